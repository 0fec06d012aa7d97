"""Texts are invented: a notice, its copy with another headline, and another notice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.held import Verdict
from affiant.evidence.intake import Intake
from affiant.evidence.models import Link, Tracing
from affiant.evidence.questions import current_texts
from affiant.evidence.tracing import is_traced, judge_link, links, links_of, trace_casefile
from affiant.lineage.relation import Certainty
from affiant.lineage.watch import Stopped, Watch

NOW = datetime(2024, 6, 1, tzinfo=UTC)
BODY = (
    "The harbour council of Westmoor met on Tuesday and voted by nine to four to end its lease "
    "with Brightwater. Councillors said that the company had missed three deadlines, that its "
    "cranes stood idle for most of the winter, and that a survey of 83 dockers had shown little "
    "trust in its plans. A new lease will be put out to tender before the end of September, and "
    "the old one runs until the last day of the year. The company has thirty days to answer."
)
OTHER = (
    "A school in the hills opened its new library this week. Pupils carried the books up the "
    "lane by hand, four hundred of them in one morning, and the baker brought bread for all. "
    "The roof, which had leaked for years, was mended by two retired carpenters from the valley."
)


@pytest.fixture
def read(casefile: Casefile, tmp_path: Path) -> Casefile:
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Council ends lease\n\n{BODY}\n")
    (folder / "b.txt").write_text(f"Brightwater loses its quay\n\n{BODY}\n")
    (folder / "c.txt").write_text(f"A library in the hills\n\n{OTHER}\n")
    Intake(casefile, lambda: NOW).read([folder])
    return casefile


def pair() -> tuple[int, int]:
    (found,) = Link.objects.values_list("first_id", "second_id")
    return found


@pytest.mark.usefixtures("read")
def test_a_copy_is_found_once_and_kept_until_texts_change() -> None:
    assert not is_traced()
    assert trace_casefile(NOW) == 1
    assert is_traced()
    (link,) = links()
    assert link.relation.one_origin
    assert link.matches


def test_a_new_text_puts_links_out_of_date(read: Casefile, tmp_path: Path) -> None:
    trace_casefile(NOW)
    late = tmp_path / "late.txt"
    late.write_text("Something else happened on the quay, and nobody wrote much about it.\n")
    Intake(read, lambda: NOW).read([late])
    assert not is_traced()


@pytest.mark.usefixtures("read")
def test_what_a_person_rejected_is_gone_and_outlives_the_next_tracing() -> None:
    trace_casefile(NOW)
    judge_link(*pair(), Verdict.REJECTED, by="ada", at=NOW, note="two notices")
    assert links() == []
    trace_casefile(NOW)
    assert links() == []
    first, second = pair()
    judge_link(second, first, Verdict.ACCEPTED, by="tom", at=NOW)
    assert [link.certainty for link in links()] == [Certainty.CERTAIN]


@pytest.mark.usefixtures("read")
def test_a_link_left_unsure_is_a_hint() -> None:
    trace_casefile(NOW)
    judge_link(*pair(), Verdict.UNSURE, by="ada", at=NOW)
    assert [link.certainty for link in links_of(pair()[0])] == [Certainty.HINT]


@pytest.mark.usefixtures("read")
def test_links_between_other_texts_are_not_given() -> None:
    trace_casefile(NOW)
    alone = set(current_texts().values_list("pk", flat=True)) - {pair()[0]}
    assert links(alone) == []


@pytest.mark.usefixtures("read")
def test_a_text_is_not_judged_against_itself_nor_with_a_verdict_that_says_nothing() -> None:
    trace_casefile(NOW)
    first, second = pair()
    with pytest.raises(ValueError, match="same text"):
        judge_link(first, first, Verdict.REJECTED, by="ada", at=NOW)
    with pytest.raises(ValueError, match="accepted, rejected"):
        judge_link(first, second, Verdict.CORRECTED, by="ada", at=NOW)


@pytest.mark.usefixtures("read")
def test_a_tracing_that_is_stopped_changes_nothing() -> None:
    trace_casefile(NOW)
    with pytest.raises(Stopped):
        trace_casefile(NOW, Watch(stop=lambda: True))
    assert (len(links()), Tracing.objects.count()) == (1, 1)
