"""Quoted-printable as mail software really writes it (RFC 2045, 6.7).

The standard fixes how it is read. Where lines are broken and which harmless characters are
encoded is each program's habit; to find signed bytes again, the habit must be matched.
"""

import quopri
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

_SAFE = frozenset(range(33, 127)) - {ord("=")}
_LONG = 1_000  # bytes of a line that is not remembered
_EBCDIC = frozenset(b'!"#$@[\\]^`{|}~')


@dataclass(frozen=True, slots=True)
class Habit:
    """How a program writes. `width` is a line's most characters, its soft "=" included."""

    width: int = 76
    encodes_from: bool = False  # "From " at a line's start, for old mailboxes
    encodes_dot: bool = False  # a line's first dot, for SMTP
    encodes_spaces_before_break: bool = False
    encodes_punctuation: bool = False  # what EBCDIC gateways spoil


HABITS: tuple[Habit, ...] = tuple(
    Habit(width, *switches)
    for switches in product((False, True), repeat=4)
    for width in (76, 75, 74, 73, 72)
)
"""Those that are tried, the most frequent first."""


def encoded(content: bytes, habit: Habit) -> bytes:
    """`content` has CRLF at its lines' ends, and so has what comes out."""
    return b"\r\n".join(_line(line, habit) for line in content.split(b"\r\n"))


def _line(line: bytes, habit: Habit) -> bytes:
    code = _coded if len(line) < _LONG else _coded.__wrapped__
    whole = code(line, habit.encodes_from, habit.encodes_dot, habit.encodes_punctuation)
    if len(whole) <= habit.width:
        return whole
    rows: list[bytes] = []
    at, end = 0, len(whole)
    while end - at > habit.width:
        cut = at + habit.width - 1
        before = whole.find(b"=", cut - 2, cut)  # a code is not parted
        cut = cut if before < 0 else before
        rows.append(_ended(whole[at:cut], habit))
        at = cut
    return b"".join([*rows, whole[at:]])


def _ended(row: bytes, habit: Habit) -> bytes:
    if habit.encodes_spaces_before_break and row.endswith((b" ", b"\t")):
        row = row[:-1] + _CODE[row[-1]]
    return row + b"=\r\n"


@lru_cache(maxsize=4096)  # the same lines come in every trial
def _coded(line: bytes, from_: bool, dot: bool, punctuation: bool) -> bytes:
    """On one line, however long."""
    safe = _SAFE_LESS if punctuation else _SAFE_ALL
    first = b""
    if (from_ and line.startswith(b"From ")) or (dot and line.startswith(b".")):
        first, line = _CODE[line[0]], line[1:]
    last = b""
    if line.endswith((b" ", b"\t")):
        last, line = _CODE[line[-1]], line[:-1]
    if line.translate(None, safe):
        table = _TABLE_LESS if punctuation else _TABLE_ALL
        line = b"".join([table[byte] for byte in line])
    return first + line + last


_CODE = [b"=%02X" % byte for byte in range(256)]
_SAFE_ALL = bytes(_SAFE) + b" \t"
_SAFE_LESS = bytes(_SAFE - _EBCDIC) + b" \t"
_TABLE_ALL = [bytes([byte]) if byte in _SAFE_ALL else _CODE[byte] for byte in range(256)]
_TABLE_LESS = [bytes([byte]) if byte in _SAFE_LESS else _CODE[byte] for byte in range(256)]


def decoded(content: bytes) -> bytes:
    """What it stands for, with CRLF at its lines' ends."""
    plain = quopri.decodestring(content.replace(b"\r\n", b"\n"))
    return plain.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
