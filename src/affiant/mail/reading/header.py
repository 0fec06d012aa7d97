"""The header of a message, read in one pass where it is well formed.

What is not goes through `reading.formats.mail_headers`, which forgives everything; both give the
same fields (a test holds them together).
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from unicodedata import is_normalized

from affiant.reading.formats import mail_headers
from affiant.reading.formats.mail_headers import Headers

_FIELD_OF = re.compile(rb"([!-9;-~]{1,200})[ \t]*")
_ANY_FIELD = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
_FIELD_NAME = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|received|mime-version|reply-to|sender|in-reply-to|"
    rb"references|list-id|content-type|content-transfer-encoding|content-disposition)[ \t]*:",
    re.IGNORECASE,
)
_EMPTY_LINE = re.compile(rb"(?:\r\n|\r|\n)(?:\r\n|\r|\n)")
_BLANKS = 80
_BLANK_LINE = re.compile(rb"\n[ \t]{1,70}\r?\n\Z")
_EMPTY_LINES = (b"\n\n", b"\n\r\n")
_LONGEST = 1 << 18  # bytes of a header that goes on behind a broken line
_MOST_NAMES = 4096  # that are remembered; real mail has some thousands of "X-"
_OF_MAIL = re.compile(rb"(?:from|date|subject|message-id)[ \t]*:", re.IGNORECASE)
_SURE = 4  # all of these: a header, however many of its lines lost their fold
_MOST_BROKEN = 5  # lines; a letter without its empty line has more that are no field
_FOLD = re.compile(rb"\n[ \t]+(?=\S)")
_DAY = re.compile(r"[ \t]*(?:[A-Z][a-z]{2}, ?)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})")
_DATE = re.compile(
    rf"{_DAY.pattern} "
    r"(\d\d):(\d\d):(\d\d) ([+-])(\d\d)([0-5]\d)(?: \([^()]*\))?[ \t]*"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}  # fmt: skip


class Fields(Headers):
    """The same, asked often: a field is looked up, and plain words are not decoded."""

    def __init__(self, fields: tuple[tuple[str, bytes], ...]) -> None:
        # The names and values of a frozen value, put in its place at once.
        self.__dict__["fields"] = fields
        self.__dict__["_first"] = dict(reversed(fields))

    def raw(self, name: str) -> str | None:
        """As `Headers.raw`."""
        value: bytes | None = self.__dict__["_first"].get(name)
        if value is None:
            return None
        return value.decode("ascii") if value.isascii() else mail_headers.characters(value)

    def text(self, name: str) -> str | None:
        """As `Headers.text`."""
        raw = self.raw(name)
        if raw is None:
            return None
        return shown(raw)

    def has_twice(self, names: frozenset[str]) -> bool:
        """Whether one of these is given twice, so that readers differ on which one counts."""
        if len(self.__dict__["_first"]) == len(self.fields):
            return False
        told = [name for name, _ in self.fields if name in names]
        return len(told) != len(set(told))


def shown(raw: str) -> str:
    """As `mail_headers.shown`, in a third of the time for plain words and for one encoded word."""
    words = raw.count("=?")
    if not words and raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    if words == 1 and (told := _with_one_word(raw)) is not None:
        return told
    return _shown(raw)


def _with_one_word(raw: str) -> str | None:
    """With one encoded word among plain ones; None where it may be no such word."""
    found = mail_headers.WORD.search(raw)
    # A word's end ahead of it, and the space between them would be dropped.
    if found is None or "?=" in raw[: found.start()]:
        return None
    text = raw[: found.start()] + mail_headers.word(found) + raw[found.end() :]
    if not text.isprintable() or not is_normalized("NFC", text):
        return None  # there is something to be normalised
    return " ".join(text.split())


_shown = lru_cache(maxsize=1024)(mail_headers.shown)


Plain = tuple[dict[str, str], list[str], int]
"""The header of a message, each of its lines a field in ASCII: the values of the first fields of
each name (in lower case), spaces around them left; a name for each field; where the body starts.
"""


def plainly(message: bytes) -> Plain | None:
    """The same fields as `quickly` reads; None where not all is ASCII with LF at lines' ends."""
    at = message.find(b"\n\n")
    block = message[: max(at, 0)]
    if b"\r" in block or b"\v" in block or b"\f" in block or not block.isascii():
        return None
    if b"\n " in block or b"\n\t" in block:
        block = _unfolded(block)
    try:
        # A line without a colon is no pair.
        pairs = [line.split(":", 1) for line in block.decode().split("\n")]
        names, values = zip(*pairs, strict=True)
        told = list(map(_NAME, names))
    except (ValueError, KeyError):
        return None
    first = dict(zip(reversed(told), reversed(values), strict=True))
    return first, told, at + 2


def _unfolded(block: bytes) -> bytes:
    if b" \n" in block or b"\t\n" in block:
        block = b"\n".join(line.rstrip(b" \t") for line in block.split(b"\n"))
    return _FOLD.sub(b" ", block)


def parse(message: bytes) -> tuple[Fields, int]:
    """The fields and the offset of the body, as `mail_headers.parse` gives them."""
    found = quickly(message)
    if found is not None:
        return found
    headers, start = mail_headers.parse(message)
    return _fields(headers), start


def _fields(headers: Headers) -> Fields:
    """Without the space that a value has which begins on its second line."""
    return Fields(tuple((name, value.lstrip()) for name, value in headers.fields))


