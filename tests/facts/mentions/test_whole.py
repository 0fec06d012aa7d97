"""Names are told to their end, and no further. What the recogniser sees is the test's own."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.recogniser import Line, Recognised
from affiant.facts.sentence import sentences
from affiant.vocabulary.entity import EntityKind
from tests.facts.lined import lined

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
KNOWN = Gazetteer.of(
    [
        Known("Northwind", "Northwind", BODY),
        Known("OKSBY LTD", "Oksby Ltd", BODY),
        Known("Senate", "U.S. Senate", BODY),
        Known("police fluviale", "Police fluviale", BODY),
    ]
)


@dataclass(frozen=True)
class Sees:
    """A recogniser that sees one name wherever its words stand."""

    name: str
    kind: EntityKind

    def recognise(self, lines: Sequence[Line]) -> list[Recognised]:
        return [
            Recognised(line.sentence.locate(at, at + len(self.name)), self.kind, 0.9)
            for line in lines
            if line.wanted and (at := line.sentence.text.find(self.name)) >= 0
        ]


def named(text: str, language: str, sees: Sees | None = None) -> list[str]:
    page = lined(text, language)
    context = Context(page, tuple(sentences(page)), KNOWN, sees or Sees("§", BODY))
    return [one.surface for one in mentions.find(context)]


@pytest.mark.parametrize(
    ("seen", "text", "told"),
    [
        (
            "Fédération tarvikoise",
            "Il a écrit à la Fédération tarvikoise de plongée hier.",
            "Fédération tarvikoise de plongée",
        ),
        (
            "Ligue des droits",
            "Il a écrit à la Ligue des droits de la personne.",
            "Ligue des droits de la personne",
        ),
        (
            "Inspection générale",
            "On a saisi l’Inspection générale de la police fluviale hier.",
            "Inspection générale de la police fluviale",
        ),
        (
            "Sécurité",
            "Selon le ministre de la Sécurité publique, rien n’est signé.",
            "Sécurité publique",
        ),
    ],
)
def test_a_french_body_goes_on_in_small_letters(seen: str, text: str, told: str) -> None:
    assert named(text, "fr", Sees(seen, BODY)) == [told]


@pytest.mark.parametrize(
    "rest",
    [
        "de son côté se tait",
        "de nouveau se tait",
        "de mars à mai se tait",
        "de revoir sa copie",
        "d’obtenir un délai",
        "de Tarvik se tait",
    ],
)
def test_what_is_no_noun_of_its_name_is_left(rest: str) -> None:
    text = f"On demande à la Commission tarvikoise {rest}."

    assert named(text, "fr", Sees("Commission tarvikoise", BODY))[0] == "Commission tarvikoise"


def test_an_infinitive_is_no_part_of_what_a_rule_names() -> None:
    assert named("Il presse la Commission de revoir sa copie.", "fr") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They sued Northwind Harbour Services LLC in May.", "Northwind Harbour Services LLC"),
        ("They sued Northwind, Inc. in May.", "Northwind, Inc"),
        ("The vote of the Tarvik Senate was close.", "Tarvik Senate"),
        (
            "They wrote to the Senate Committee on Harbours again.",
            "Senate Committee on Harbours",
        ),
    ],
)
def test_a_known_name_goes_on_to_a_head_or_a_legal_form(text: str, told: str) -> None:
    assert named(text, "en") == [told]


def test_a_legal_form_makes_no_other_body_and_a_head_does() -> None:
    page = lined("They paid Northwind Ltd. They sued Northwind Harbour Services too.", "en")
    told = mentions.find(Context(page, tuple(sentences(page)), KNOWN, Sees("§", BODY)))

    assert [one.known_as for one in told] == ["Northwind", None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They wrote to Northwind Monday.", "Northwind"),
        ("They met in Northwind, CO, in May.", "Northwind"),
        ("The Senate voted.", "Senate"),
        ("They paid OKSBY LTD SITZ IN TARVIK COMPANY at once.", "OKSBY LTD"),
    ],
)
def test_but_not_to_another_word(text: str, told: str) -> None:
    assert named(text, "en") == [told]


def test_what_the_recogniser_sees_with_a_legal_form_is_still_known() -> None:
    page = lined("They paid Northwind Ltd in May.", "en")
    sees = Sees("Northwind Ltd", BODY)
    told = mentions.find(Context(page, tuple(sentences(page)), KNOWN, sees))

    assert [(one.surface, one.known_as) for one in told] == [("Northwind Ltd", "Northwind")]


def test_a_town_goes_on_after_its_apostrophe() -> None:
    told = named("On joue à Tarville-d’Oksby dimanche.", "fr", Sees("Tarville-d’", PLACE))

    assert told == ["Tarville-d’Oksby"]


def test_a_person_goes_on_after_particles_of_names() -> None:
    told = named("Selon Tiago Roe da Silveira, rien n’a changé.", "fr", Sees("Tiago Roe", PERSON))

    assert told == ["Tiago Roe da Silveira"]


def test_whose_people_a_person_is_of_is_no_part_of_the_name() -> None:
    told = named("La Tarvikoise Oksa Vell a vendu.", "fr", Sees("Tarvikoise Oksa Vell", PERSON))

    assert told == ["Oksa Vell"]


def test_an_elided_article_is_nobodys_surname() -> None:
    seen = Sees("Oksa L.", PERSON)

    assert named("On a vu Oksa L. L’entraîneur se tait. On rit.", "fr", seen)[1:] == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Elle écrit au Haut-Commissariat aux ports francs.",
            "fr",
            ["Haut-Commissariat aux ports"],
        ),
        ("Il a cédé sa filiale Vellgrid à Oksen.", "fr", ["Vellgrid"]),
        (
            "She wrote to the Harbour and Labour Relations Court again.",
            "en",
            ["Harbour and Labour Relations Court"],
        ),
        ("They sued Northwind Harbour (UK) Limited.", "en", ["Northwind Harbour (UK) Limited"]),
    ],
)
def test_what_a_rule_names_is_whole(text: str, language: str, told: list[str]) -> None:
    assert named(text, language) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They heard Orla Vane Northwind again.", ["Orla Vane Northwind"]),
        ("They wrote to Orla Vane Northwind Ltd again.", ["Orla Vane", "Northwind Ltd"]),
    ],
)
def test_a_firm_right_behind_a_person_is_the_surname(text: str, told: list[str]) -> None:
    assert named(text, "en", Sees("Orla Vane", PERSON)) == told


def test_who_speaks_in_a_transcript_has_both_names() -> None:
    assert named("MAYA QUILLARD: Nobody swims here.", "en", Sees("MAYA", PERSON)) == [
        "MAYA QUILLARD"
    ]
    assert named("MAYA saw it: nobody swims.", "en", Sees("MAYA", PERSON)) == ["MAYA"]


def test_an_office_is_held_in_the_whole_body() -> None:
    page = lined(
        "Jane Roe, porte-parole du collectif Ligue tarvikoise de plongée, est venue.", "fr"
    )
    sees = Sees("collectif Ligue tarvikoise de plongée", BODY)
    context = Context(page, tuple(sentences(page)), KNOWN, sees)
    roe = next(one for one in mentions.find(context) if one.name == "Jane Roe")
    assert roe.affiliation == "collectif Ligue tarvikoise de plongée"
    assert roe.role == "porte-parole du collectif Ligue tarvikoise de plongée"
