"""An Outlook message in a file (.msg, MS-OXMSG): a compound file of property streams.

Needs olefile (BSD), an extra. A message in the message becomes a leaf of its own text, its
attachments go with it.
"""

from collections.abc import Iterator
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
            return _letter(compound, [], _TOP, as_of)
    except (OSError, ValueError, IndexError, KeyError, TypeError, RecursionError):
        return Trouble.DAMAGED


def _letter(compound: Any, at: list[str], skipped: int, as_of: datetime) -> Letter:
    attachments = tuple(_attachments(compound, at, as_of))
    return told.letter(_properties(compound, at, skipped), attachments, as_of)


def _properties(compound: Any, at: list[str], skipped: int) -> Properties:
    values: dict[int, tuple[int, bytes]] = {}
    fixed = [*at, _FIXED]
    if compound.exists(fixed):
        values.update(_fixed(compound.openstream(fixed).read()[skipped:]))
    for path in compound.listdir():
        if len(path) == len(at) + 1 and path[: len(at)] == at and path[-1].startswith(_STREAM):
            tag = path[-1].removeprefix(_STREAM)
            if len(tag) == 8:  # noqa: PLR2004 - number and type; longer ones are lists
                values[int(tag[:4], 16)] = (int(tag[4:], 16), compound.openstream(path).read())
    return Properties(values)


def _fixed(rows: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    for at in range(0, len(rows) - 15, 16):
        kind = int.from_bytes(rows[at : at + 2], "little")
        number = int.from_bytes(rows[at + 2 : at + 4], "little")
        yield number, (kind, rows[at + 8 : at + 16])


def _attachments(compound: Any, at: list[str], as_of: datetime) -> Iterator[Leaf]:
    depth = len(at)
    names = {
        path[depth]
        for path in compound.listdir()
        if len(path) > depth and path[:depth] == at and path[depth].startswith(_ATTACHMENT)
    }
    for name in sorted(names):
        here = [*at, name]
        if compound.exists([*here, _EMBEDDED, _FIXED]):
            if depth // 2 < _DEEPEST:
                yield from _embedded(compound, [*here, _EMBEDDED], as_of)
        else:
            yield told.attachment(_properties(compound, here, _ATTACHED))


def _embedded(compound: Any, at: list[str], as_of: datetime) -> Iterator[Leaf]:
    inner = _letter(compound, at, _INNER, as_of)
    fields = b"".join(name.encode() + b": " + value + b"\n" for name, value in inner.headers.fields)
    content = fields + b"\n" + inner.text().encode("utf-8", "replace")
    name = f"{inner.subject or 'message'}.eml"
    yield Leaf("message/rfc822", content, None, name, is_attachment=True)
    yield from inner.attachments()
