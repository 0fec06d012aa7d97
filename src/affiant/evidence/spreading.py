"""Work shared out among processes that are forked for it and end with it.

A forked process has all that this one has in memory, so that nothing but results is sent. It must
not touch the database: a connection belongs to the process that opened it. Forking while other
threads run may leave their locks held for ever, so it is only done where there are none.
"""

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Generic

from affiant.lineage.spread import Found, Piece, Spread, alone

FEWEST = 1_000  # texts; fewer are compared in the seconds that processes cost
MOST = 4  # processes; each copies some of the memory of this one
_FEW = 4  # pieces a process, with fewer there is nothing to share


def spread_of(texts: int) -> Spread:
    """How work on so many texts is best shared out here and now."""
    processes = min(MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1
    if processes < 2 or texts < FEWEST or threading.active_count() > 1:  # noqa: PLR2004 - one shares nothing
        return alone
    return Forked(processes)


@dataclass(frozen=True, slots=True)
class Forked:
    """A `Spread` over so many processes."""

    processes: int

    def __call__(
        self, work: Callable[[Piece], Found], pieces: Sequence[Piece], /
    ) -> Iterator[Found]:
        """Raises ChildProcessError where a process was killed, and what `work` raises."""
        if len(pieces) < _FEW * self.processes:
            yield from map(work, pieces)
            return
        gc.freeze()  # else the first collection in a forked process copies all memory
        helpers: list[_Helper[Piece, Found]] = []
        try:
            for at in range(self.processes):
                helper = _Helper(work, pieces[at :: self.processes])
                helpers.append(helper)  # one that was forked is ended whatever comes
            for number in range(len(pieces)):
                yield helpers[number % self.processes].result()
        finally:
            gc.unfreeze()
            for helper in helpers:
                helper.end()


class _Helper(Generic[Piece, Found]):
    """A forked process that works through its share of the pieces."""

    def __init__(self, work: Callable[[Piece], Found], share: Sequence[Piece]) -> None:
        self._results, sending = Pipe(duplex=False)
        self._process = os.fork()
        if self._process == 0:
            self._results.close()
            _work(work, share, sending)
        sending.close()

    def result(self) -> Found:
        try:
            failure, told = pickle.loads(self._results.recv_bytes())  # noqa: S301 - from our own process
        except EOFError:
            raise ChildProcessError("a process that compared texts was killed") from None
        if failure is not None:
            raise failure
        found: Found = told
        return found

    def end(self) -> None:
        """Also before its work is done."""
        self._results.close()
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _work(work: Callable[[Piece], Found], share: Sequence[Piece], sending: Connection) -> None:
    """Never returns: nothing of this process that belongs to the other is closed or written."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other one is told, and ends this one
        for piece in share:
            sending.send_bytes(pickle.dumps((None, work(piece)), pickle.HIGHEST_PROTOCOL))
    except BaseException as error:  # noqa: BLE001 - raised again where the result is awaited
        _fail(sending, error)
    finally:
        os._exit(0)


def _fail(sending: Connection, error: BaseException) -> None:
    try:
        sending.send_bytes(pickle.dumps((error, None)))
    except OSError:  # the other one has ended
        return
    except Exception:  # noqa: BLE001 - an error that cannot be pickled is told in words
        sending.send_bytes(pickle.dumps((RuntimeError(repr(error)), None)))
