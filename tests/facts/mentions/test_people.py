from collections.abc import Callable

import pytest

from affiant.facts.kinds import Mention
from affiant.vocabulary.entity import EntityKind

Naming = Callable[..., tuple[Mention, ...]]


def people(found: tuple[Mention, ...]) -> list[str]:
    return [m.name for m in found if m.entity_kind is EntityKind.PERSON]


def only_person(found: tuple[Mention, ...]) -> Mention:
    (person,) = [m for m in found if m.entity_kind is EntityKind.PERSON]
    return person


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The board asked Margaret Dunlow to resign.", "Margaret Dunlow"),
        ("fr", "Le conseil a demandé à Élodie de Varenne de partir.", "Élodie de Varenne"),
        ("en", "They met Mr. Okafor in spring.", "Okafor"),
        ("fr", "Ils ont rencontré Mme Quillard au printemps.", "Quillard"),
        ("en", "Later Thaddeus J. Brill left.", "Thaddeus J. Brill"),
        ("en", "Later Thaddeus St. Brill left.", "Thaddeus St. Brill"),
        ("fr", "Hier, Zbynek Vorlat a déclaré la séance ouverte.", "Zbynek Vorlat"),
    ],
)
def test_a_person_is_named(name: Naming, language: str, text: str, expected: str) -> None:
    assert people(name(text, language)) == [expected]


def test_a_surname_alone_takes_the_full_name_given_elsewhere(name: Naming) -> None:
    found = name("Margaret Dunlow spoke first. Nobody answered Dunlow.")
    assert people(found) == ["Margaret Dunlow", "Margaret Dunlow"]


def test_a_surname_that_two_people_share_stays_as_it_is(name: Naming) -> None:
    found = name("Margaret Dunlow met Peter Dunlow. Ms. Dunlow left.")
    assert people(found) == ["Margaret Dunlow", "Peter Dunlow", "Dunlow"]


@pytest.mark.parametrize(
    ("language", "text", "role", "affiliation"),
    [
        ("en", "They wrote to Northwind CEO Margaret Dunlow.", "CEO", "Northwind"),
        (
            "en",
            "Margaret Dunlow, the chief executive of Northwind, left.",
            "chief executive of Northwind",
            "Northwind",
        ),
        ("fr", "Le PDG de Northwind, Bruno Cazal, a démissionné.", "PDG de Northwind", "Northwind"),
        (
            "fr",
            "Northwind chef de la direction Bruno Cazal est parti.",
            "chef de la direction",
            "Northwind",
        ),
    ],
)
def test_the_role_beside_a_name_is_kept(
    name: Naming, language: str, text: str, role: str, affiliation: str
) -> None:
    person = only_person(name(text, language))
    assert (person.role, person.affiliation) == (role, affiliation)


def test_an_affiliation_without_a_role_is_kept(name: Naming) -> None:
    person = only_person(name("Bruno Cazal, de chez Harbor Watch, a parlé.", "fr"))
    assert (person.role, person.affiliation) == (None, "Harbor Watch")


def test_the_role_is_supported_by_its_words(name: Naming) -> None:
    text = "They wrote to Northwind CEO Margaret Dunlow."
    (support, _) = only_person(name(text)).supports
    assert support.span.of(text) == "CEO"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Northwind employees walked out."),
        ("fr", "Des employés de Northwind ont quitté leur poste."),
        ("fr", "Les victimes et les avocats attendent."),
        ("en", "Shareholders of Northwind met on Tuesday in March."),
        ("en", "Ana, Rosa, Peter, Clara, Jon and the rest of the Harbor Watch team"),
        ("fr", "Ana, Rosa, Pierre, Clara et toute l’équipe"),
        ("en", "Muslims and Christians prayed."),
        ("fr", "Lundi, Internet était en panne en Janvier."),
        ("en", "I’m Batman’s neighbour."),
        ("en", "The fair is called MS Wonder this year."),
    ],
)
def test_nobody_is_made_a_person(name: Naming, language: str, text: str) -> None:
    assert people(name(text, language)) == []


def test_a_bare_first_name_does_not_become_the_person_of_that_surname(name: Naming) -> None:
    text = "Harold Scott spoke.\nAna, Scott, Rosa, Peter and the rest of the team"
    assert people(name(text)) == ["Harold Scott"]


def test_a_heading_in_capitals_names_nobody_new(name: Naming) -> None:
    assert people(name("GRANT WALKER MARSHALL PROMISES REFORM TODAY")) == []


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "Its director, Orrin Quayle, told a committee that all was well.", "director"),
        (
            "en",
            "The director of the lake service, Orrin Quayle, wrote to them.",
            "director of the lake service",
        ),
        ("fr", "Son directeur, Orrin Quayle, avait dit que tout allait bien.", "directeur"),
        ("en", "Orrin Quayle, campaign director, signed it.", "campaign director"),
    ],
)
def test_an_unknown_name_beside_a_function_is_a_person(
    name: Naming, language: str, text: str, role: str
) -> None:
    found = [m for m in name(text, language) if m.entity_kind is EntityKind.PERSON]
    assert [(m.name, m.role) for m in found] == [("Orrin Quayle", role)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By Orrin Vane-Quayle | 12 June 2024"),
        ("fr", "Par Orrin Vane-Quayle – Publié le 12 juin 2024"),
    ],
)
def test_the_line_over_an_article_names_a_person(name: Naming, language: str, text: str) -> None:
    assert [m.name for m in name(text, language)] == ["Orrin Vane-Quayle"]


def test_a_verb_that_is_also_a_function_is_no_role(name: Naming) -> None:
    (found,) = name("Sa voisine, Alice Morvan, juge le départ tardif.", "fr")
    assert found.role is None


def test_a_title_before_a_function_is_nobody(name: Naming) -> None:
    assert name("Madame la Directrice générale, nous refusons.", "fr") == ()


def test_what_somebody_is_minister_of_is_nobody(name: Naming) -> None:
    assert name("The minister of Public Safety announced a review.") == ()


def test_an_office_before_and_a_body_behind_are_no_part_of_the_name(name: Naming) -> None:
    found = name("Assistant Chief Constable Margaret Dunlow of Harbour Police agreed.")
    assert [(m.surface, m.role) for m in found if m.entity_kind is EntityKind.PERSON] == [
        ("Margaret Dunlow", "Assistant Chief Constable")
    ]


def test_a_name_in_capitals_is_that_of_the_person_and_no_first_name_alone(name: Naming) -> None:
    found = name("Zbynek Vorlat est venu.\nZBYNEK VORLAT : Bonjour.", "fr")
    assert [(one.surface, one.name) for one in found] == [
        ("Zbynek Vorlat", "Zbynek Vorlat"),
        ("ZBYNEK VORLAT", "Zbynek Vorlat"),
    ]


def test_one_word_of_several_in_capitals_names_nobody_known(name: Naming) -> None:
    found = name("Hier Mme Quillard est venue.\nQUILLARD SORTIE : Bonjour.", "fr")
    assert [one.surface for one in found] == ["Quillard"]
