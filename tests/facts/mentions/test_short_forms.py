"""A body by part of its name, by its letters, or by the noun before it."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Mention
from affiant.vocabulary.entity import EntityKind

Naming = Callable[..., tuple[Mention, ...]]


def fullest(found: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(m.surface, m.name) for m in found if m.entity_kind is EntityKind.ORGANISATION]


def bodies(found: tuple[Mention, ...]) -> list[str]:
    return [surface for surface, _ in fullest(found)]


def test_the_first_word_alone_is_the_body_named_in_full_elsewhere(name: Naming) -> None:
    found = name("It sued Quillfeather Systems.\nQuillfeather’s staff left; Quillfeather paid.")
    assert fullest(found) == [
        ("Quillfeather Systems", "Quillfeather Systems"),
        ("Quillfeather", "Quillfeather Systems"),
        ("Quillfeather", "Quillfeather Systems"),
    ]


def test_a_first_word_that_is_also_a_word_stands_for_nobody(name: Naming) -> None:
    found = name("It sued Harbour Systems.\nThe harbour is closed.\nThen Harbour opened.")
    assert bodies(found) == ["Harbour Systems"]


def test_a_first_word_that_is_a_place_stands_for_nobody(name: Naming) -> None:
    found = name("It sued Seattle Systems.\nHe lives near Seattle now.")
    assert bodies(found) == ["Seattle Systems"]


def test_the_paper_is_the_one_named_in_full(name: Naming) -> None:
    found = name("The Larkfield Herald has read it.\nThe Herald had counted nine.")
    assert fullest(found)[-1] == ("Herald", "Larkfield Herald")


@pytest.mark.parametrize(
    ("language", "text", "full"),
    [
        (
            "en",
            "The Morvelle Custody Service (MCS) paid. The MCS left.",
            "Morvelle Custody Service",
        ),
        (
            "fr",
            "La Fédération nationale des potiers (FNP) proteste. Hier, la FNP a voté.",
            "Fédération nationale des potiers",
        ),
    ],
)
def test_letters_take_the_name_they_are_introduced_for(
    name: Naming, language: str, text: str, full: str
) -> None:
    assert {kept for _, kept in fullest(name(text, language))} == {full}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A gift from the charity Pain et Paix was refused.", "Pain et Paix"),
        ("en", "The consulting firm Orrin Vale withdrew.", "Orrin Vale"),
        ("fr", "L’association Pain et Paix a refusé.", "Pain et Paix"),
        ("fr", "La société pétrolière canadienne Quillfeather se retire.", "Quillfeather"),
    ],
)
def test_a_noun_for_a_body_lets_the_name_after_it_be_one(
    name: Naming, language: str, text: str, expected: str
) -> None:
    assert bodies(name(text, language)) == [expected]


def test_a_noun_for_a_body_makes_none_of_a_day_or_a_place(name: Naming) -> None:
    assert bodies(name("It told the company Monday. He left the company France ran.")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il a écrit à la Fédération internationale de voile.",
            "Fédération internationale de voile",
        ),
        (
            "Le Conseil national de la sécurité des ponts enquête.",
            "Conseil national de la sécurité des ponts",
        ),
        ("Elle a quitté le ministère de la pêche.", "ministère de la pêche"),
    ],
)
def test_a_french_institution_goes_on_in_small_letters(
    name: Naming, text: str, expected: str
) -> None:
    assert bodies(name(text, "fr")) == [expected]


@pytest.mark.parametrize("text", ["Le Conseil explique la suite.", "Il a saisi le Conseil hier."])
def test_a_head_alone_is_no_institution(name: Naming, text: str) -> None:
    assert bodies(name(text, "fr")) == []


def test_letters_after_a_french_article_are_a_body(name: Naming) -> None:
    assert bodies(name("Les élus de l’AQPF sont partis.", "fr")) == ["AQPF"]


@pytest.mark.parametrize("text", ["Le XVIIIe siècle et le XIX sont loin.", "Le PIB et la TVA."])
def test_numerals_and_terms_are_no_bodies(name: Naming, text: str) -> None:
    assert bodies(name(text, "fr")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The jail of Northwind County is full."),
        ("fr", "La prison du comté de Northwind est pleine."),
        ("fr", "Il habite rue Northwind."),
    ],
)
def test_a_place_called_like_a_known_body_is_not_that_body(
    language: str, text: str, name: Naming
) -> None:
    assert all(m.known_as is None for m in name(text, language))


def test_no_name_crosses_a_tab(name: Naming) -> None:
    row = "QCS-17\tMorvelle Custody Service\tQuillfeather Systems Inc\tawarded"
    assert bodies(name(row)) == ["Morvelle Custody Service", "Quillfeather Systems Inc"]


@pytest.mark.parametrize(
    ("language", "text", "full"),
    [
        (
            "en",
            "The Raft Anglers Inland Canal East Society (RAICES) met. RAICES voted.",
            "Raft Anglers Inland Canal East Society",
        ),
        (
            "en",
            "The Society for the Protection of Ancient Windmills and Water Meadows (SPAWWM) sued.",
            "Society for the Protection of Ancient Windmills and Water Meadows",
        ),
        (
            "en",
            "It joined the Tarvik Harbour and Timber Institute (the “THTI”) in May.",
            "Tarvik Harbour and Timber Institute",
        ),
        (
            "en",
            "The Rope and Anchor Inspection Centre for Ebb and Long Swell (RAICES) sued.",
            "Rope and Anchor Inspection Centre for Ebb and Long Swell",
        ),
        (
            "fr",
            "Le Conseil national des droits des potiers et des fours (CNDPF) a saisi le juge.",
            "Conseil national des droits des potiers et des fours",
        ),
        (
            "fr",
            "La Coordination française pour le droit d’argile (CFDA) a saisi le juge.",
            "Coordination française pour le droit d’argile",
        ),
        (
            "fr",
            "L’Observatoire citoyen de la rivière et des landes publiques (« OCRLP ») répond.",
            "Observatoire citoyen de la rivière et des landes publiques",
        ),
    ],
)
def test_initials_in_brackets_define_a_name_of_any_length(
    name: Naming, language: str, text: str, full: str
) -> None:
    found = name(text, language)
    assert full in {mention.surface for mention in found}
    assert {kept for _, kept in fullest(found)} == {full}


def test_a_name_that_begins_before_the_initials_do_is_left_whole(name: Naming) -> None:
    found = name("The Arden Border and Harbour Agency (BHA) paid. BHA left.")
    assert {mention.known_as for mention in found} == {"Border and Harbour Agency"}


def test_a_person_before_letters_in_brackets_stays_a_person(name: Naming) -> None:
    (found,) = name("Mr John Xavier Smith (JXS) spoke.")
    assert found.entity_kind is EntityKind.PERSON


def test_a_heading_with_letters_in_brackets_names_nobody(name: Naming) -> None:
    assert not name("New Rules For All Inland Boats And Crews (QZV)")


def test_letters_that_are_not_the_initials_define_nothing_more(name: Naming) -> None:
    found = name("We ate bread, Soup and Red Cheese (OPQ) there.")
    assert not [mention for mention in found if "Soup" in mention.surface]


def test_a_first_word_that_two_bodies_share_stands_for_neither(name: Naming) -> None:
    found = name(
        "It took the Quillfeather Foundation for Quillfeather Systems.\nQuillfeather was cleared."
    )
    assert ("Quillfeather", "Quillfeather Systems") not in fullest(found)


def test_a_surname_with_its_particle_is_the_person_named_in_full(name: Naming) -> None:
    found = name("Il a vu Mme Lydie Le Bris. Mme Le Bris est partie.", "fr")
    people = [m.name for m in found if m.entity_kind is EntityKind.PERSON]
    assert people == ["Lydie Le Bris", "Lydie Le Bris"]