def quickly(message: bytes) -> tuple[Fields, int] | None:
    """The same where each line of the header is a field; None where not."""
    after = end(message)
    if not after:
        return None
    block = message[:after]
    if b"\r" in block:
        plain = block.replace(b"\r\n", b"\n")
        if b"\r" in plain:
            return None
        block = plain
    if b"\v" in block or b"\f" in block:  # spaces for some
        return None
    if b"\n " in block or b"\n\t" in block:
        block = _unfolded(block)
    fields = _split(block[:-2])
    return None if fields is None else (Fields(fields), after)


def _split(block: bytes) -> tuple[tuple[str, bytes], ...] | None:
    """The field of each line; None where one is none."""
    fields = []
    for line in block.split(b"\n"):
        raw, colon, value = line.partition(b":")
        name = _name(raw)
        if name is None or not colon:
            return None
        fields.append((name, value.strip()))
    return tuple(fields)


@lru_cache(maxsize=1024)
def _name(raw: bytes) -> str | None:
    """A field's name in lower case; None for what is no name."""
    found = _FIELD_OF.fullmatch(raw)
    return found[1].decode("ascii").lower() if found else None


class _Names(dict[str, str]):
    """Names in lower case, by how they are written, as they come up. KeyError for what is none."""

    def __missing__(self, raw: str) -> str:
        name = _name(raw.encode())
        if name is None:
            raise KeyError(raw)
        if len(self) >= _MOST_NAMES:
            self.clear()
        self[raw] = name
        return name


_NAME = _Names().__getitem__


def carefully(message: bytes) -> tuple[Fields, int, bool]:
    """The same of any message, and whether a line of the header is no field.

    Such a line ends the header, for a body may follow without its empty line; where fields of mail
    follow instead, they are read, and the line is left to whoever looks for what was not told.
    """
    headers, start = mail_headers.parse(message)
    fields = _fields(headers)
    if not fields.fields or start >= len(message) or message.endswith(_EMPTY_LINES, 0, start):
        return fields, start, False
    if _BLANK_LINE.search(message, max(0, start - _BLANKS), start):  # an empty line, nearly
        return fields, start, False
    after = _behind(message, start)
    kept = list(_without_broken(message[start:after]))
    if not any(_FIELD_NAME.match(line) for line in kept):
        return fields, start, True
    more, _ = mail_headers.parse(b"".join(kept))
    return Fields(fields.fields + _fields(more).fields), after, True


def _behind(message: bytes, start: int) -> int:
    found = _EMPTY_LINE.search(message, start, start + _LONGEST)
    return found.end() if found else start


def _without_broken(block: bytes) -> Iterator[bytes]:
    """The fields among the lines of what goes on as a header; none where most lines are none."""
    lines = block.splitlines(keepends=True)
    is_kept, kept, broken = False, [], 0
    for line in lines:
        if line[:1] in b" \t":
            broken += not is_kept
        else:
            is_kept = _ANY_FIELD.match(line) is not None
            broken += not is_kept
        if is_kept:
            kept.append(line)
    is_header = broken <= _MOST_BROKEN and broken < len(lines) - broken
    if is_header or len({line[:4].lower() for line in kept if _OF_MAIL.match(line)}) == _SURE:
        yield from kept


def end(message: bytes) -> int:
    """Where the body starts, behind the first empty line; 0 for none."""
    bare = message.find(b"\n\n")
    sent = message.find(b"\r\n\r\n", 0, bare if bare >= 0 else len(message))
    if sent >= 0:
        return sent + 4
    return bare + 2 if bare >= 0 else 0


def date(headers: Headers) -> datetime | None:
    """As `Headers.date`, in a tenth of the time where it is written by the standard."""
    told = moment(headers.raw("date") or "")
    return headers.date if told is None else told


def moment(raw: str) -> datetime | None:
    """The date that is written by the standard (RFC 5322, 3.3); None for another."""
    return _moment(raw) or _commented(raw)


def _moment(raw: str) -> datetime | None:
    """Of one that ends as in " 10:12:00 +0200", by the positions of its marks; its day, which many
    messages share, is remembered.
    """
    zone = raw[-5:]
    if raw[-15:-5:3] != " :: " or zone == "-0000" or zone[:1] not in "+-" or zone[3:4] > "5":
        return None
    day = _day(raw[:-15])
    try:
        return None if day is None else datetime.fromisoformat(f"{day}T{raw[-14:-6]}{zone}")
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _day(raw: str) -> str | None:
    """As ISO 8601 writes it."""
    found = _DAY.fullmatch(raw)
    if found is None or found[2] not in _MONTHS:
        return None
    return f"{int(found[3]):04}-{_MONTHS[found[2]]:02}-{int(found[1]):02}"


def _commented(raw: str) -> datetime | None:
    """Of any of its forms."""
    found = _DATE.fullmatch(raw)
    if found is None or found[2] not in _MONTHS:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    try:
        offset = _zone(sign, int(hours), int(minutes))
        return datetime(
            int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second),
            tzinfo=offset,
        )  # fmt: skip
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _zone(sign: str, hours: int, minutes: int) -> timezone | None:
    if sign == "-" and not hours and not minutes:
        return None  # "-0000": in UTC, from nowhere (RFC 5322, 3.3)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if sign == "-" else offset) if offset else UTC
