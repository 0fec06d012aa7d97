"""Letters that quote other letters in another charset: UTF-8 and windows-1252 in one text.

Each half is read as it was written. To take the whole for one charset garbles the other half, and
to guess at it takes a thousand times as long.
"""

import codecs
import re

from affiant.reading import encoding

CHARSETS = frozenset(
    {
        "", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1",
        "iso-8859-15", "windows-1252", "cp1252",
    }
)  # fmt: skip
"""What such letters name, if anything. Under another name a few bytes that look like UTF-8 are
chance."""

_OF_UTF8 = (
    (0xC3, re.compile(rb"\xc3[\x80-\xbf]")),
    (0xC2, re.compile(rb"\xc2[\x80-\xbf]")),
    (0xE2, re.compile(rb"\xe2[\x80-\x82][\x80-\xbf]")),
    (0xC5, re.compile(rb"\xc5[\x92\x93]")),
)
"""A French letter, a sign or a curly quote in UTF-8: two or three letters that no word of
windows-1252 has side by side. Each begins with a byte that is looked for at the speed of memory."""
_OF_CHANCE = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u02c5\u02c7-\u02db"
    "\u02dd-\u1fff]"
)
"""What two bytes of windows-1252 can look like: a capital and a no-break space."""
_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHARE = 0.4  # characters above ASCII for a letter of it; French has 0.1, Chinese has few letters
_SAMPLE = 65_536


def decoded(content: bytes) -> str | None:
    """Its characters; None where it is no such mixture, for all that can be told."""
    if not _has_utf8(content) or not encoding.is_text(content[:_SAMPLE]):
        return None
    text = content.decode("utf-8", _NAME)
    if _OF_CHANCE.search(text) is not None:
        return None
    below = text[:_SAMPLE].encode("ascii", "ignore")
    letters = len(below) - len(below.translate(None, _LETTERS))
    return text if len(text[:_SAMPLE]) - len(below) <= letters * _SHARE else None


def _has_utf8(content: bytes) -> bool:
    return any(begins in content and form.search(content) for begins, form in _OF_UTF8)


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, as windows-1252 has them."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - asked while decoding alone
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_NAME = "affiant-western"
codecs.register_error(_NAME, _western)
