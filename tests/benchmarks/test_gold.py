import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from affiant.facts.kinds import Fact, Manner, Mention, Money, Quote, TimeExpression
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from benchmarks.gold import scored
from benchmarks.gold_attributes import same_name
from benchmarks.gold_gates import loose_anchors, on_traps, persons_from_groups
from benchmarks.gold_match import likeness, tally, trimmed
from benchmarks.gold_set import Sheet, aligned, load

TEXT = (
    "Ada Brook of Quillfeather Ltd. said “we will stop”. Dock workers wrote to Ada Brook. "
    "Quillfeather paid $40. Fans like Quillfeather.\nSHARE THIS 12 times\n"
)


def at(words: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def item(ident: str, kind: str, words: str, tier: str = "core", **more: Any) -> dict[str, Any]:
    mentions = more.pop("mentions", None)
    told = {"id": ident, "type": kind, "tier": tier, "attrs": more, **at(words)}
    return told | ({"mentions": mentions} if mentions else {})


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    gold = {
        "doc": {
            "id": "900",
            "file": "x.txt",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        },
        "items": [
            item("P1", "person", "Ada Brook", norm="Ada Brook",
                 mentions=[at("Ada Brook"), at("Ada Brook", 1)]),
            item("Q1", "quote", "we will stop", speaker="P1"),
            item("M1", "money", "$40", amount=40, currency="USD"),
            item("G1", "group", "Dock workers", tier="extended", norm="workers"),
            item("A1", "claim", "Fans like Quillfeather", tier="extended"),
        ],
        "traps": [at("SHARE THIS 12 times")],
    }  # fmt: skip
    (tmp_path / "900.json").write_text(json.dumps(gold), "utf-8")
    return load(tmp_path / "900.json", tmp_path)


def span(words: str, nth: int = 0) -> Span:
    place = at(words, nth)
    return Span(place["start"], place["end"])


def person(words: str, nth: int = 0) -> Mention:
    return Mention(
        span=span(words, nth), surface=words, found_by="t/1", confidence=1.0,
        entity_kind=EntityKind.PERSON, name=words,
    )  # fmt: skip


def quote(words: str, speaker: str | None, manner: Manner = Manner.DIRECT) -> Quote:
    return Quote(
        span=span(words), surface=words, found_by="t/1", confidence=1.0,
        content=words, manner=manner, speaker=speaker,
    )  # fmt: skip


def test_every_mention_of_a_person_is_asked_for(sheet: Sheet) -> None:
    found = tally(sheet, [person("Ada Brook")], "person", core=True)
    assert (len(found.pairs), len(found.missed), len(found.extra)) == (1, 1, 0)


def test_a_span_with_its_marks_matches_relaxed_but_not_strict(sheet: Sheet) -> None:
    found = tally(sheet, [quote("“we will stop”", "Ada Brook")], "quote", core=True)
    assert (len(found.pairs), found.exact) == (1, 0)


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    assert likeness(Span(0, 10), Span(0, 5)) == 0.5
    assert likeness(Span(0, 10), Span(6, 10)) < 0.5


def test_trimming_takes_marks_and_a_final_stop() -> None:
    assert trimmed(" “yes.” ", Span(0, 8)) == Span(2, 5)


def test_an_indirect_quote_is_no_false_alarm(sheet: Sheet) -> None:
    found = tally(sheet, [quote("paid $40", None, Manner.INDIRECT)], "quote", core=True)
    assert found.extra == []


def test_a_date_is_not_scored(sheet: Sheet) -> None:
    date = TimeExpression(span=span("12"), surface="12", found_by="t/1", confidence=1.0)
    assert on_traps(sheet, [date]) == []


def test_an_extended_match_is_aside_in_the_core_tier(sheet: Sheet) -> None:
    extended = replace(sheet, items=tuple(replace(i, core=False) for i in sheet.items))
    found = tally(extended, [quote("we will stop", None)], "quote", core=True)
    assert (found.pairs, found.missed, found.extra) == ([], [], [])
    assert len(found.aside) == 1


def test_a_fact_on_a_trap_is_counted(sheet: Sheet) -> None:
    money = Money(span=span("12 times"), surface="12 times", found_by="t/1", confidence=1.0)
    assert on_traps(sheet, [money]) == [money]


def test_a_person_made_of_a_group_fails_the_run(sheet: Sheet) -> None:
    facts: tuple[Fact, ...] = (person("Dock workers"),)
    assert list(persons_from_groups(sheet, facts)) == list(facts)
    assert not scored([(sheet, facts)])["gates"]["passed"]


def test_a_loose_anchor_fails_the_run(sheet: Sheet) -> None:
    loose = replace(person("Ada Brook"), surface="Ada B.")
    assert loose_anchors(sheet, [loose]) == [loose]


def test_the_report_counts_what_was_found(sheet: Sheet) -> None:
    facts = (person("Ada Brook"), person("Ada Brook", 1), quote("we will stop", "Ada Brook"))
    report = scored([(sheet, facts)])
    assert report["core"]["person"]["F1"] == 1.0
    assert report["core"]["money"]["R"] == 0.0
    assert report["attributes"]["quote.speaker"]["share"] == 1.0
    assert report["gates"]["passed"]


def test_a_speaker_is_right_by_any_name_and_wrong_by_another(sheet: Sheet) -> None:
    assert same_name(sheet, "P1", "Brook") == 1.0
    assert same_name(sheet, "P1", "Quillfeather") == 0.0
    assert same_name(sheet, None, "Brook") == 0.0
    assert same_name(sheet, "public", None) == 1.0


def test_windows_line_ends_are_mapped() -> None:
    assert aligned("a\r\nb", "a\nb") == [0, 1, 1, 2, 3]


def test_texts_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="part at 1"):
        aligned("ab", "ac")
