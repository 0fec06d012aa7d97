"""Pieces through a pipe between a process and its own child, each small.

They are pickled, so nothing but such a pipe may be read here: a file or a socket could make the
reader do anything. Whoever unpickles holds up every other thread of its process meanwhile, so a
piece is what takes some milliseconds.
"""

import pickle
import struct
from collections.abc import Iterator
from typing import IO, Any

_LENGTH = struct.Struct(">I")
_END = _LENGTH.pack(0)


class CutOff(Exception):
    """The other process went away, or failed, before it had handed over everything."""


def send(pipe: IO[bytes], piece: object) -> None:
    """Hand over one piece. Raises BrokenPipeError where nobody reads any more."""
    content = pickle.dumps(piece, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def end(pipe: IO[bytes]) -> None:
    """Say that this was all."""
    pipe.write(_END)
    pipe.flush()


def received(pipe: IO[bytes]) -> Iterator[Any]:
    """The pieces as they come. Raises CutOff where they stop before the other said that it was
    all."""
    while True:
        (length,) = _LENGTH.unpack(_whole(pipe, _LENGTH.size))
        if not length:
            return
        yield pickle.loads(_whole(pipe, length))  # noqa: S301 - from a process of ours: see above


def _whole(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise CutOff
    return found
