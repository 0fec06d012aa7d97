"""Encodings that a text's words can stand in: how each is known, and how it is undone.

Each pattern looks at a bounded stretch, so that a text costs time in proportion to its length.
"""

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

_QUOTED = re.compile(r"=[ \t]*\r?\n|(?:=[0-9A-Fa-f]{2})+")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_WORD = re.compile(r"=\?[\w-]{1,40}\?[bBqQ]\?[^?\s]{0,200}\?=(?:\s+(?==\?))?")
_SPACED = re.compile(r"(?<![\w@.])(?:[^\W_] |[.@+-] ){4,80}[^\W_](?![\w@])")
"""One letter at a time: "K E V I N", "a . b @ c . f r"."""
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|font|wbr|small|nobr)\b[^<>]{0,300}>", re.IGNORECASE)
_BROKEN = re.compile(r"(?<=[\w.])@[ \t]*\r?\n[> \t]{0,4}(?=\w)")
_ESCAPED = re.compile(r"\\u00[0-9a-fA-F]{2}")
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_HIGH = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_MISREAD = re.compile(f"[\u00c2-\u00c5][{_HIGH}]")
"""UTF-8 that was read as Windows-1252: "CÃ´tÃ©"."""
_BASE64 = re.compile(r"(?<![A-Za-z0-9+_-])[A-Za-z0-9_-]{16,2000}={0,2}(?![A-Za-z0-9+_=-])")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[2-7][0-9a-fA-F]){8,500}(?![0-9A-Za-z])")
_DASHED_AT = re.compile(r"(?<=\w)-(?:25)?40(?=[\w-]{2,60}\.\w)")  # Proofpoint's "a-40corp.fr"
_FOLDED = re.compile(r"\r?\n[ \t](?=\S)")  # RFC 5545, 3.1
_CALENDAR = ("BEGIN:V", "ATTENDEE", "ORGANIZER")

Decode = Callable[[str], str]
Codes = tuple[tuple[re.Pattern[str], Decode], ...]


def _unquoted(run: str) -> str:
    if run.endswith("\n"):
        return ""
    return bytes.fromhex(run.replace("=", "")).decode("utf-8", "replace")


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
    """What a link's token says, if that holds an address."""
    bare = run.rstrip("=")
    try:
        return _with_address(base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4)), run)
    except ValueError:
        return run


def _unhexed(run: str) -> str:
    return _with_address(bytes.fromhex(run), run)


def _with_address(told: bytes, run: str) -> str:
    is_plain = told.isascii() and (b"@" in told or b"%40" in told)
    plain = told.decode("ascii") if is_plain else ""
    return plain if plain.isprintable() and plain else run


TRANSPORT: Codes = (
    (_WORD, _word),
    (_QUOTED, _unquoted),
    (_PERCENT, lambda run: unquote(run, errors="replace")),
    (_ENTITY, html.unescape),
    (_INVISIBLE, lambda _: ""),
)
_FURTHER: Codes = (
    (_SPACED, lambda run: run.replace(" ", "")),
    (_TAG, lambda _: ""),
    (_BROKEN, lambda _: "@"),
    (_ESCAPED, lambda run: chr(int(run[2:], 16))),
    (_COMBINED, lambda run: unicodedata.normalize("NFC", run)),
    (_MISREAD, _reread),
    (_BASE64, _unbased),
    (_HEX, _unhexed),
    (_DASHED_AT, lambda _: "@"),
)


def further_of(text: str) -> Codes:
    """Those beside the transport's; lines of calendars and cards are folded within words."""
    if any(word in text for word in _CALENDAR):
        return (*_FURTHER, (_FOLDED, lambda _: ""))
    return _FURTHER
