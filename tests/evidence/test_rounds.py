"""What a tracing compares: invented notices, eighteen that have nothing to do with each other."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from affiant.evidence import rounds
from affiant.evidence.casefile import Casefile
from affiant.evidence.intake import Intake
from affiant.evidence.models import Link, Text, TextTraits
from affiant.evidence.rounds import planned
from affiant.evidence.tracing import is_traced, trace_casefile
from tests.lineage.invented import FERRY, LIBRARY, prose

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def traced(casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Casefile:
    monkeypatch.setattr(rounds, "FEWEST", 10)
    monkeypatch.setattr(rounds, "SAMPLE", 5)
    folder = tmp_path / "notices"
    folder.mkdir()
    for seed in range(18):
        (folder / f"{seed:02}.txt").write_text(prose(seed, 60))
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "ferry again.txt").write_text(f"Ferry closed\n\n{FERRY}")
    Intake(casefile, lambda: NOW).read([folder])
    trace_casefile(NOW)
    return casefile


def _add(casefile: Casefile, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    Intake(casefile, lambda: NOW).read([folder / name])


def _links() -> set[tuple[int, int, str]]:
    return set(Link.objects.values_list("first_id", "second_id", "relation"))


def test_a_new_text_is_compared_with_its_neighbours_and_a_sample_only(
    traced: Casefile, tmp_path: Path
) -> None:
    _add(traced, tmp_path, "third.txt", f"No ferry\n\n{FERRY}\n\nMore on Monday.")
    told = planned()
    assert (told.whole, len(told.new)) == (False, 1)
    assert len(told.compared) < 15


def test_the_links_of_a_new_text_come_to_those_there_were(traced: Casefile, tmp_path: Path) -> None:
    before = _links()
    assert len(before) == 1
    _add(traced, tmp_path, "third.txt", f"No ferry\n\n{FERRY}\n\nMore on Monday.")
    trace_casefile(NOW)
    assert is_traced()
    added = _links()
    assert before < added
    TextTraits.objects.all().delete()
    trace_casefile(NOW)
    assert _links() == added


def test_all_are_compared_anew_when_texts_have_grown_by_a_tenth(
    traced: Casefile, tmp_path: Path
) -> None:
    for number in range(3):
        _add(traced, tmp_path, f"{number}.txt", f"{LIBRARY} It is notice number {number}.")
        told = planned()
        assert told.whole is (number == 2)
        trace_casefile(NOW)
    assert not TextTraits.objects.filter(later=True).exists()


@pytest.mark.usefixtures("traced")
def test_all_are_compared_anew_when_a_text_has_gone() -> None:
    first, second = Text.objects.order_by("pk")[:2]
    first.superseded_by = second
    first.save()
    assert planned().whole


@pytest.mark.usefixtures("traced")
def test_all_are_compared_anew_by_another_version() -> None:
    TextTraits.objects.update(version="0")
    assert planned().whole


@pytest.mark.usefixtures("traced")
def test_nothing_new_is_compared_with_nothing() -> None:
    before = _links()
    assert planned().compared == []
    trace_casefile(NOW)
    assert _links() == before
