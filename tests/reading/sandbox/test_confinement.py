"""What a file can do that has taken its reader over: nothing to anybody but its own outcome."""

import pickle
from dataclasses import dataclass
from pathlib import Path

import pytest

from affiant.reading.failure import Reason
from affiant.reading.outcome import Failed, Outcome, Read
from affiant.reading.sandbox import Pool, handed, landlock, seccomp
from tests.reading.sandbox import mischief
from tests.reading.sandbox.mischief import Shelf
from tests.reading.sandbox.test_pool import PATIENT, read, task

FILES = pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")
CALLS = pytest.mark.skipif(not seccomp.available(), reason="no filter for this architecture")


def last(folder: Path, word: str) -> Outcome[int]:
    shelf = folder / "shelf"
    shelf.mkdir()
    return read(shelf, [task(shelf, word)])[-1]


@pytest.mark.parametrize(
    "word",
    [
        *(
            pytest.param(word, marks=CALLS)
            for word in ("call", "whisper", "start", "shoot", "trace")
        ),
        *(pytest.param(word, marks=FILES) for word in ("peek", "scribble", "unlink")),
    ],
)
def test_t_03_a_file_that_takes_its_reader_over_reaches_nobody(tmp_path: Path, word: str) -> None:
    failed = last(tmp_path, word)
    assert isinstance(failed, Failed)
    assert failed.reason is Reason.FORBIDDEN
    assert failed.detail.startswith("PermissionError E")


def test_a_worker_still_archives_what_lies_in_a_container(tmp_path: Path) -> None:
    done = last(tmp_path, mischief.box("text one", "text two"))
    assert isinstance(done, Read)
    assert done.members == 2


def test_t_03_a_message_of_a_worker_runs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    with Pool(mischief.smuggle, Shelf(tmp_path), PATIENT, 1, choose=mischief.choose) as pool:
        found = list(
            pool.run([task(tmp_path, f"text touch {mark}"), task(tmp_path, "text b", "b")])
        )
    ends = [one for one in found if isinstance(one, Failed)]
    assert [one.reason for one in ends] == [Reason.CRASHED] * 2
    assert ends[0].detail == "the reading process sent what is no message"
    assert not mark.exists()


@dataclass
class Datum:
    """Of the module that a work is from."""

    value: int = 0


def test_data_comes_back_as_it_went() -> None:
    told = {"reason": Reason.CRASHED, "paths": (Path("a"),), "datum": Datum(3), "set": {1}}
    assert handed.loads(pickle.dumps(told), __name__) == told


@pytest.mark.parametrize(
    "thing",
    [print, Pool, Path.unlink, pickle.loads, mischief.length, Datum],
    ids=["print", "class", "method", "pickle", "function", "elsewhere"],
)
def test_what_is_no_data_is_refused(thing: object) -> None:
    with pytest.raises(handed.Refused):
        handed.loads(pickle.dumps(thing))
