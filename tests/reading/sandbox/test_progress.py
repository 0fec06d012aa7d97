import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.limits import Limits
from affiant.reading.outcome import Begun, Failed, Outcome, Read
from affiant.reading.sandbox import Task
from affiant.reading.sandbox.progress import Progress
from affiant.reading.sandbox.step import Resume, Step
from affiant.reading.sandbox.walk import Walk
from affiant.reading.source import Source
from tests.reading.sandbox import mischief
from tests.reading.sandbox.mischief import Shelf, box

CONTENT = box("text", box("text", "locked", "raise", bar="/"), "letter x", "text", "stop", "text")


def steps(folder: Path, resume: Resume | None = None) -> list[Step[object]]:
    walk: Walk[object] = Walk(mischief.length, Shelf(folder), Limits(), mischief.choose)
    return list(walk.steps(task(folder), resume))


def task(folder: Path) -> Task:
    payload = CONTENT.encode()
    sha256 = hashlib.sha256(payload).hexdigest()
    (folder / sha256).write_bytes(payload)
    return Task("a", Source(folder / sha256, "a", sha256, len(payload)))


def outcomes(taken: list[Step[object]]) -> list[Outcome[object]]:
    return [step for step in taken if isinstance(step, Begun | Read | Failed)]


@settings(deadline=None, max_examples=60)
@given(at=st.integers(0, 99))
def test_a_walk_whose_worker_retired_ends_as_an_unbroken_one(
    tmp_path_factory: pytest.TempPathFactory, at: int
) -> None:
    folder = tmp_path_factory.mktemp("w")
    whole = steps(folder)
    retiring = [n for n, step in enumerate(whole, 1) if isinstance(step, Read | Failed)][:-1]
    cut = retiring[at % len(retiring)]
    progress = Progress(task(folder))
    for step in whole[:cut]:
        progress.note(step)
    both = outcomes(whole[:cut]) + outcomes(steps(folder, progress.resume()))
    assert both == outcomes(whole)


@settings(deadline=None, max_examples=60)
@given(at=st.integers(0, 99))
def test_a_death_anywhere_blames_one_thing_and_all_else_goes_on(
    tmp_path_factory: pytest.TempPathFactory, at: int
) -> None:
    folder = tmp_path_factory.mktemp("w")
    whole = steps(folder)
    cut = at % len(whole)
    progress = Progress(task(folder))
    for step in whole[:cut]:
        progress.note(step)
    blamed = list(progress.blame(Unreadable(Reason.CRASHED)))
    after = [] if progress.finished else outcomes(steps(folder, progress.resume()))
    both = [*outcomes(whole[:cut]), *blamed, *after]
    begun = [o.path for o in both if isinstance(o, Begun)]
    ended = [o.path for o in both if not isinstance(o, Begun)]
    assert sorted(begun) == sorted(ended)
    assert len(set(ended)) == len(ended)
    assert [o for o in both if isinstance(o, Failed) and o.reason is Reason.CRASHED]
