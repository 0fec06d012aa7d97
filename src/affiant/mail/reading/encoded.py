"""Lines of base64 and uuencode in a message, and whether what they hold is told already."""

import re
from collections.abc import Iterator

from affiant.mail.reading.pieces import BEGIN, decoded

LINE = re.compile(rb"[> \t]*([A-Za-z0-9+/]{4,}={0,3})[ \t]*")
"""Base64, as it may stand in a quotation; a word of its own looks like it, too."""
_UU = bytes(range(32, 97))
_STRIPPED = 12  # spaces at the end of a line of uuencode, which gateways take off
_SHORT = 12  # bytes that a run of encoded lines may have in common with a picture by chance
_MOST_SEARCHED = 1 << 30  # bytes, for one message: a second or so


def runs(lines: list[bytes]) -> Iterator[list[bytes]]:
    """Lines one by one, those of base64 or uuencode that follow each other together."""
    run: list[bytes] = []
    in_uu = False
    for line in lines:
        begins = BEGIN.match(line) is not None
        is_end = in_uu and line.strip() == b"end"
        goes_on = is_end or _is_uu(line) if in_uu else LINE.fullmatch(line) is not None
        if begins or not goes_on:
            if run:
                yield run
            run = []
        if begins or goes_on:
            run.append(line)
        else:
            yield [line]
        in_uu = begins or (in_uu and goes_on and not is_end)
    if run:
        yield run


def _is_uu(line: bytes) -> bool:
    """Whether it can be a line of uuencode, by the count that it starts with."""
    if not line or line.strip(_UU):
        return False
    told = -(-(line[0] - 32 & 63) // 3) * 4
    return told - _STRIPPED <= len(line) - 1 <= told + 2


class Held:
    """The contents of a message's leaves, in which encoded lines are looked for."""

    def __init__(self, contents: list[bytes]) -> None:
        self._contents = contents
        self._size = sum(map(len, contents))
        self._left = _MOST_SEARCHED

    def __contains__(self, run: list[bytes]) -> bool:
        """Whether encoded lines are those of a leaf, or of a piece of one. No for all that come
        after as much was searched as one message is worth: they are told once more.
        """
        encoding = "uuencode" if BEGIN.match(run[0]) else "base64"
        content = b"".join(decoded([b"\n".join(run)], encoding))
        if len(content) < _SHORT:
            return bool(content) and content in self._contents
        self._left -= self._size
        return self._left >= 0 and any(content in one for one in self._contents)
