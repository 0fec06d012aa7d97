"""A transfer encoding taken off piece by piece, for what is too large to be held.

What comes out does not depend on where the pieces were cut (tests hold this), and is what
`transfer` decodes of the whole.
"""

import binascii
import re
from collections.abc import Iterable, Iterator

_PADDED = re.compile(rb"([^=]*)(=*)")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_OTHERS = bytes(set(range(256)) - set(_ALPHABET))
BEGIN = re.compile(rb"begin(?:-base64)? [0-7]{3,4} ")
_LONGEST_LINE = 1 << 16
_ESCAPE = 3  # characters of "=C3", which is not cut


def decoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The content of `pieces`; as it stands for an encoding that nobody knows."""
    match encoding:
        case "base64":
            return of_base64(pieces)
        case "quoted-printable":
            return of_quoted(pieces)
        case "x-uuencode" | "uuencode" | "x-uue" | "uue":
            return of_uuencoded(pieces)
    return iter(pieces)


def of_base64(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Padding may stand in the middle, where two encoded texts were put together."""
    clean, held = b"", b""
    for piece in pieces:
        told = held + piece.translate(None, _OTHERS)
        # Padding that may go on in the next piece waits for it.
        held = told[len(told.rstrip(b"=")) :]
        for stretch, padding in _PADDED.findall(told[: len(told) - len(held)]):
            clean += stretch
            if padding and _ends(clean, padding):
                yield binascii.a2b_base64(clean + padding)
                clean = b""
        whole = len(clean) // 4 * 4
        yield binascii.a2b_base64(clean[:whole])
        clean = clean[whole:]
    clean = clean[:-1] if len(clean) % 4 == 1 else clean  # six bits make no byte
    yield binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def _ends(clean: bytes, padding: bytes) -> bool:
    return len(clean) % 4 > 1 and (len(clean) + len(padding)) % 4 == 0


def of_quoted(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Quoted-printable, a run of lines at a time."""
    for lines in _lines(pieces):
        yield binascii.a2b_qp(lines)


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        held += piece
        cut = held.rfind(b"\n") + 1
        if not cut and len(held) > _LONGEST_LINE:
            cut = len(held)
            while b"=" in held[cut - _ESCAPE : cut] and cut > _ESCAPE:
                cut -= 1
        if cut:
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def of_uuencoded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The lines between `begin` and `end`; one that is no such line stays as it stands."""
    inside = False
    for lines in _lines(pieces):
        for line in lines.splitlines():
            if not inside:
                inside = BEGIN.match(line) is not None
            elif line.strip() == b"end":
                inside = False
            elif line:
                yield _uu_line(line)


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        pass
    told = ((line[0] - 32 & 63) * 4 + 5) // 3  # some programs write more than they count
    try:
        return binascii.a2b_uu(line[:told])
    except binascii.Error:
        return line
