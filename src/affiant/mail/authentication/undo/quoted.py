"""Quoted-printable as mail software really writes it (RFC 2045, 6.7).

The standard fixes how it is read. Where lines are broken and which harmless characters are
encoded is each program's habit; to find signed bytes again, the habit must be matched.
"""

import quopri
from dataclasses import dataclass
from itertools import product

_SAFE = frozenset(range(33, 127)) - {ord("=")}
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
    tokens = _tokens(line, habit)
    if sum(map(len, tokens)) <= habit.width:
        return b"".join(tokens)
    rows: list[bytes] = []
    row: list[bytes] = []
    used = 0
    for number, token in enumerate(tokens):
        is_last = number == len(tokens) - 1
        if used + len(token) > habit.width - (0 if is_last else 1):
            rows.append(_ended(row, habit))
            row, used = [], 0
        row.append(token)
        used += len(token)
    return b"".join([*rows, *row])


def _ended(row: list[bytes], habit: Habit) -> bytes:
    if habit.encodes_spaces_before_break and row and row[-1] in (b" ", b"\t"):
        row = [*row[:-1], b"=%02X" % row[-1][0]]
    return b"".join(row) + b"=\r\n"


def _tokens(line: bytes, habit: Habit) -> list[bytes]:
    safe = _SAFE - _EBCDIC if habit.encodes_punctuation else _SAFE
    tokens = [_ONE[byte] if byte in safe or byte in b" \t" else _CODE[byte] for byte in line]
    if tokens and line[-1:] in (b" ", b"\t"):
        tokens[-1] = _CODE[line[-1]]
    if habit.encodes_from and line.startswith(b"From "):
        tokens[0] = _CODE[ord("F")]
    if habit.encodes_dot and line.startswith(b"."):
        tokens[0] = _CODE[ord(".")]
    return tokens


_ONE = [bytes([byte]) for byte in range(256)]
_CODE = [b"=%02X" % byte for byte in range(256)]


def decoded(content: bytes) -> bytes:
    """What it stands for, with CRLF at its lines' ends."""
    plain = quopri.decodestring(content.replace(b"\r\n", b"\n"))
    return plain.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
