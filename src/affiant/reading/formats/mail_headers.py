"""Header fields of a message, read from its raw bytes (RFC 5322, 2047, 2231).

Nothing here raises: mail is written by everybody's software, and what cannot be decoded is
shown as it stands.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from functools import cached_property

from affiant.reading import charset as charsets
from affiant.reading.formats import mail_date
from affiant.reading.formats.address_list import people_of
from affiant.reading.text import normalise

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
_END_OF_LINE = re.compile(rb"\r\n|\n|\r(?!\n)")
WORD = re.compile(r"=\?([\w.:-]+)(?:\*[\w-]*)?\?([bqBQ])\?([^?]*)\?(?:=|\Z)")
"""An encoded word; at the very end, one that was cut before its last character."""
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[\w.:*-]+\?[bqBQ]\?)")
_FILE_NAME = re.compile(r"(?:file)?name\*?\d*\*?\s*=\s*\"?([^\";]+)", re.IGNORECASE)
_UNPARTED = re.compile(r"\A(\s*[\w.+/-]+)\s+(?=[\w*-]+\s*=)")
"""A value and its first parameter without the semicolon between them."""
UNFOLDED = re.compile(
    rb"(?:name|filename|charset|boundary|type|format|x-[a-z-]{1,40})\*?\d?\*?="
    rb"(?:\"[^\"\r\n]*\"|[^\s\";]+)[ \t]*;?[ \t]*",
    re.IGNORECASE,
)
"""A parameter on a line of its own that is no field: its fold was lost."""
_TYPE = re.compile(r"[\w!#$&^+.-]+/[\w!#$&^+.*-]+")
_COMMENT = re.compile(r"\([^()]*\)")
_ENCODINGS = {
    "7bit": "7bit", "7bits": "7bit", "8bit": "8bit", "8bits": "8bit", "binary": "binary",
    "base64": "base64", "quotedprintable": "quoted-printable", "quopri": "quoted-printable",
}  # fmt: skip
"""By how they are written without hyphens and spaces."""
_APART = str.maketrans("", "", " \t-_")
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1"})
"""Read as windows-1252, as bodies are: curly quotes are written so, control characters are not."""
_BROKEN_PARAMETERS = (ValueError, LookupError, TypeError, AttributeError)
"""What the standard library raises for parameters such as `filename*x=` or `charset*=a'b`."""


@dataclass(frozen=True)
class Headers:
    """The fields of one message or part, in their order, each value still raw and unfolded."""

    fields: tuple[tuple[str, bytes], ...]

    def raw(self, name: str) -> str | None:
        """The first field of that name (lower case), encoded words left in."""
        for field, value in self.fields:
            if field == name:
                return characters(value)
        return None

    def text(self, name: str) -> str | None:
        """The first field of that name for people: decoded, on one line."""
        raw = self.raw(name)
        return None if raw is None else shown(raw)

    def all(self) -> Iterator[tuple[str, str]]:
        """Every field with its name in lower case and its value for people."""
        for name, value in self.fields:
            yield name, shown(characters(value))

    @cached_property
    def _message(self) -> Message:
        message = Message()
        for name in ("content-type", "content-disposition"):
            if (raw := self.raw(name)) is not None:
                message[name] = _UNPARTED.sub(r"\1; ", normalise(raw).replace("\n", " "))
        return message

    @property
    def media_type(self) -> str:
        """In lower case; text/plain where none or a broken one is declared (RFC 2045, 5.2)."""
        told = self._message.get_content_type()
        found = _TYPE.match(told)
        return found[0] if found else told

    @property
    def encoding(self) -> str:
        """The content transfer encoding as `encoding_of` has it; "" without one."""
        return encoding_of(self.text("content-transfer-encoding") or "")

    @property
    def is_attachment(self) -> bool:
        """Whether the sender means it as a file rather than as part of the letter."""
        told = _UNPARTED.sub(r"\1;", self.text("content-disposition") or "").partition(";")[0]
        return told.strip().lower() == "attachment" or self.file_name is not None

    def parameter(self, name: str) -> str | None:
        """A parameter of the content type (charset, boundary); None for an empty one."""
        try:
            value = self._message.get_param(name)
        except _BROKEN_PARAMETERS:
            return None
        if isinstance(value, tuple):
            value = value[2]
        return value.strip() or None if isinstance(value, str) else None

    @cached_property
    def file_name(self) -> str | None:
        """What the sender calls the file: for its extension and for people, never a path."""
        try:
            name = self._name
        except _BROKEN_PARAMETERS:
            found = _FILE_NAME.search(self.raw("content-disposition") or "")
            name = found.group(1) if found else None
        if not name:
            return None
        return shown(name).replace("\\", "/").rsplit("/", 1)[-1].strip().strip('"') or None

    @property
    def _name(self) -> str | None:
        name = self._message.get_filename()
        if name and "\ufffd" in name:  # in bytes that its charset has not, or of none that is told
            value = self._message.get_param("filename", header="content-disposition")
            value = value or self._message.get_param("name")
            if isinstance(value, tuple):
                return characters(value[2].encode("raw-unicode-escape"))
        return name

    def people(self, name: str) -> tuple[str, ...]:
        """The display names of an address field, or the address where there is none."""
        pairs = people_of([self.raw(name) or ""])
        return tuple(person for pair in pairs if (person := shown(pair[0]) or pair[1]))

    @property
    def date(self) -> datetime | None:
        """The Date field in the sender's own offset; None where it is missing or broken."""
        return mail_date.moment(shown(self.raw("date") or ""))


