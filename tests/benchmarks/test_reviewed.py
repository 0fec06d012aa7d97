"""What people reviewed is gold: only documents read whole, only kinds judged whole."""

from pathlib import Path

import pytest

from affiant.evidence.adding import add
from affiant.evidence.casefile import Casefile
from affiant.evidence.gold import Gold, gold
from affiant.evidence.held import Verdict
from affiant.evidence.intake import Intake
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Text
from affiant.evidence.whole import say_whole
from affiant.reading.span import Span
from benchmarks import facts as bench
from benchmarks.comparing.reviewed import rows
from tests.evidence.conftest import NOON


@pytest.fixture
def text(casefile: Casefile, letters: Path) -> Text:
    """A letter of which every sum and quote is judged."""
    Intake(casefile, lambda: NOON, workers=1).read([letters])
    row = Text.objects.get(title__startswith="Northmere Systems ends")
    for fact in row.facts.filter(kind__in=("money", "quote")):
        judge(fact.pk, Verdict.ACCEPTED, by="Ada", at=NOON)
    return row


def only() -> Gold:
    [one] = gold()
    return one


def told(one: Gold, kind: str) -> list[str]:
    return [fact.surface for fact in one.facts if fact.kind == kind]


def test_a_document_that_nobody_read_whole_is_no_gold(text: Text) -> None:
    assert list(gold()) == []
    say_whole(text, by="Ada", at=NOON)
    say_whole(text, by="Ada", at=NOON, taken_back=True)
    assert list(gold()) == []


def test_a_kind_of_which_something_is_unjudged_does_not_count(text: Text) -> None:
    say_whole(text, by="Ada", at=NOON)
    assert {"money", "quote", "demand"} <= only().kinds
    assert "mention" not in only().kinds
    assert told(only(), "mention") == []


def test_accepted_corrected_and_added_facts_count_and_rejected_do_not(text: Text) -> None:
    money = Fact.objects.get(text=text, kind="money")
    quote = Fact.objects.get(text=text, kind="quote")
    judge(quote.pk, Verdict.REJECTED, by="Ada", at=NOON)
    start = text.body.text.index("a $4.2 million contract")
    words = "a $4.2 million contract"
    span = [start, start + len(words)]
    correction = {"span": span, "surface": words}
    judge(money.pk, Verdict.CORRECTED, by="Ada", at=NOON, correction=correction)
    add(text, "money", Span(start, start + 6), {}, by="Ada", at=NOON)
    say_whole(text, by="Ada", at=NOON)
    assert sorted(told(only(), "money")) == ["a $4.2", "a $4.2 million contract"]
    assert told(only(), "quote") == []


def test_what_is_in_dispute_counts_neither_way(text: Text) -> None:
    money = Fact.objects.get(text=text, kind="money")
    judge(money.pk, Verdict.REJECTED, by="Brice", at=NOON)
    say_whole(text, by="Ada", at=NOON)
    assert told(only(), "money") == []
    assert [fact.kind for fact in only().aside] == ["money"]


OF_THE_FOLDER = pytest.mark.parametrize("casefile", ["sqlite"], indirect=True)
"""The benchmark opens a folder, and a casefile on PostgreSQL is none by itself."""


@OF_THE_FOLDER
def test_the_table_holds_todays_finders_against_it(text: Text, casefile: Casefile) -> None:
    start = text.body.text.index("Arden County")
    add(text, "money", Span(start, start + 5), {}, by="Ada", at=NOON)  # which nobody could find
    say_whole(text, by="Ada", at=NOON)
    [money] = [line for line in rows(casefile.folder) if line.type == "money"]
    assert money.score is not None
    assert (money.score.gold, money.score.found, money.score.strict) == (2, 1, 1)
    [quote] = [line for line in rows(casefile.folder) if line.type == "quote"]
    assert quote.right == 1


@OF_THE_FOLDER
def test_the_command_says_when_there_is_none(
    text: Text,
    casefile: Casefile,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert bench.main(["--casefile", str(casefile.folder)]) == 2
    say_whole(text, by="Ada", at=NOON)
    assert bench.main(["--casefile", str(casefile.folder)]) == 0
    assert "| reviewed | en | money | affiant | 1 | 1 |" in capsys.readouterr().out
