"""The heart of a worker: a thread that renews the lease, and stops the work when it is lost.

It stops it as Ctrl and C do, so that what was read until then is written first.
"""

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread

from django.db import DatabaseError, connection

from affiant.evidence.work import queue
from affiant.evidence.work.tally import Tally
from affiant.evidence.work.worker import Worker

BEAT = 2.0  # seconds: a page that asks every second shows a step at every other

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Heart:
    """Whose heart it is: the job, the worker that has it, how far it is, and the clock."""

    job: int
    worker: Worker
    tally: Tally
    now: Callable[[], datetime]
    every: float = BEAT

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Keep the lease inside the block. Raises KeyboardInterrupt in it once it is lost.

        The block has to be in the process's main thread: that is where a signal arrives.
        """
        still = Event()
        thread = Thread(target=self._beat, args=(still,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            still.set()
            thread.join()

    def _beat(self, still: Event) -> None:
        try:
            while not still.wait(self.every):
                if not self._once():
                    os.kill(os.getpid(), signal.SIGINT)
                    return
        finally:
            connection.close()  # of this thread

    def _once(self) -> bool:
        """Whether the job is still this worker's to do."""
        at = self.now()
        try:
            return queue.beat(self.job, self.worker, at, **self.tally.counts(at.timestamp()))
        except DatabaseError:  # busy for long, or the disk is full; the lease is longer
            _log.warning("a beat of a job was missed")
            return True
