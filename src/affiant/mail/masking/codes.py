"""Encodings that a text's words can stand in: how each is known, and how it is undone.

Each pattern looks at a bounded stretch, so that a text costs time in proportion to its length. One
that begins with a character of its own is sought at the speed of memory: so what must stand before
is asked behind it.
"""

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

_QUOTED = re.compile(r"=(?:[ \t]*\r?\n|[0-9A-Fa-f]{2}(?:=[0-9A-Fa-f]{2})*)")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff][\u00ad\u200b-\u200f\u2060\ufeff]*")
_WORD = re.compile(r"=\?[\w-]{1,40}\?[bBqQ]\?[^?\s]{0,200}\?=(?:\s+(?==\?))?")
_SPACED = re.compile(r"(?<![\w@.])(?:[^\W_] |[.@+-] ){4,80}[^\W_](?![\w@])")
"""One letter at a time: "K E V I N", "a . b @ c . f r"."""
_ALL_SPACED = re.compile(r" (?<=[^\W_] |[.@+-] )(?:[^\W_] |[.@+-] ){3}[^\W_]")
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|wbr|small|nobr)\b[^<>]{0,300}>|<!--[^<>]{0,300}-->",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"@(?<=[\w.]@)[ \t]*\r?\n[> \t]{0,4}(?=\w)")
_ESCAPED = re.compile(r"\\(?:u00|x)[0-9a-fA-F]{2}")
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_LOST = re.compile("\ufffd(?<=[^\\W\\d_]\ufffd)\ufffd{0,3}(?=[^\\W\\d_])")
"""Where a letter was that nobody could read."""
_HIGH = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_MISREAD = re.compile(f"[\u00c2-\u00c5][{_HIGH}]")
"""UTF-8 that was read as Windows-1252: "CÃ´tÃ©"."""
_WIDE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]+")
"""Letters and digits in other clothes: "\uff24upont"."""
_SHOUTED = re.compile(r"AT(?<=[a-z\d]AT)[a-z\d-]{2,40}(?:DOT[a-z\d-]{2,40}){1,3}(?![A-Za-z])")
"""As "anneATcorpDOTfr" is written."""
_ENCODED = re.compile(
    r"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{60,76}\r?\n){0,200}[A-Za-z0-9+/]{16,2000}={0,2}"
    r"(?![A-Za-z0-9+/=])"
)
"""As RFC 4648, 4 has it, in one line or in those of RFC 2045, 6.8."""
_BASE64 = re.compile(r"(?<![A-Za-z0-9+_-])[A-Za-z0-9_-]{16,2000}={0,2}(?![A-Za-z0-9+_=-])")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[2-7][0-9a-fA-F]){8,500}(?![0-9A-Za-z])")
_LONG_RUN = re.compile(r"[A-Za-z0-9_-]{16}")
_DASHED_AT = re.compile(r"-(?<=\w-)(?:25)?40(?=[\w-]{2,60}\.\w)")  # Proofpoint's "a-40corp.fr"
_FOLDED = re.compile(r"\r?\n[ \t](?=\S)")  # RFC 5545, 3.1
_CALENDAR = ("BEGIN:V", "ATTENDEE", "ORGANIZER")


class Code(NamedTuple):
    """A pattern, and how what it finds is undone.

    Whatever holds none of these has nothing that `pattern` finds, and is soon asked: `sign`, what
    `near` finds, and, of `is_foreign`, a character beyond ASCII.
    """

    pattern: re.Pattern[str]
    decode: Callable[[str], str]
    sign: str = ""
    near: re.Pattern[str] | None = None
    is_foreign: bool = False

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth to look for it."""
        if self.sign not in text or (self.is_foreign and text.isascii()):
            return False
        return self.near is None or self.near.search(text) is not None


Codes = tuple[Code, ...]


def _unquoted(run: str) -> str:
    if run.endswith("\n"):
        return ""
    return _of_bytes(bytes.fromhex(run.replace("=", "")))


def _of_bytes(told: bytes) -> str:
    """As UTF-8, else as Windows had it: "l=E8" and "l%E8" are "lè"."""
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError:
        return told.decode("cp1252", "replace")


def _word(run: str) -> str:
    charset, _, rest = run.strip()[2:-2].partition("?")
    form, _, content = rest.partition("?")
    try:
        if form in "bB":
            return base64.b64decode(content + "=" * (-len(content) % 4)).decode(charset, "replace")
        plain = content.replace("_", " ").encode()
        return binascii.a2b_qp(plain).decode(charset, "replace")
    except (ValueError, LookupError):  # no base64, or a character set that nobody knows
        return run


def _reread(run: str) -> str:
    try:
        return run.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return run


def _unbased(run: str) -> str:
    """What a link's token or an encoded part says, if that can be read."""
    bare = "".join(run.split()).rstrip("=").translate(_URL_SAFE)
    try:
        plain = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8")
    except ValueError:
        return run
    return plain if plain.translate(_LINE_ENDS).isprintable() else run


def _unhexed(run: str) -> str:
    return _with_address(bytes.fromhex(run), run)


def _with_address(told: bytes, run: str) -> str:
    is_plain = told.isascii() and (b"@" in told or b"%40" in told)
    plain = told.decode("ascii") if is_plain else ""
    return plain if plain.isprintable() and plain else run


_URL_SAFE = str.maketrans("-_", "+/")
_LINE_ENDS = str.maketrans("", "", "\r\n\t")
TRANSPORT: Codes = (
    Code(_WORD, _word, "=?"),
    Code(_QUOTED, _unquoted, "="),
    Code(_PERCENT, lambda run: _of_bytes(unquote_to_bytes(run)), "%"),
    Code(_ENTITY, html.unescape, "&"),
    Code(_INVISIBLE, lambda _: "", is_foreign=True),
)
_FURTHER: Codes = (
    Code(_SPACED, lambda run: run.replace(" ", ""), near=_ALL_SPACED),
    Code(_TAG, lambda _: "", "<"),
    Code(_BROKEN, lambda _: "@", "@"),
    Code(_ESCAPED, lambda run: chr(int(run[-2:], 16)), "\\"),
    Code(_COMBINED, lambda run: unicodedata.normalize("NFC", run), near=_ACCENT, is_foreign=True),
    Code(_LOST, lambda _: "", "\ufffd", is_foreign=True),
    Code(_MISREAD, _reread, is_foreign=True),
    Code(_BASE64, _unbased, near=_LONG_RUN),
    Code(_ENCODED, _unbased, near=_LONG_RUN),
    Code(_WIDE, lambda run: unicodedata.normalize("NFKC", run), is_foreign=True),
    Code(_SHOUTED, lambda run: f"@{run[2:].replace('DOT', '.')}", "DOT"),
    Code(_HEX, _unhexed, near=_LONG_RUN),
    Code(_DASHED_AT, lambda _: "@", "40"),
)
_OF_CALENDARS: Codes = (*_FURTHER, Code(_FOLDED, lambda _: "", "\n"))


def further_of(text: str) -> Codes:
    """Those beside the transport's; lines of calendars and cards are folded within words."""
    return _OF_CALENDARS if any(word in text for word in _CALENDAR) else _FURTHER
