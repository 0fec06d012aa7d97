"""Independent reports of one event are never made one origin, whatever names they share."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from affiant.lineage.link import Member
from affiant.lineage.relation import Certainty
from affiant.lineage.trace import trace
from affiant.reading.document import Document
from tests.lineage.joined import joined

FOLDER = Path(__file__).parent
EVENTS = yaml.safe_load((FOLDER / "same-event.yaml").read_text("utf-8"))
SECOND = yaml.safe_load((FOLDER / "same-event-second.yaml").read_text("utf-8"))
RETOLD = SECOND.pop("retold")


def reports(events: Mapping[str, Mapping[str, Sequence[str]]] = EVENTS) -> list[Member]:
    return [
        Member((event, language, number), Document("", "text/plain", text, language=language))
        for event, told in events.items()
        for language in ("en", "fr")
        for number, text in enumerate(told[language])
    ]


def test_there_are_enough_pairs_and_half_are_across_languages() -> None:
    pairs = [
        (one, other)
        for one, other in combinations([member.key for member in reports()], 2)
        if one[0] == other[0]  # type: ignore[index] # keys are (event, language, number)
    ]
    across = sum(one[1] != other[1] for one, other in pairs)  # type: ignore[index] # the same
    assert len(pairs) >= 40
    assert across >= len(pairs) / 2


def test_no_two_reports_are_one_origin() -> None:
    told = reports()
    links = trace(told)
    joining = [
        link for link in links if link.relation.one_origin and link.certainty is not Certainty.HINT
    ]
    assert joining == []
    assert len(joined(told, links)) == len(told)


def test_neither_are_they_when_each_event_is_all_there_is() -> None:
    for event in EVENTS:
        told = [member for member in reports() if member.key[0] == event]  # type: ignore[index] # the same
        assert len(joined(told, trace(told))) == len(told)


def test_no_two_reports_of_the_second_set_are_one_origin() -> None:
    """60 pairs by another hand: bulletins that follow one template, court rooms, live pages."""
    told = reports(SECOND)
    assert len(told) == 40
    assert len(joined(told, trace(told))) == len(told)


@pytest.mark.parametrize("event", ["results", "storm"])
def test_neither_are_those_of_one_event_alone(event: str) -> None:
    told = reports({event: SECOND[event]})
    assert len(joined(told, trace(told))) == len(told)


def test_a_bulletin_retold_sentence_by_sentence_in_the_other_language_is_one_origin() -> None:
    """What a translation of it would be, too: the two share the bulletin, whoever wrote it."""
    told = [
        Member((event, language), Document("", "text/plain", text, language=language))
        for event, french in RETOLD.items()
        for language, text in (("en", SECOND[event]["en"][0]), ("fr", french))
    ]
    together = [one for one in joined(told, trace(told)) if len(one) > 1]
    assert together == [((event, "en"), (event, "fr")) for event in RETOLD]


def test_a_statement_that_both_quote_is_found_as_such() -> None:
    links = [link for link in trace(reports()) if link.relation.value == "same statement"]
    assert {link.first[0] for link in links} >= {"bank", "fire"}  # type: ignore[index] # the same
