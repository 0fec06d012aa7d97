"""A message as it is sent: header fields and body, byte for byte, lines ended by CRLF."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BARE_LF = re.compile(rb"(?<!\r)\n")
_NAME = re.compile(rb"([!-9;-~]+)[ \t]*:")
_END_OF_FIELD = re.compile(rb"\r\n(?![ \t])")


@dataclass(frozen=True, slots=True)
class Field:
    """A header field with its folds and its CRLF. `name` is in lower case, "" for no field."""

    raw: bytes
    name: str

    @classmethod
    def of(cls, raw: bytes) -> "Field":
        """`raw` may lack its CRLF."""
        found = _NAME.match(raw)
        name = found.group(1).decode("ascii").lower() if found else ""
        return cls(raw + b"\r\n" if raw[-2:] != b"\r\n" else raw, name)

    @property
    def value(self) -> bytes:
        """What follows the colon, folds and all, without the final CRLF."""
        return self.raw.partition(b":")[2][:-2]

    @property
    def unfolded(self) -> str:
        """The value on one line, its ends trimmed; bytes that are no UTF-8 are kept escaped."""
        flat = self.value.replace(b"\r\n", b"").strip(b" \t")
        return flat.decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Wire:
    """The fields from the top down, and the body."""

    fields: tuple[Field, ...]
    body: bytes

    @classmethod
    def of(cls, message: bytes) -> "Wire":
        """Files at rest often have bare LF: they are sent as CRLF, so that is what was signed.

        An envelope line ("From ...") on top is no part of the message. Never raises.
        """
        sent = _BARE_LF.sub(b"\r\n", message) if _has_bare_lf(message) else message
        if sent.startswith((b"From ", b">From ")):
            sent = sent.partition(b"\r\n")[2]
        head, gap, body = sent.partition(b"\r\n\r\n")
        if sent.startswith(b"\r\n"):  # no header at all
            return cls((), sent[2:])
        if not gap:
            head = head.removesuffix(b"\r\n")
        return cls(tuple(_fields(head)), body)

    def named(self, name: str) -> tuple[Field, ...]:
        """The fields of that name (lower case), from the top down."""
        return tuple(field for field in self.fields if field.name == name)

    def bytes(self) -> bytes:
        """The whole message as it is sent."""
        return b"".join(field.raw for field in self.fields) + b"\r\n" + self.body


def _has_bare_lf(message: bytes) -> bool:
    return message.count(b"\n") != message.count(b"\r\n")


def _fields(head: bytes) -> Iterable[Field]:
    return (Field.of(raw) for raw in _END_OF_FIELD.split(head) if raw)
