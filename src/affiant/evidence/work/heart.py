"""The heart of a worker: a thread that renews the lease, and stops the work when it is lost.

It stops it as Ctrl and C do, so that what was read until then is written first.
"""

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread

from django.db import DatabaseError, connection

from affiant.evidence.work import queue
from affiant.evidence.work.tally import Tally
from affiant.evidence.work.worker import Worker

BEAT = 2.0  # seconds: a page that asks every second shows a step at every other

_log = logging.getLogger(__name__)


@contextmanager
def beating(
    job: int, worker: Worker, tally: Tally, now: Callable[[], datetime], every: float = BEAT
) -> Iterator[None]:
    """Keep the lease inside the block. Raises KeyboardInterrupt in it once it is lost or stopped.

    The block has to be in the process's main thread: that is where a signal arrives.
    """
    still = Event()
    heart = Thread(target=_beat, args=(job, worker, tally, now, every, still), daemon=True)
    heart.start()
    try:
        yield
    finally:
        still.set()
        heart.join()


def _beat(
    job: int,
    worker: Worker,
    tally: Tally,
    now: Callable[[], datetime],
    every: float,
    still: Event,
) -> None:
    try:
        while not still.wait(every):
            try:
                holds = queue.beat(job, worker, at := now(), **tally.counts(at.timestamp()))
            except DatabaseError:
                _log.warning("a beat of a job was missed")  # a busy or full disk; the lease is long
                continue
            if not holds:
                os.kill(os.getpid(), signal.SIGINT)
                return
    finally:
        connection.close()  # of this thread
