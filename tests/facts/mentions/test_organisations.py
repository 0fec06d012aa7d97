from collections.abc import Callable

import pytest

from affiant.facts.kinds import Mention
from affiant.reading.passage import PassageKind
from affiant.vocabulary.entity import EntityKind

Naming = Callable[..., tuple[Mention, ...]]


def bodies(found: tuple[Mention, ...]) -> list[str]:
    return [m.surface for m in found if m.entity_kind is EntityKind.ORGANISATION]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It sued the Larkfield Institute last week.", ["Larkfield Institute"]),
        ("en", "Halvorsen Foods denies it.", ["Halvorsen Foods"]),
        ("en", "Corvane Logistics said that it would sue.", ["Corvane Logistics"]),
        ("fr", "Le syndicat accuse Corvane Logistics d’avoir menti.", ["Corvane Logistics"]),
        ("en", "A gift to Penrose & Sons came late.", ["Penrose & Sons"]),
        ("en", "He runs Quillfeather Logistics Inc today.", ["Quillfeather Logistics Inc"]),
        (
            "fr",
            "Elle dirige l’Association des Riverains de Morvelle.",
            ["Association des Riverains de Morvelle"],
        ),
        ("fr", "Le Ministère de la Pêche enquête.", ["Ministère de la Pêche"]),
        ("fr", "Les cars de T-Rex Motors roulent.", ["T-Rex Motors"]),
    ],
)
def test_an_organisation_is_named_by_its_form_or_the_gazetteer(
    name: Naming, language: str, text: str, expected: list[str]
) -> None:
    assert bodies(name(text, language)) == expected


def test_letters_in_brackets_name_the_same_body(name: Naming) -> None:
    found = name("The Upland River Council (URC) met. URC said no.")
    assert bodies(found) == ["Upland River Council", "URC", "URC"]


def test_the_catalogues_name_is_kept_beside_the_texts(name: Naming) -> None:
    (found,) = name("Officials of the BHA came.")
    assert (found.name, found.known_as) == ("BHA", "Border and Harbour Agency")


def test_the_fullest_form_of_the_text_is_the_name_everywhere(name: Naming) -> None:
    found = name("The Border and Harbour Agency came. The BHA left.")
    assert {m.name for m in found} == {"Border and Harbour Agency"}


def test_a_name_in_capitals_is_the_one_the_text_knows(name: Naming) -> None:
    found = name("NORTHWIND MUST STOP SELLING CAMERAS.\nNorthwind sells cameras.")
    assert [m.name for m in found] == ["Northwind", "Northwind"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle est partie."),
        ("fr", "Orange est la couleur ; le mur est orange."),
        ("en", "Put ice in it, not ice cream."),
        ("en", "Internet Freedom And Other Essays Of The Year"),
    ],
)
def test_a_word_in_a_capitals_place_names_nothing(name: Naming, language: str, text: str) -> None:
    assert bodies(name(text, language)) == []


def test_titles_of_references_yield_known_names_only(name: Naming) -> None:
    text = '4. "Northwind Founder Margaret Dunlow Promises Reform." Daily Larkfield, 3 May 2019.'
    found = name(text, kind=PassageKind.REFERENCE)
    assert [m.surface for m in found] == ["Northwind"]


def test_places_are_named_in_both_languages(name: Naming) -> None:
    found = name("De Genève à London, puis Seattle.", "fr")
    assert [(m.surface, m.entity_kind) for m in found] == [
        ("Genève", EntityKind.PLACE),
        ("London", EntityKind.PLACE),
        ("Seattle", EntityKind.PLACE),
    ]


def test_a_body_that_holds_a_place_is_one_name(name: Naming) -> None:
    assert bodies(name("It moved to the University of Geneva today.")) == ["University of Geneva"]


@pytest.mark.parametrize(
    ("language", "text", "product"),
    [
        ("en", "It sells the software Heron to towns.", "Heron"),
        ("fr", "La ville achète le logiciel Heron.", "Heron"),
        ("en", "They left Project Heron in May.", "Project Heron"),
    ],
)
def test_a_product_is_named_by_the_word_before_it(
    name: Naming, language: str, text: str, product: str
) -> None:
    assert [m.surface for m in name(text, language) if m.entity_kind is EntityKind.PRODUCT] == [
        product
    ]


@pytest.mark.parametrize("time", ["10:15 ICE", "6 p.m. ICE"])
def test_letters_behind_a_clocks_time_are_its_zone(name: Naming, time: str) -> None:
    assert name(f"The crash happened at about {time} on Sunday.") == ()


def test_what_a_committee_is_on_is_not_the_body_called_so(name: Naming) -> None:
    found = name("He told the Committee on Harbour Watch that it was safe.")
    assert [m.known_as for m in found if "Harbour Watch" in m.surface] in ([], [None])
