"""The server's side: one child at a time, for whatever is wanted, in the order of the asking.

Where a child fails it is logged, and the next one waits a while: pages go on with what they have.
"""

import gc
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import affiant
from affiant.portal.beside.order import Order, Place
from affiant.portal.beside.stream import CutOff, received, send

REST = 60.0  # seconds after a failure before the same is tried again
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from affiant.portal.beside.child import main; main()"
)
_ROOT = str(Path(affiant.__file__).parents[1])
_log = logging.getLogger("django.affiant")

Take = Callable[[Iterator[Any]], None]
"""Takes the pieces as they come, and keeps what they make when they have all come."""


class Maker:
    """Who has things made. One is enough for a server: `MAKER`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: dict[Order, tuple[Place, Take]] = {}  # the first is being made
        self._begun: dict[Order, float] = {}
        self._failed: dict[Order, float] = {}
        self._child: subprocess.Popen[bytes] | None = None

    def want(self, order: Order, take: Take) -> None:
        """Have it made, unless somebody has asked for it already."""
        with self._lock:
            if order in self._wanted or time.monotonic() - self._failed.get(order, -REST) < REST:
                return
            self._wanted[order] = Place.here(), take
            self._begun[order] = time.monotonic()
            if len(self._wanted) == 1:
                threading.Thread(target=self._make_all, name="maker", daemon=True).start()

    def begun(self, order: Order) -> float:
        """When it was asked for, on the clock of `time.monotonic`; 0 for what is not wanted."""
        return self._begun.get(order, 0.0)

    def is_at_work(self) -> bool:
        """Whether anything is being made."""
        return bool(self._wanted)

    def stop(self) -> None:
        """Make nothing more."""
        with self._lock:
            for order in [*self._wanted][1:]:
                del self._wanted[order]
            if self._child is not None:
                self._child.kill()

    def _make_all(self) -> None:
        order: Order | None = next(iter(self._wanted))
        while order is not None:
            order = self._made(order)

    def _made(self, order: Order) -> Order | None:
        """Make this; what is wanted next."""
        place, take = self._wanted[order]
        failed = True
        try:
            with self._pieces(order, place) as pieces:
                first = next(pieces)  # nearly all of the time passes before it comes
                with _uncollected():
                    take(chain([first], pieces))
            failed = False
        except Exception:  # noqa: BLE001 - whatever it was, what is wanted next is made
            _log.exception("what pages need could not be made beside them")
        finally:
            with self._lock:
                del self._wanted[order], self._begun[order]
                self._failed.pop(order, None)
                if failed:
                    self._failed[order] = time.monotonic()
                following = next(iter(self._wanted), None)
        return following

    @contextmanager
    def _pieces(self, order: Order, place: Place) -> Iterator[Iterator[Any]]:
        with _started() as child:
            self._child = child
            try:
                if child.stdin is None or child.stdout is None:
                    raise CutOff
                send(child.stdin, (order, place))
                yield received(child.stdout)
            finally:
                self._child = None
                child.kill()  # it has ended, or nobody wants what is left of it


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage inside the block, and never among what was made in it: to go through half
    a million objects that all stay holds up every page for half a second, several times over. They
    are freed all the same when nobody refers to them any more."""
    gc.collect(1)  # what pages have just left
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own code, by the interpreter that we run in
        [sys.executable, "-P", "-c", _START, _ROOT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "affiant.evidence.settings"},
        start_new_session=True,  # Ctrl and C is for the server; the child ends with it
    )


MAKER = Maker()
