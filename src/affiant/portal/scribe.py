"""Writes the portal's deeds into the audit log.

What changes, takes out or is refused is written before it is answered. That somebody read or
searched is answered first and written within half a second, several in one go: an entry of its own
waits for the disk each time, and for whoever reads documents in at that moment. A server that is
killed can lose those of its last half second; one that is stopped loses none.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connections, transaction

from affiant.access.audit.deed import Deed
from affiant.access.audit.trail import Trail

EVERY = 0.5  # seconds
MOST_WAITING = 1_000  # deeds; past these, whoever reads waits like whoever writes
_log = logging.getLogger("django.affiant")

Told = tuple[Deed, datetime]


class Scribe:
    """Writes deeds, safe for many threads."""

    def __init__(self, trail: Trail) -> None:
        self.trail = trail
        self._waiting: list[Told] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._stop = threading.Event()
        self._is_behind = False

    def write(self, deed: Deed, at: datetime, *, later: bool = False) -> None:
        """Have the log tell of it: from now on, or with `later` soon where somebody sees to it."""
        with self._lock:
            self._waiting.append((deed, at))
            if later and self._is_behind and len(self._waiting) < MOST_WAITING:
                return
        self.catch_up()

    def write_when_done(self, deed: Deed, at: datetime) -> None:
        """Have the log tell of it once the transaction at hand is, or now where there is none."""
        transaction.on_commit(lambda: self.write(deed, at))

    def catch_up(self) -> None:
        """Write what waits, in its order. Raises what the database raises; then it waits on."""
        with self._writing:
            with self._lock:
                told, self._waiting = self._waiting, []
            if not told:
                return
            try:
                with self.trail.together() as pen:
                    for deed, at in told:
                        pen.record(deed, at)
            except BaseException:
                with self._lock:
                    self._waiting[:0] = told
                raise

    @contextmanager
    def behind(self) -> Iterator[None]:
        """Inside the block a thread writes what may come later; at its end nothing waits."""
        thread = threading.Thread(target=self._keep_up, name="scribe", daemon=True)
        self._is_behind = True
        thread.start()
        try:
            yield
        finally:
            self._is_behind = False
            self._stop.set()
            thread.join()
            self.catch_up()

    def _keep_up(self) -> None:
        try:
            while not self._stop.wait(EVERY):
                try:
                    self.catch_up()
                except DatabaseError:
                    _log.exception("the audit log could not be written")
        finally:
            connections.close_all()
