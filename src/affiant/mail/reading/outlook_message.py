"""An Outlook message in a file (.msg, MS-OXMSG): a compound file of property streams.

Needs olefile (BSD), an extra. A message in the message becomes a leaf of its own text, its
attachments go with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO

from affiant.mail.reading import outlook_properties as told
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.outlook_properties import Properties
from affiant.mail.reading.trouble import Trouble

_STREAM = "__substg1.0_"
_FIXED = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_#"
_RECIPIENT = "__recip_version1.0_#"
_EMBEDDED = f"{_STREAM}3701000D"
_TOP, _INNER, _ATTACHED = 32, 24, 8  # bytes before the fixed properties (MS-OXMSG, 2.4)
_DEEPEST = 10
_LARGEST = 256 << 20


def read(file: BinaryIO, as_of: datetime) -> Letter | Trouble:
    """The letter, or why there is none."""
    try:
        import olefile  # noqa: PLC0415 - an extra
    except ImportError:
        return Trouble.NO_READER
    if file.seek(0, 2) > _LARGEST:
        return Trouble.TOO_LARGE
    file.seek(0)
    try:
        with olefile.OleFileIO(file, raise_defects=olefile.DEFECT_FATAL) as compound:
            if not compound.exists(_FIXED):
                return Trouble.NO_MAIL
            return _letter(_opened(compound), _TOP, as_of)
    except (OSError, ValueError, IndexError, KeyError, TypeError, RecursionError):
        return Trouble.DAMAGED


@dataclass(frozen=True, slots=True)
class _Message:
    """One message of a compound file. `names` are what each storage holds, by its path."""

    compound: Any
    names: Mapping[tuple[str, ...], list[str]]
    at: tuple[str, ...]
    charset: str | None = None

    def within(self, *path: str) -> "_Message":
        """What lies in a storage of it; in its code page, as long as none of its own is said."""
        return replace(self, at=(*self.at, *path))

    def storages(self, begin: str) -> list[str]:
        """The storages of it whose names begin so, in their order."""
        return sorted(name for name in self.names.get(self.at, ()) if name.startswith(begin))

    def stream(self, name: str) -> bytes:
        """The bytes of one of its streams."""
        return bytes(self.compound.openstream([*self.at, name]).read())


def _opened(compound: Any) -> _Message:
    names: dict[tuple[str, ...], dict[str, None]] = {}
    for path in compound.listdir():
        for depth, name in enumerate(path):
            names.setdefault(tuple(path[:depth]), {})[name] = None
    return _Message(compound, {path: list(inner) for path, inner in names.items()}, ())


def _letter(message: _Message, skipped: int, as_of: datetime) -> Letter:
    kept = _properties(message, skipped)
    inner = replace(message, charset=kept.charset)
    attachments = tuple(_attachments(inner, as_of))
    recipients = [
        told.recipient(_properties(inner.within(name), _ATTACHED))
        for name in inner.storages(_RECIPIENT)
    ]
    return told.letter(kept, attachments, as_of, recipients)


def _properties(message: _Message, skipped: int) -> Properties:
    values: dict[int, tuple[int, bytes]] = {}
    if _FIXED in message.names.get(message.at, ()):
        values.update(_fixed(message.stream(_FIXED)[skipped:]))
    for name in message.storages(_STREAM):
        tag = name.removeprefix(_STREAM)
        # Of number and type; longer ones are lists, and a storage is a message.
        if len(tag) == 8 and (*message.at, name) not in message.names:  # noqa: PLR2004
            values[int(tag[:4], 16)] = (int(tag[4:], 16), message.stream(name))
    return Properties(values, message.charset or told.charset_of(values))


def _fixed(rows: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    for at in range(0, len(rows) - 15, 16):
        kind = int.from_bytes(rows[at : at + 2], "little")
        number = int.from_bytes(rows[at + 2 : at + 4], "little")
        yield number, (kind, rows[at + 8 : at + 16])


def _attachments(message: _Message, as_of: datetime) -> Iterator[Leaf]:
    for name in message.storages(_ATTACHMENT):
        here = message.within(name)
        embedded = here.within(_EMBEDDED)
        if _FIXED in message.names.get(embedded.at, ()):
            if len(message.at) // 2 < _DEEPEST:
                inner = _letter(replace(embedded, charset=None), _INNER, as_of)
                yield from told.embedded(inner)
        elif embedded.at in message.names:
            yield from _object(embedded)
        else:
            yield told.attachment(_properties(here, _ATTACHED))


def _object(inner: _Message) -> Iterator[Leaf]:
    """What another program put into the letter: each of its streams as a file."""
    for name in inner.storages(""):
        if (*inner.at, name) in inner.names:
            yield from _object(inner.within(name))
        else:
            shown = "".join(one for one in name if one.isprintable())
            content = inner.stream(name)
            yield Leaf("application/octet-stream", content, None, shown, is_attachment=True)
