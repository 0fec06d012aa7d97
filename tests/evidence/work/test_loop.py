from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Entry, Job, JobKind, JobState, State, Tracing
from affiant.evidence.work import ask, cancel, work_off
from affiant.evidence.work.queue import waiting

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def noon() -> datetime:
    return NOON


def reading(*paths: Path) -> Job:
    options = {"paths": [str(path) for path in paths], "workers": 1}
    return ask(JobKind.READ, "Ada", NOON, options)


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_a_job_reads_what_the_command_would_and_tells_how_far_it_came(
    casefile: Casefile, letters: Path
) -> None:
    (letters / "empty.txt").touch()
    job = reading(letters)
    assert work_off(casefile, noon) == 1
    job = again(job)
    assert (job.state, job.total, job.done, job.failed) == (JobState.DONE, 4, 4, 1)
    assert (job.documents, job.passed) == (3, 0)
    assert job.facts > 0
    assert Entry.objects.filter(state=State.READ).count() == 3


def test_what_failed_is_tried_again_by_its_reason(casefile: Casefile, letters: Path) -> None:
    (letters / "empty.txt").touch()
    reading(letters)
    none = ask(JobKind.RETRY, "Ada", NOON, {"reason": "damaged", "workers": 1})
    one = ask(JobKind.RETRY, "Ada", NOON, {"reason": "empty", "workers": 1})
    entry = ask(JobKind.RETRY, "Ada", NOON, {"entries": [999_999], "workers": 1})
    assert work_off(casefile, noon) == 4
    assert [again(job).total for job in (none, one, entry)] == [0, 1, 0]


def test_origins_are_traced_when_something_came_in(casefile: Casefile, letters: Path) -> None:
    reading(letters)
    ask(JobKind.TRACE, "Ada", NOON)
    work_off(casefile, noon)
    ask(JobKind.TRACE, "Ada", NOON)
    work_off(casefile, noon)
    assert Tracing.objects.count() == 1


def test_a_job_that_breaks_harms_no_other(casefile: Casefile, letters: Path) -> None:
    broken = ask(JobKind.READ, "Ada", NOON, {})
    job = reading(letters)
    assert work_off(casefile, noon) == 2
    assert (again(broken).state, again(broken).trouble) == (JobState.FAILED, "KeyError")
    assert again(job).state == JobState.DONE


def test_a_job_is_stopped_while_it_runs_and_keeps_what_it_read(
    casefile: Casefile, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = reading(letters)
    from affiant.evidence.work.tally import Tally  # noqa: PLC0415 - needs Django

    advance = Tally.advance

    def stopped(self: Tally, name: str, *, failed: bool) -> None:
        advance(self, name, failed=failed)
        cancel(job.pk, NOON)
        while True:  # until the heart has seen it
            pass

    monkeypatch.setattr(Tally, "advance", stopped)
    assert work_off(casefile, noon, every=0.01) == 1
    assert again(job).state == JobState.CANCELLED
    assert Entry.objects.filter(state=State.READ).count() == 1


def test_while_another_affiant_writes_a_job_waits(casefile: Casefile, letters: Path) -> None:
    job = reading(letters)
    seen: list[str] = []

    with _writing(casefile) as release:

        def sleep(_seconds: float) -> None:
            seen.append(again(job).trouble)
            release()

        assert work_off(casefile, noon, sleep=sleep) == 1
    assert seen == ["busy"]
    assert again(job).state == JobState.DONE
    assert again(job).attempts == 1


@contextmanager
def _writing(casefile: Casefile) -> Iterator[Callable[[], None]]:
    held = casefile.writing()
    held.__enter__()
    state = {"held": True}

    def release() -> None:
        if state.pop("held", False):
            held.__exit__(None, None, None)

    yield release
    release()


def test_without_work_a_worker_ends(casefile: Casefile) -> None:
    assert work_off(casefile, noon) == 0
    assert not waiting().exists()
