"""A text on one line, without the spaces that nobody sees: what hashes of content are made of.

Done at the speed of memory, for one text or for many: they are joined by a NUL, cleaned as one,
and parted again. A text that has a NUL of its own is cleaned alone.
"""

import re
from collections.abc import Sequence

_ASCII_SPACES = b"\t\n\v\f\r\x1c\x1d\x1e\x1f"  # those of `str.split`
_SPACES = bytes.maketrans(_ASCII_SPACES, b" " * len(_ASCII_SPACES))
_OTHER_SPACES = (
    (0xC2, re.compile(rb"\xc2[\x85\xa0]")),
    (0xE2, re.compile(rb"\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)")),
    (0xE1, re.compile(rb"\xe1\x9a\x80")),
    (0xE3, re.compile(rb"\xe3\x80\x80")),
)
"""Spaces beyond ASCII, in UTF-8: how each begins, and what it is. One byte is looked for at the
speed of memory, two or three are not. No other character has these bytes in it.
"""
UNSEEN = ("\u200b", "\ufeff")
"""What takes no room."""
_UNSEEN = tuple((one.encode()[0], one.encode()) for one in UNSEEN)
_STUFFED = re.compile(r"\n>+(?=From )")
_BETWEEN = "\0"


def unstuffed(text: str) -> str:
    """Without what mailboxes put before lines that begin with "From"."""
    # The last letter that is looked for is rarer than a space, by which the search leaps.
    return _STUFFED.sub("\n", f"\n{text}")[1:] if ">From" in text else text


def flat(text: str) -> bytes:
    """One text."""
    return _flat(encoded(text))


def flats(texts: Sequence[str]) -> list[bytes]:
    """Many texts, in their order."""
    told = encoded(_BETWEEN.join(texts))
    if told.count(0) != len(texts) - 1:
        return [flat(text) for text in texts]
    return [one.strip(b" ") for one in _flat(told).split(b"\0")]


def encoded(text: str) -> bytes:
    """In UTF-8, with "?" for a half of a character."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _flat(told: bytes) -> bytes:
    if not told.isascii():
        told = _without_others(told)
    told = told.translate(_SPACES)
    # Cut where there are two: a regular expression takes five times as long.
    pieces = [piece.strip(b" ") for piece in told.split(b"  ")]
    return b" ".join([piece for piece in pieces if piece])


def _without_others(told: bytes) -> bytes:
    for begins, space in _OTHER_SPACES:
        if begins in told:
            told = space.sub(b" ", told)
    for begins, unseen in _UNSEEN:
        if begins in told:
            told = told.replace(unseen, b"")
    return told
