"""One thing that a message holds: a text of the letter, or something sent along."""

import codecs
import hashlib
import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from affiant.mail.reading import mixture
from affiant.mail.reading.trouble import Trouble
from affiant.reading import charset as _charset  # noqa: F401 - names of charsets that mail uses
from affiant.reading import encoding
from affiant.reading.failure import Unreadable

_STATEFUL = ("iso-2022-", "csiso2022", "hz", "utf-7", "utf7", "unicode-1-1-utf-7", "cp5022")
"""Charsets whose bytes are all ASCII: they would pass for UTF-8, so the sender is believed."""


WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Read as windows-1252, as `encoding` and every browser do."""
MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_SAMPLE = 65_536  # bytes by which `encoding` tells a text
_DECLARED = re.compile(
    rb"<meta\b[^<>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096  # bytes of a page in which it names its charset
_SIGNS = bytes(range(0x80, 0xA0))
"""Letters and signs in windows-1252, and nothing in ISO-8859-1."""
_UTF7 = frozenset({"utf-7", "utf7", "unicode-1-1-utf-7"})
_WIDE = ("utf-16", "utf16", "utf-32", "utf32", "ucs-2")


@dataclass(
    slots=True, unsafe_hash=True
)  # not frozen: made for each message, in a fifth of the time
class Leaf:
    """`content` has its transfer encoding taken off. `media_type` is in lower case.

    `is_outside` marks text that stands before, between or after the parts. A leaf of a message
    too large to be held has no content, but its `place` in the file (`large.content`) and the
    `digest` and `length` of what lies there, decoded.
    """

    media_type: str
    content: bytes
    charset: str | None = None
    file_name: str | None = None
    is_attachment: bool = False
    is_outside: bool = False
    trouble: Trouble | None = None
    place: tuple[int, int, str] | None = None
    """Where its encoded bytes start and end, and their transfer encoding."""
    digest: str | None = None
    length: int | None = None

    @property
    def sha256(self) -> str:
        """Of its content, hexadecimal, wherever that lies."""
        return hashlib.sha256(self.content).hexdigest() if self.digest is None else self.digest

    @property
    def size(self) -> int:
        """Of its content, in bytes, wherever that lies."""
        return len(self.content) if self.length is None else self.length

    @property
    def is_message(self) -> bool:
        """Whether it is a message of its own, to be read as one."""
        return self.media_type in {"message/rfc822", "message/global"}

    @property
    def is_text(self) -> bool:
        """Whether it belongs to what the letter says."""
        return self.media_type.startswith("text/") and not self.is_attachment

    def text(self) -> str:
        """Its characters; never raises."""
        return decoded(self.content, self.charset or self._declared())[0]

    def _declared(self) -> str | None:
        """The charset that a page names in itself, where its fields name none."""
        if self.media_type != "text/html" or self.content.isascii():
            return None
        found = _DECLARED.search(self.content, 0, _HEAD)
        name = found[1].decode("ascii") if found else None
        return name if name and is_usual(name) and is_known(name.lower()) else None


def decoded(content: bytes, charset: str | None) -> tuple[str, Trouble | None]:
    """The characters of `content`, and what is wrong with its charset."""
    told, known, kind = _told(charset)
    trouble = None if known else Trouble.BAD_CHARSET
    if b"\0" in content:
        return _with_zeros(content, told if kind is _Kind.WIDE else None), trouble
    if kind is _Kind.STATEFUL and content.isascii():
        return _shifted(content, told), trouble
    if kind is _Kind.WIDE and content:  # no character of it is wide
        told, known, trouble = "", False, Trouble.BAD_CHARSET
    try:
        return content.decode("utf-8"), trouble
    except UnicodeDecodeError:
        pass
    if told in mixture.CHARSETS and (mixed := mixture.decoded(content)) is not None:
        return mixed, trouble
    if told in WESTERN and not content.startswith(MARKS) and encoding.is_text(content[:_SAMPLE]):
        return _western(content), trouble
    try:
        return encoding.decode(content, told if known and told else None), trouble
    except Unreadable:  # what should be text is none; shown all the same
        return content.decode("cp1252", "replace"), Trouble.BAD_CHARSET


def _western(content: bytes) -> str:
    """In windows-1252. Mostly it is ISO-8859-1 too, which is read at the speed of memory."""
    if len(content.translate(None, _SIGNS)) == len(content):
        return content.decode("latin-1")
    return content.decode("cp1252", "replace")


def _shifted(content: bytes, told: str) -> str:
    """Text whose bytes are ASCII. What names UTF-7 and is not, as signed text often, is ASCII."""
    try:
        return content.decode(told)
    except UnicodeDecodeError:
        return content.decode("ascii" if told in _UTF7 else told, "replace")


def _with_zeros(content: bytes, wide: str | None) -> str:
    """Text in characters of two or four bytes, or text into which zeros fell."""
    if wide is not None:
        rest = len(content) % (4 if "32" in wide else 2)
        # A line end that a server put behind the last character, in one byte.
        whole = content[:-rest] if rest and not content[-rest:].strip() else content
        return whole.decode(wide, "replace").removeprefix("\ufeff")
    try:
        return encoding.decode(content)
    except Unreadable:
        return content.decode("utf-8", "replace")


class _Kind(Enum):
    USUAL = auto()
    STATEFUL = auto()
    WIDE = auto()


@lru_cache(maxsize=512)
def _told(charset: str | None) -> tuple[str, bool, _Kind]:
    """The charset's name, whether anybody knows it, and how its bytes look."""
    told = charset.strip().lower() if charset else ""
    if told and not is_known(told):
        return told, False, _Kind.USUAL
    if told.startswith(_STATEFUL):
        return told, True, _Kind.STATEFUL
    return told, True, _Kind.WIDE if told.startswith(_WIDE) else _Kind.USUAL


@lru_cache(maxsize=512)
def is_usual(charset: str | None) -> bool:
    """Whether a text of that charset which can be UTF-8 is UTF-8."""
    return _told(charset)[2] is _Kind.USUAL


@lru_cache(maxsize=512)
def is_misnamed(charset: str) -> bool:
    """Whether it is the name of nothing that anybody knows."""
    return not is_known(charset.strip().lower())


@lru_cache(maxsize=512)
def is_known(charset: str) -> bool:
    """Whether Python knows this charset, and it is one of text."""
    try:
        codec = codecs.lookup(charset)
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return False
    return bool(getattr(codec, "_is_text_encoding", True))