def parse(block: bytes) -> tuple[Headers, int]:
    """The header fields at the start of `block`, and the offset at which the body starts.

    Headers end with the first empty line, or before the first line that is none of a field,
    a continuation and an envelope line ("From ", ">From ").
    """
    fields: list[tuple[str, bytes]] = []
    at = 0
    while at < len(block):
        line, following = _line(block, at)
        if not line:
            return Headers(tuple(fields)), following
        if line[:1] in b" \t" and fields:
            name, value = fields[-1]
            fields[-1] = (name, value + b" " + line.strip())
        elif found := _FIELD.fullmatch(line):
            fields.append((found.group(1).decode("ascii").lower(), found.group(2).rstrip()))
        elif fields and fields[-1][0].startswith("content-") and UNFOLDED.fullmatch(line):
            name, value = fields[-1]
            fields[-1] = (name, value + b" " + line.strip())
        elif not line.startswith((b"From ", b">From ")):
            return Headers(tuple(fields)), at
        at = following
    return Headers(tuple(fields)), len(block)


def encoding_of(raw: str) -> str:
    """The transfer encoding that is meant, in lower case: "Quoted Printable", "8bits" and
    "base64 (MIME)" are written too.
    """
    told = _COMMENT.sub("", raw.partition(";")[0]).strip().strip("\"'").strip().lower()
    return _ENCODINGS.get(told.translate(_APART), told)


def characters(value: bytes) -> str:
    """Raw bytes of a header: UTF-8 (RFC 6532), else what old mailers wrote."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("windows-1252", "replace")


def shown(raw: str) -> str:
    """`raw` with its encoded words decoded, on one line, normalised."""
    # Neighbouring words of one charset are decoded together: mailers cut inside a character.
    joined = _BETWEEN_WORDS.sub(r"\1", raw)
    pieces: list[str | tuple[str, bytes]] = []
    at = 0
    for word in WORD.finditer(joined):
        if word.start() > at:
            pieces.append(joined[at : word.start()])
        charset, payload = word.group(1).lower(), _word_bytes(word.group(2), word.group(3))
        before = pieces[-1] if pieces else ""
        if isinstance(before, tuple) and before[0] == charset:
            pieces[-1] = (charset, before[1] + payload)
        else:
            pieces.append((charset, payload))
        at = word.end()
    pieces.append(joined[at:])
    text = "".join(p if isinstance(p, str) else _decoded(*p) for p in pieces)
    return " ".join(normalise(text).split())


def word(found: re.Match[str]) -> str:
    """What an encoded word that `WORD` found says."""
    return _decoded(found.group(1).lower(), _word_bytes(found.group(2), found.group(3)))


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return quopri.decodestring(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return raw


def _decoded(charset: str, payload: bytes) -> str:
    if charset in _WESTERN:
        return payload.decode("cp1252", "replace")
    if charset == "us-ascii" and not payload.isascii():
        return characters(payload)
    try:
        return payload.decode(charsets.wider(charset) or charset, "replace")
    except (LookupError, ValueError):  # a charset nobody knows
        return characters(payload)


def _line(block: bytes, at: int) -> tuple[bytes, int]:
    found = _END_OF_LINE.search(block, at)
    if found is None:
        return block[at:], len(block)
    return block[at : found.start()], found.end()
