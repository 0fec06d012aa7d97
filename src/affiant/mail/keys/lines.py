"""A file's lines, each held only while it is looked at."""

from collections.abc import Iterator
from typing import BinaryIO

LONGEST = 256 * 1024
"""Bytes of a line: longer ones are passed over, and told."""


def lines(file: BinaryIO) -> Iterator[tuple[int, str | None]]:
    """Each line's number from 1 and its text without its end; None for one that is too long.

    Bytes that are no UTF-8 are kept escaped: no key has any, and a note beside one may.
    """
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST)
            yield number, None
            continue
        text = line.decode("utf-8", "surrogateescape").rstrip("\r\n")
        yield number, text.removeprefix("\ufeff") if number == 1 else text
