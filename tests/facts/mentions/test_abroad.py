"""A body with a name of common words is the catalogue's only where nothing says otherwise."""

import pytest

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.recogniser import Unaided
from affiant.facts.sentence import sentences
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.sheet import sheet
from tests.facts.lined import lined

BODY = EntityKind.ORGANISATION
KNOWN = Gazetteer.of(
    [
        Known("Ministry of Harbours", "Ministry of Harbours", BODY, country="gb"),
        Known("Chambre nationale", "Chambre nationale", BODY, country="fr"),
        Known("Sénat", "Sénat", BODY, country="fr"),
        Known("Harbour Court", "Harbour Court", BODY, country="int"),
        Known("Harbour Watch", "Harbour Watch", BODY),
    ]
)


def named(text: str, language: str) -> list[tuple[str, bool]]:
    page = lined(text, language)
    found = mentions.find(Context(page, tuple(sentences(page)), KNOWN, Unaided()))
    return [(one.surface, one.known_as is not None) for one in found if one.entity_kind is BODY]


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("fr", "On écrit à la Chambre nationale québécoise.", "Chambre nationale québécoise"),
        ("fr", "On écrit au Sénat du Burundi.", "Sénat du Burundi"),
        ("fr", "On écrit au Sénat de la Côte d’Ivoire.", "Sénat de la Côte d’Ivoire"),
        (
            "en",
            "They wrote to the Ministry of Harbours of the United Arab Emirates.",
            "Ministry of Harbours of the United Arab Emirates",
        ),
        ("en", "They wrote to the Kenyan Ministry of Harbours.", "Ministry of Harbours"),
        ("en", "They wrote to Kenya’s Ministry of Harbours.", "Ministry of Harbours"),
    ],
)
def test_another_countrys_body_is_not_the_catalogues(
    language: str, text: str, surface: str
) -> None:
    assert named(text, language) == [(surface, False)]


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("fr", "On écrit à la Chambre nationale française.", "Chambre nationale française"),
        ("fr", "On écrit à la Chambre nationale.", "Chambre nationale"),
        ("en", "They wrote to the British Ministry of Harbours.", "Ministry of Harbours"),
        ("en", "They wrote to the Kenyan Harbour Watch.", "Harbour Watch"),
        ("en", "They wrote to the Kenyan Harbour Court.", "Harbour Court"),
    ],
    ids=["its own", "no other", "its own before", "no public body", "a body of many countries"],
)
def test_otherwise_it_is(language: str, text: str, surface: str) -> None:
    assert named(text, language) == [(surface, True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They wrote to the Ministry of Harbours in Nairobi."),
        ("fr", "On écrit au Sénat à Bucarest."),
        ("fr", "On écrit au Sénat de Port-au-Prince."),
        ("en", "They wrote to the Ministry of Harbours in Brisbane."),
    ],
)
def test_a_body_in_a_city_of_another_country_is_not_the_catalogues(
    language: str, text: str
) -> None:
    assert [linked for _, linked in named(text, language)] == [False]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They wrote to the Ministry of Harbours in London."),
        ("en", "They wrote to the Ministry of Harbours in May."),
        ("fr", "On écrit au Sénat à Paris."),
        ("en", "They wrote to the Harbour Court in Nairobi."),
    ],
    ids=["its own city", "no city", "its own city, in French", "a body of many countries"],
)
def test_a_body_in_its_own_city_is(language: str, text: str) -> None:
    assert [linked for _, linked in named(text, language)] == [True]


def test_a_page_means_the_body_of_its_city_where_it_names_it_bare() -> None:
    text = "It wrote to the Ministry of Harbours in Nairobi. The Ministry of Harbours answered."
    assert [linked for _, linked in named(text, "en")] == [False, False]


def test_no_city_lies_in_two_countries() -> None:
    told = [city.strip() for one in sheet("cities").values() for city in one.split(";")]

    assert [city for city in {*told} if told.count(city) > 1] == []


def test_no_word_tells_two_countries() -> None:
    told: dict[str, set[str]] = {}
    for code, one in sheet("peoples").items():
        for word in f"{one['adjectives']};{one['names']}".split(";"):
            told.setdefault(word.strip(), set()).add(code)

    assert [word for word, codes in told.items() if len(codes) > 1] == []
