"""The comparison of systems, on invented gold of a sentence or two."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.gazetteer import Gazetteer
from affiant.reading.span import Span
from benchmarks.comparing import ours, re3d, specifications, winer
from benchmarks.comparing.running import run
from benchmarks.comparing.sample import Case, Marked, Sample
from benchmarks.comparing.score import Score, matched, score
from benchmarks.comparing.table import COLUMNS, Line, markdown

DATE = {"date": frozenset({"date"})}


def mark(start: int, end: int, type_: str = "date", value: str | None = None) -> Marked:
    return Marked(Span(start, end), type_, value)


class Said:
    """A system that finds what it was told to."""

    name = "said"
    languages = frozenset({"fr"})
    types = frozenset({"date"})

    def __init__(self, *told: Marked) -> None:
        self.told = told

    def find(self, case: Case, wanted: frozenset[str]) -> Sequence[Marked]:
        assert wanted == {"date"}
        assert case.language in self.languages
        return self.told


def test_a_near_span_is_relaxed_and_not_strict() -> None:
    assert score([mark(0, 10)], [mark(0, 8)]) == Score(1, 1, 0, 1, 1)


def test_a_span_that_only_touches_is_neither() -> None:
    assert score([mark(0, 10)], [mark(8, 30)]) == Score(1, 1, 0, 0, 1)


def test_two_finds_for_one_gold_item_are_one_hit() -> None:
    assert score([mark(0, 10)], [mark(0, 10), mark(0, 9)]) == Score(1, 2, 1, 1, 1)


def test_a_wrong_value_is_no_strict_hit_where_values_count() -> None:
    gold, found = [mark(0, 2, value="12")], [mark(0, 2, value="13")]
    assert score(gold, found, valued=True).strict == 0
    assert score(gold, found).strict == 1


def test_the_likest_span_is_taken_first() -> None:
    near, same = mark(0, 8), mark(0, 10)
    assert matched([mark(0, 10)], [near, same]) == [(mark(0, 10), same)]


def test_the_right_span_of_another_type_is_no_hit() -> None:
    assert score([mark(0, 10, "person")], [mark(0, 10, "place")]) == Score(1, 1, 0, 0, 0)


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda p: mark(p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_no_more_hits_than_gold_or_finds(gold: list[Marked], found: list[Marked]) -> None:
    told = score(gold, found)
    assert max(told.strict, told.relaxed) <= min(len(gold), len(found))
    assert told.strict <= told.relaxed
    assert told.touched <= len(gold)


@given(st.lists(spans, max_size=8))
def test_what_finds_the_gold_itself_is_perfect(gold: list[Marked]) -> None:
    told = score(gold, gold)
    assert told.strict == told.relaxed == told.touched == len(gold)


def test_measures_are_unasked_where_nothing_was_there() -> None:
    assert Score().measures(0) == (None, None, None)
    assert Score(gold=2, found=4, strict=1).measures(1) == (0.25, 0.5, 1 / 3)


def test_a_row_counts_traps_off_the_gold() -> None:
    text = "Il a été élu à l'été."
    case = Case(text, "fr", (mark(17, 20),))
    sample = Sample("one", "fr", (case,), DATE, traps=frozenset({"été"}))
    (line,) = run(sample, Said(mark(5, 8), mark(17, 20)))
    assert line.traps == 1
    assert line.score == Score(1, 2, 1, 1, 1)


def test_a_system_of_another_language_or_type_has_no_row() -> None:
    english = Sample("one", "en", (Case("today", "en", ()),), DATE)
    sums = Sample("one", "fr", (Case("5 €", "fr", ()),), {"money": frozenset({"money"})})
    assert not [*run(english, Said()), *run(sums, Said())]


def test_every_row_of_the_table_has_every_column() -> None:
    lines = [
        Line("a", "fr", "date", "said", Score(2, 2, 1, 2, 2), speed=123456.7),
        Line("any", "", "", "absent", reason="not installed"),
    ]
    table = markdown(lines).splitlines()
    assert {row.count("|") for row in table} == {len(COLUMNS) + 1}
    assert "123,000" in table[2]
    assert "not installed" in table[3]


def test_a_specification_is_read_with_and_without_offsets(tmp_path: Path) -> None:
    cases = [
        {
            "Input": "Un prix de 12,5 % puis 12,5 %",
            "Results": [
                {"Text": "12,5 %", "Start": 11, "End": 16, "Resolution": {"value": "12,5%"}},
                {"Text": "12,5 %", "Resolution": {"value": "12,5%"}},
                {"Text": "absent", "Resolution": {"value": "1"}},
            ],
        }
    ]
    path = tmp_path / "PercentModel.json"
    path.write_text(json.dumps(cases), "utf-8-sig")
    (case,) = specifications.sample(path, "fr", "percentage").cases
    assert [item.span for item in case.gold] == [Span(11, 17), Span(23, 29), Span(0, 0)]
    assert case.gold[0].value == Decimal("12.5")


def test_values_are_equal_whatever_their_sign_and_zeros() -> None:
    assert specifications.normal("1,50 %".replace(" ", "")) == specifications.normal("1.5")
    assert specifications.normal("half") == "half"
    assert specifications.normal(None) is None


def test_an_article_of_winer_has_its_day_and_marks(tmp_path: Path) -> None:
    folder = tmp_path / "2017" / "03"
    folder.mkdir(parents=True)
    (folder / "2017_03_12-003.txt").write_text("Nadia Orsel parle le 9 mars.", "utf-8")
    (folder / "2017_03_12-003.ann").write_text(
        "T1\tPerson 0 11\tNadia Orsel\nT2\tDate 21 27\t9 mars\nT3\tEvent 0 3\tNad\n", "utf-8"
    )
    ((name, case),) = winer.articles(2017, tmp_path)
    assert (name, case.anchor) == ("2017_03_12-003", "2017-03-12")
    assert case.gold == (mark(0, 11, "person"), mark(21, 27, "date"))


def test_ours_marks_dates_and_sums_of_running_text() -> None:
    case = Case("Le 9 mars 2017, Orsel a payé 12 millions d'euros.", "fr", (), "2017-03-12")
    found = ours.Whole(Gazetteer()).find(case, frozenset({"date", "money"}))
    assert [(one.span.of(case.text), one.type) for one in found if one.type == "money"] == [
        ("12 millions d'euros", "money")
    ]
    assert any("9 mars 2017" in one.span.of(case.text) for one in found if one.type == "date")


def test_parts_mark_bare_numbers_with_their_values() -> None:
    case = Case("He counted twelve.", "en", ())
    (found,) = ours.Parts().find(case, frozenset({"number"}))
    assert (found.span.of(case.text), found.value) == ("twelve", Decimal(12))


def test_entities_of_re3d_stand_with_their_document(tmp_path: Path) -> None:
    below = tmp_path / "Reports"
    below.mkdir()
    (below / "documents.json").write_text(json.dumps({"_id": "a", "text": "Roe met Vale."}) + "\n")
    told = [("Person", 0, 3), ("Organisation", 8, 12), ("Quantity", 4, 7)]
    rows = [
        json.dumps({"documentId": "a", "type": kind, "begin": begin, "end": end})
        for kind, begin, end in told
    ]
    (below / "entities.json").write_text("\n".join(rows))
    ((name, case),) = re3d.articles(tmp_path)
    assert name == "a"
    assert case.gold == (mark(0, 3, "person"), mark(8, 12, "organisation"))
