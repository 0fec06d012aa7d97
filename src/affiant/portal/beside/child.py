"""The child's side: make what was ordered, hand it over, end.

It needs no keys and no part of the web: the casefile's own settings of Django do.
"""

import gc
import os
import sys
import threading
from types import TracebackType
from typing import BinaryIO

from affiant.evidence.connection import start_django
from affiant.portal.beside.stream import end, received, send

AFTER_PAGES = 10  # how much less than the server it presses for the processor, as `nice` counts


def main() -> None:
    """Read the order from standard input and write what was made to standard output. The process
    ends here."""
    asked, pipe = sys.stdin.buffer, _own_output()
    sys.excepthook = _said
    os.nice(AFTER_PAGES)
    gc.disable()  # what is made here is no garbage, and to look through it takes as long again
    start_django()  # before anything of the order can be loaded
    _make(next(received(asked)), asked, pipe)
    os._exit(0)  # nothing is left to be put in order


def _make(told: object, asked: BinaryIO, pipe: BinaryIO) -> None:
    from affiant.evidence.casefile import Casefile  # noqa: PLC0415 - after Django is set up
    from affiant.portal.beside.made import pieces  # noqa: PLC0415
    from affiant.portal.beside.order import Order, Place  # noqa: PLC0415

    match told:
        case (Order() as order, Place() as place):
            threading.Thread(target=_end_with, args=(asked,), daemon=True).start()
            Casefile.join(place.folder, dict(place.settings))
            for piece in pieces(order):
                send(pipe, piece)
            end(pipe)


def _own_output() -> BinaryIO:
    """Standard output for the pieces alone: what anything else prints goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def _end_with(asked: BinaryIO) -> None:
    """End when the server does: it keeps the other end of this pipe open as long as it lives, and
    says nothing more."""
    asked.read()
    os._exit(0)


def _said(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say what failed as the server says it, and no word of a document."""
    import logging  # noqa: PLC0415 - for the one that fails

    from affiant.portal.logs import speak_little  # noqa: PLC0415

    if issubclass(kind, BrokenPipeError):  # the server has gone
        return
    speak_little()
    logging.getLogger("django.affiant").error("", exc_info=(kind, error, trace))
