import gc
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from affiant.reading.failure import Reason
from affiant.reading.limits import MIB, Limits
from affiant.reading.outcome import Begun, Failed, KeyPath, Outcome, Read
from affiant.reading.sandbox import Pool, Task, Unstartable
from affiant.reading.source import Source
from tests.reading.sandbox import mischief
from tests.reading.sandbox.mischief import Shelf, box

PATIENT = Limits(seconds=30)
HASTY = Limits(seconds=0.7)


def task(folder: Path, content: str, key: str = "a") -> Task:
    payload = content.encode()
    sha256 = hashlib.sha256(payload).hexdigest()
    path = folder / sha256
    path.write_bytes(payload)
    return Task(key, Source(path, f"{key}.txt", sha256, len(payload)))


def read(folder: Path, tasks: list[Task], limits: Limits = PATIENT) -> list[Outcome[int]]:
    with Pool(mischief.length, Shelf(folder), limits, 2, choose=mischief.choose) as pool:
        return list(pool.run(tasks))


def ends(outcomes: list[Outcome[int]]) -> dict[KeyPath, Reason | int | None]:
    """How each thing ended: its product, or why it failed. Nothing ends twice."""
    found = [o for o in outcomes if not isinstance(o, Begun)]
    paths = [o.path for o in found]
    assert sorted(paths) == sorted(o.path for o in outcomes if isinstance(o, Begun))
    assert len(set(paths)) == len(paths)
    return {o.path: o.reason if isinstance(o, Failed) else o.product for o in found}


def test_a_worker_seldom_looks_for_cycles(tmp_path: Path) -> None:
    with Pool(mischief.patience, Shelf(tmp_path), PATIENT, 1, choose=mischief.choose) as pool:
        (patience,) = ends(list(pool.run([task(tmp_path, "text")]))).values()
    assert isinstance(patience, int)
    assert patience > gc.get_threshold()[0]


def test_every_file_is_read(tmp_path: Path) -> None:
    tasks = [task(tmp_path, f"text {n}", str(n)) for n in range(20)]
    assert ends(read(tmp_path, tasks)) == {(str(n),): len(f"text {n}") for n in range(20)}


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("abort", Reason.CRASHED),
        ("segfault", Reason.CRASHED),
        ("exit", Reason.CRASHED),
        ("raise", Reason.CRASHED),
        ("deep", Reason.TOO_DEEP),
        ("hog", Reason.TOO_MUCH_MEMORY),
    ],
)
def test_a_killer_harms_only_itself(tmp_path: Path, word: str, reason: Reason) -> None:
    members = ["text"] * 10
    members[4] = word
    limits = replace(PATIENT, memory=1024 * MIB)
    found = ends(read(tmp_path, [task(tmp_path, box(*members))], limits))
    expected: dict[KeyPath, Reason | int | None] = {("a", str(n)): 4 for n in range(10)}
    assert found == expected | {("a", "4"): reason, ("a",): None}


@pytest.mark.parametrize("word", ["sleep", "spin"])
def test_a_member_that_never_ends_is_stopped(tmp_path: Path, word: str) -> None:
    found = ends(read(tmp_path, [task(tmp_path, box("text", word, "text"))], HASTY))
    assert found[("a", "1")] is Reason.TOO_LONG
    assert found[("a", "2")] == 4


def test_a_crash_names_its_signal(tmp_path: Path) -> None:
    failed = read(tmp_path, [task(tmp_path, "abort")])[-1]
    assert isinstance(failed, Failed)
    assert failed.detail == "SIGABRT"


def test_the_detail_quotes_neither_file_nor_path(tmp_path: Path) -> None:
    failed = read(tmp_path, [task(tmp_path, "raise")])[-1]
    assert isinstance(failed, Failed)
    assert failed.detail.startswith("ValueError at mischief.py:")


def test_the_container_counts_the_members_of_all_its_workers(tmp_path: Path) -> None:
    last = read(tmp_path, [task(tmp_path, box("text", "abort", "text", "segfault"))])[-1]
    assert isinstance(last, Read)
    assert last.members == 4


def test_a_container_inside_a_container_is_taken_up_again(tmp_path: Path) -> None:
    inner = box("text", "abort", "text", bar="/")
    found = ends(read(tmp_path, [task(tmp_path, box("text", inner, "text"))]))
    assert found[("a", "1", "1")] is Reason.CRASHED
    assert found[("a", "1", "2")] == found[("a", "2")] == 4
    assert found[("a", "1")] is found[("a",)] is None


