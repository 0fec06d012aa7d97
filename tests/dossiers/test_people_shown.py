from dataclasses import replace

import pytest

from affiant.dossiers.dossier import Dossier, Person
from affiant.dossiers.render import markdown
from affiant.dossiers.render.people import roles_shown
from affiant.dossiers.wording import Wording
from affiant.evidence.legal_standing import LegalStanding
from affiant.vocabulary.legal_status import LegalStatus

ROLES = ("spokesman", "spokesman for the ministry", "porte-parole du ministère")
TARNBY = Person("Joel Tarnby", ROLES, quoted=True, sources=(1,), tongues=("en", "en", "fr"))


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", ("spokesman for the ministry",)), ("fr", ("porte-parole du ministère",))],
)
def test_a_role_is_shown_once_in_the_readers_language(
    language: str, shown: tuple[str, ...]
) -> None:
    assert roles_shown(TARNBY, Wording(language)) == shown


def test_a_role_that_stands_in_another_language_only_is_shown_as_it_stands() -> None:
    other = replace(TARNBY, roles=ROLES[2:], tongues=("fr",))
    assert roles_shown(other, Wording("en")) == ("porte-parole du ministère",)


def test_a_note_tells_where_a_person_stands_before_the_law(dossier: Dossier) -> None:
    charged = LegalStanding(LegalStatus.CHARGED, "2025-06-02", "Court of Ostrey", "forgery")
    note = markdown(replace(dossier, people=(replace(TARNBY, legal=charged),)), "en")
    assert "Court of Ostrey" in note
