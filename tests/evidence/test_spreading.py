import os
import signal
import threading
from pathlib import Path

import pytest

from affiant.evidence.spreading import FEWEST, Forked, spread_of
from affiant.lineage.spread import alone

CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")
PIECES = [range(at, at + 3) for at in range(0, 60, 3)]


def test_results_come_in_the_order_of_the_pieces() -> None:
    assert list(Forked(2)(sum, PIECES)) == list(alone(sum, PIECES))


def test_the_work_is_done_in_other_processes() -> None:
    assert os.getpid() not in set(Forked(2)(lambda _: os.getpid(), PIECES))


def test_few_pieces_stay_in_this_process() -> None:
    assert set(Forked(2)(lambda _: os.getpid(), PIECES[:3])) == {os.getpid()}


def test_what_the_work_raises_is_raised_here_and_no_process_is_left() -> None:
    def failing(piece: range) -> int:
        return 1 // (piece.start - 30)

    before = CHILDREN.read_text()
    with pytest.raises(ZeroDivisionError):
        list(Forked(2)(failing, PIECES))
    assert CHILDREN.read_text() == before


def test_a_process_that_is_killed_is_told_of() -> None:
    def killed(piece: range) -> int:
        if piece.start == 30:
            os.kill(os.getpid(), signal.SIGKILL)
        return piece.start

    with pytest.raises(ChildProcessError, match="was killed"):
        list(Forked(2)(killed, PIECES))


def test_work_left_in_the_middle_leaves_no_process() -> None:
    before = CHILDREN.read_text()
    results = Forked(2)(sum, PIECES)
    next(results)
    results.close()  # type: ignore[attr-defined] # a generator
    assert CHILDREN.read_text() == before


def test_nothing_is_forked_beside_other_threads_nor_for_few_texts() -> None:
    assert spread_of(FEWEST - 1) is alone
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert spread_of(FEWEST) is alone
    finally:
        waiting.set()
        thread.join()
