"""What a recogniser adds, and what it may not. Its answers here are the test's own."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.mentions.modelled import (
    A_PERSON,
    DOUBTED,
    FIRM,
    IN_A_HEADING,
    LEAST,
    LISTED,
    NO_BODY,
    OUTVOTES,
    SURE,
    UNDERSTATED,
)
from affiant.facts.recogniser import Line, Recognised
from affiant.facts.sentence import sentences
from affiant.vocabulary.entity import EntityKind
from tests.facts.lined import lined
from tests.facts.mentions.conftest import KNOWN

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


@dataclass(frozen=True)
class Sure:
    """A recogniser that sees one name wherever its words stand."""

    name: str
    kind: EntityKind
    confidence: float = 0.9

    def recognise(self, lines: Sequence[Line]) -> list[Recognised]:
        return [
            Recognised(line.sentence.locate(at, at + len(self.name)), self.kind, self.confidence)
            for line in lines
            if line.wanted and (at := line.sentence.text.find(self.name)) >= 0
        ]


def named(text: str, sure: Sure, language: str = "en") -> list[tuple[str, EntityKind, str]]:
    page = lined(text, language)
    found = mentions.find(Context(page, tuple(sentences(page)), KNOWN, sure))
    return [(one.surface, one.entity_kind, one.found_by) for one in found]


def test_a_name_that_no_rule_explains_is_added() -> None:
    told = named("They flew to Tarvikton twice.", Sure("Tarvikton", PLACE))

    assert told == [("Tarvikton", PLACE, "recogniser/1")]


def test_a_name_goes_to_the_hyphen_before_a_word_that_is_not_its_own() -> None:
    told = named("They met a Tarvikton-based group.", Sure("Tarvikton-based", PLACE))

    assert told == [("Tarvikton", PLACE, "recogniser/1")]


def test_a_name_keeps_a_small_word_of_its_own_after_a_hyphen() -> None:
    told = named("They saw Tarvik-oksby twice.", Sure("Tarvik-oksby", PLACE))

    assert told == [("Tarvik-oksby", PLACE, "recogniser/1")]


def test_what_the_gazetteer_knows_stands() -> None:
    told = named("They wrote to Northwind and to Oksby.", Sure("Northwind", PLACE, 1.0))

    assert told == [("Northwind", BODY, "mentions/1")]


def test_but_for_a_person_who_bears_its_name() -> None:
    told = named("They wrote to Elle and to Oksby.", Sure("Elle", PERSON, A_PERSON))

    assert told == [("Elle", PERSON, "recogniser/1")]


def test_and_but_for_a_longer_name_around_it() -> None:
    sure = Sure("Tarvik Northwind", PLACE, OUTVOTES)

    assert named("They wrote to Tarvik Northwind twice.", sure) == [
        ("Tarvik Northwind", PLACE, "recogniser/1")
    ]


def test_a_longer_name_that_is_unsure_leaves_it() -> None:
    sure = Sure("Tarvik Northwind", PLACE, OUTVOTES - UNDERSTATED["en"] - 0.01)

    assert named("They wrote to Tarvik Northwind twice.", sure) == [
        ("Northwind", BODY, "mentions/1")
    ]


def test_and_one_that_goes_on_into_a_small_word_must_be_surer() -> None:
    text = "They wrote to Northwind today."

    assert named(text, Sure("Northwind today", BODY, SURE - 0.01)) == [
        ("Northwind", BODY, "mentions/1")
    ]
    assert named(text, Sure("Northwind today", BODY, SURE)) == [
        ("Northwind today", BODY, "recogniser/1")
    ]


@dataclass(frozen=True)
class Doubtful:
    """A recogniser that sees no name in these words."""

    name: str
    confidence: float

    def recognise(self, lines: Sequence[Line]) -> list[Recognised]:
        return [
            Recognised(line.sentence.locate(at, at + len(self.name)), None, self.confidence)
            for line in lines
            if (at := line.sentence.text.find(self.name)) >= 0
        ]


@pytest.mark.parametrize(
    ("name", "confidence", "left"),
    [
        ("Lyon", DOUBTED, []),
        ("Lyon", DOUBTED - 0.01, ["Lyon"]),
        ("Elle", DOUBTED, []),
        ("Border and Harbour Agency", 1.0, ["Border and Harbour Agency"]),
        ("Oksby Institute", NO_BODY, []),
        ("Oksby Institute", NO_BODY - 0.01, ["Oksby Institute"]),
    ],
    ids=[
        "a place of the rules",
        "unsurely",
        "a word of the catalogue",
        "its longer names",
        "a body of the rules",
        "a body unsurely",
    ],
)
def test_a_doubt_takes_away_what_rules_named(name: str, confidence: float, left: list[str]) -> None:
    page = lined(f"They wrote to {name} twice.", "en")
    doubtful = Doubtful(name, confidence)

    found = mentions.find(Context(page, tuple(sentences(page)), KNOWN, doubtful))

    assert [one.surface for one in found] == left


def test_a_sure_place_may_be_written_small() -> None:
    told = named("we drove to florida twice", Sure("florida", PLACE))

    assert told == [("florida", PLACE, "recogniser/1")]


def test_a_name_with_a_small_article_of_its_own_is_a_persons() -> None:
    told = named("In Oksby they asked al-Tarvik twice.", Sure("al-Tarvik", PERSON))

    assert told == [("al-Tarvik", PERSON, "recogniser/1")]


def test_a_longer_name_that_is_sure_takes_the_place_of_a_town_in_it() -> None:
    told = named("Ils ont saisi l’Atelier de Lyon hier.", Sure("Atelier de Lyon", BODY), "fr")

    assert told == [("Atelier de Lyon", BODY, "recogniser/1")]


def test_a_longer_name_that_is_unsure_does_not() -> None:
    unsure = Sure("Atelier de Lyon", BODY, OUTVOTES - 0.01)

    assert named("Ils ont saisi l’Atelier de Lyon hier.", unsure, "fr") == [
        ("Lyon", PLACE, "mentions/1")
    ]


def test_a_small_word_that_opens_the_sentence_makes_no_longer_name_of_a_town() -> None:
    told = named("De Lyon nous sommes partis hier.", Sure("De Lyon", EntityKind.PERSON), "fr")

    assert told == [("Lyon", PLACE, "mentions/1")]


def test_below_the_least_confidence_nothing_is_added() -> None:
    least = LEAST - UNDERSTATED["en"]

    assert named("They flew to Tarvikton.", Sure("Tarvikton", PLACE, least - 0.01)) == []
    assert named("Il va à Tarvikton.", Sure("Tarvikton", PLACE, LEAST - 0.01), "fr") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met the Tarvik employees today.", "Tarvik"),
        ("We thank Tarvik, Oksby, Delm and Ruun.", "Oksby"),
        ("We met tarvik there, and Oksby.", "tarvik"),
    ],
)
def test_no_person_is_made_of_a_group_a_list_or_a_common_word(text: str, name: str) -> None:
    assert (name, PERSON, "recogniser/1") not in named(text, Sure(name, PERSON, LISTED - 0.01))


def test_but_for_one_of_a_list_that_is_sure() -> None:
    told = named("We thank Tarvik, Oksby, Delm and Ruun.", Sure("Oksby", PERSON, LISTED))

    assert ("Oksby", PERSON, "recogniser/1") in told


@pytest.mark.parametrize(
    "text",
    ["Write to roe@Northwind today.", "It is at http://Northwind/page.", "See plan_Northwind now."],
)
def test_an_address_names_no_body(text: str) -> None:
    assert named(text, Sure("nowhere", PLACE)) == []


def test_a_first_name_is_a_place_where_that_is_sure() -> None:
    text = "They flew to Sydney twice."

    assert named(text, Sure("Sydney", PLACE, SURE)) == [("Sydney", PLACE, "recogniser/1")]
    assert named(text, Sure("Sydney", PLACE, SURE - 0.01)) == []


def test_what_breaks_off_is_no_name_but_letters_are() -> None:
    broken = "Oksby de la"

    assert (broken, BODY) not in [
        n[:2] for n in named(f"Vu {broken} mer.", Sure(broken, BODY), "fr")
    ]
    assert named("They moved to LA twice.", Sure("LA", PLACE)) == [("LA", PLACE, "recogniser/1")]


def test_a_name_that_does_not_fall_on_whole_words_is_not_added() -> None:
    assert named("They flew to Tarvikton.", Sure("Tarvik", PLACE)) == []


def test_an_added_person_gets_the_role_beside_the_name() -> None:
    page = lined("La directrice Oksby Tarvik est venue.", "fr")
    sure = Sure("Oksby Tarvik", PERSON)

    (found,) = mentions.find(Context(page, tuple(sentences(page)), KNOWN, sure))

    assert found.role == "directrice"


def test_an_added_name_said_again_is_no_surer_than_it_was() -> None:
    text = "They flew to Tarvikton twice.\nTarvikton Is What Everybody Here Always Wanted"
    page = lined(text, "en")
    sure = Sure("Tarvikton twice", PLACE, LEAST)

    found = mentions.find(Context(page, tuple(sentences(page)), KNOWN, sure))

    assert {one.confidence for one in found} <= {LEAST}


@pytest.mark.parametrize(
    ("name", "kind", "confidence", "found"),
    [
        ("Oksby Tarvik", PERSON, LEAST, True),
        ("Tarvikton", PERSON, LEAST, False),
        ("Oksby Tarvik", PLACE, IN_A_HEADING - 0.01, False),
        ("Oksby Tarvik", PLACE, IN_A_HEADING, True),
    ],
    ids=["a full name", "one word", "an unsure place", "a sure one"],
)
def test_in_a_heading_only_a_persons_full_name_is_believed_as_elsewhere(
    name: str, kind: EntityKind, confidence: float, found: bool
) -> None:
    heading = f"Everybody Always Wanted What {name} Never Told Anybody"

    told = named(heading, Sure(name, kind, confidence))

    assert ((name, kind, "recogniser/1") in told) is found


def test_a_name_as_sure_as_a_rules_takes_its_place() -> None:
    longer = Sure("Atelier de Lyon", BODY, OUTVOTES)

    assert named("Ils ont saisi l’Atelier de Lyon hier.", longer, "fr") == [
        ("Atelier de Lyon", BODY, "recogniser/1")
    ]


def test_a_firm_named_in_full_is_no_person_where_its_name_is_short() -> None:
    text = "Sentor Systems signed the contract. Then Sentor kept silent."

    told = named(text, Sure("Sentor", PERSON, OUTVOTES))

    assert {kind for _surface, kind, _by in told} == {BODY}


def test_but_for_one_that_the_model_is_sure_of() -> None:
    text = "Sentor Systems signed the contract. Then Sentor kept silent."

    told = named(text, Sure("Sentor", PERSON, FIRM))

    assert PERSON in {kind for _surface, kind, _by in told}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("They cite the Interim Report on Tarvik Harbours again.", "en", "Tarvik Harbours"),
        ("Il cite le Rapport annuel sur la Protection du port.", "fr", "Protection"),
    ],
)
def test_what_a_text_is_about_is_no_body_by_its_capitals(
    text: str, language: str, name: str
) -> None:
    assert named(text, Sure(name, BODY, FIRM - 0.05), language) == []
    assert named(text, Sure(name, BODY, FIRM), language) == [(name, BODY, "recogniser/1")]


def test_two_that_the_gazetteer_knows_are_no_third() -> None:
    told = named(
        "They wrote to Northwind and Harbor Watch.", Sure("Northwind and Harbor Watch", BODY)
    )

    assert [surface for surface, _, _ in told] == ["Northwind", "Harbor Watch"]


def test_a_small_word_that_is_no_towns_is_no_place() -> None:
    assert named("Il y a un bar au coin de la rue.", Sure("rue", PLACE, 0.99), "fr") == []


def test_a_persons_initials_in_brackets_are_no_body() -> None:
    told = named("Mr John Xavier Smith (JXS) spoke.", Sure("JXS", BODY, 0.9))

    assert [surface for surface, _, _ in told] == ["John Xavier Smith"]


def test_other_letters_behind_a_person_are() -> None:
    told = named("Mr John Smith (PTV) spoke.", Sure("PTV", BODY, 0.9))

    assert [surface for surface, _, _ in told] == ["John Smith", "PTV"]


def test_a_name_does_not_go_on_past_its_legal_form() -> None:
    sure = Sure("Quillfeather Ltd today", BODY, FIRM - 0.01)

    assert named("They sued Quillfeather Ltd today.", sure)[0][0] == "Quillfeather Ltd"
