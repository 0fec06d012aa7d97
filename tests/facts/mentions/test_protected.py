"""Who is to be masked must be read as such: a role that is missed names a victim."""

import pytest

from affiant.names.standing import Standing, standing
from affiant.vocabulary.entity import EntityKind
from tests.facts.mentions.conftest import Naming


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("fr", "Lina Moreau, victime, a témoigné mardi.", "victime"),
        ("fr", "La victime Lina Moreau a dit : « Je veux partir. »", "victime"),
        ("fr", "« Je veux partir », a dit Lina Moreau, demandeuse d’asile.", "demandeuse d’asile"),
        ("fr", "La mère de Lina Moreau, une enfant de six ans, a pleuré.", "enfant"),
        ("en", "Lina Moreau, a victim of the separations, said: “I want to leave.”", "victim"),
        ("en", "Witness Lina Moreau said: “It was dark in there.”", "Witness"),
        ("en", "The suspect Lina Moreau said nothing.", "suspect"),
    ],
)
def test_who_is_to_be_masked_is_read_as_such(
    name: Naming, language: str, text: str, role: str
) -> None:
    (person,) = (m for m in name(text, language) if m.entity_kind is EntityKind.PERSON)
    assert (person.name, person.role) == ("Lina Moreau", role)
    assert standing([role], quoted=True) is Standing.PROTECTED


def test_a_word_for_somebody_before_a_body_makes_no_person_of_it(name: Naming) -> None:
    texts = {"fr": "Le témoin Northwind est parti.", "en": "a minor Northwind update"}
    for language, text in texts.items():
        assert all(m.entity_kind is not EntityKind.PERSON for m in name(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Personne n’a été mis en examen."),
        ("fr", "Une enquête est ouverte. Personne n’a été arrêté."),
        ("en", "Nobody has been charged."),
        ("en", "None was convicted. Everyone was released."),
    ],
)
def test_nobody_is_nobodys_name(name: Naming, language: str, text: str) -> None:
    """Masked, the word that clears everybody would be gone from the page."""
    assert name(text, language) == ()