def test_a_member_that_kills_while_it_is_unpacked_is_named(tmp_path: Path) -> None:
    content = box("text", "abort while unpacking", "text")
    found = ends(read(tmp_path, [task(tmp_path, content)]))
    assert found == {("a", "0"): 4, ("a", "1"): Reason.CRASHED, ("a", "2"): 4, ("a",): None}


def test_a_letter_whose_text_kills_keeps_its_attachments(tmp_path: Path) -> None:
    found = ends(read(tmp_path, [task(tmp_path, "letter poison|text|text")]))
    assert found == {("a", "0"): 4, ("a", "1"): 4, ("a",): Reason.CRASHED}


def test_what_an_earlier_run_finished_is_not_read_again(tmp_path: Path) -> None:
    again = replace(task(tmp_path, box("text", "text", "text")), done=frozenset({("a", "1")}))
    outcomes = read(tmp_path, [again])
    assert set(ends(outcomes)) == {("a", "0"), ("a", "2"), ("a",)}
    assert isinstance(outcomes[-1], Read)
    assert outcomes[-1].members == 3


def test_a_finished_task_is_passed_over(tmp_path: Path) -> None:
    again = replace(task(tmp_path, "text"), done=frozenset({("a",)}))
    assert read(tmp_path, [again]) == []


def test_what_readers_print_reaches_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    read(tmp_path, [task(tmp_path, "print")])
    assert capfd.readouterr() == ("", "")


def test_tasks_are_pulled_only_when_a_worker_is_free(tmp_path: Path) -> None:
    pulled: list[int] = []

    def endless() -> Iterator[Task]:
        for number in range(10_000):
            pulled.append(number)
            yield task(tmp_path, "text", str(number))

    with Pool(mischief.length, Shelf(tmp_path), PATIENT, 2, choose=mischief.choose) as pool:
        outcomes = pool.run(endless())
        for _ in range(10):
            next(outcomes)
    assert len(pulled) < 20


def test_a_pool_can_run_again_after_a_run_was_left(tmp_path: Path) -> None:
    with Pool(mischief.length, Shelf(tmp_path), PATIENT, 2, choose=mischief.choose) as pool:
        left = pool.run([task(tmp_path, "sleep", "x"), task(tmp_path, "text", "y")])
        next(left)
        left.close()  # type: ignore[attr-defined] # run is a generator
        assert ends(list(pool.run([task(tmp_path, "text")]))) == {("a",): 4}


def test_workers_that_cannot_start_are_our_fault_not_the_files(tmp_path: Path) -> None:
    with Pool(mischief.Unborn(), Shelf(tmp_path), PATIENT, 1, choose=mischief.choose) as pool:
        outcomes = pool.run([task(tmp_path, "text")])
        with pytest.raises(Unstartable):
            next(outcomes)


PARENT = """
import sys
from pathlib import Path
from affiant.reading.sandbox import Pool
from tests.reading.sandbox import mischief
from tests.reading.sandbox.test_pool import PATIENT, Shelf, task
folder = Path(sys.argv[1])
pool = Pool(mischief.length, Shelf(folder), PATIENT, 2, choose=mischief.choose)
for outcome in pool.run([task(folder, "spin", "x"), task(folder, "sleep", "y")]):
    print(outcome, flush=True)
"""


def test_a_killed_parent_leaves_no_worker_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path)]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        parent.stdout.readline()
        family = _descendants(parent.pid)
        parent.send_signal(signal.SIGKILL)
    assert len(family) >= 3
    deadline = time.monotonic() + 10
    while (alive := [pid for pid in family if _alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive


@pytest.mark.parametrize(("server", "said"), [("multiprocessing.forkserver", "on\n"), ("os", "")])
def test_ctrl_c_while_the_libraries_load_is_left_to_the_parent(server: str, said: str) -> None:
    told = (
        f"import {server}, affiant.reading.sandbox.preloaded, os, signal\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "print('on')"
    )
    done = subprocess.run(
        [sys.executable, "-c", told],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert done.stdout == said


def _descendants(pid: int) -> list[int]:
    children = [int(child) for child in _children(pid)]
    return children + [below for child in children for below in _descendants(child)]


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
