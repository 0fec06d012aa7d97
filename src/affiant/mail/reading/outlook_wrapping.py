"""A `winmail.dat` that stands by itself, without the message it was sent in: a letter all the same.

Its fields are put together from what Outlook wrapped; most have a subject, few a sender or a day.
"""

import mimetypes
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from affiant.mail.reading import outlook_properties
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.outlook_properties import Properties
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats import tnef
from affiant.reading.formats.tnef_attributes import SIGNATURE as MARK

__all__ = ("MARK", "read")


def read(file: BinaryIO, as_of: datetime) -> Letter | Trouble:
    """The letter, or why there is none."""
    if file.seek(0, 2) > tnef.LARGEST:
        return Trouble.TOO_LARGE
    file.seek(0)
    found = tnef.opened(file.read())
    leaves = tuple(_leaves(found))
    values = {number: (one.type, one.value) for number, one in found.told.items()}
    if found.subject:
        values.setdefault(outlook_properties.SUBJECT, (outlook_properties.STRING8, found.subject))
    if not leaves and not values:
        return Trouble.DAMAGED if found.is_broken else Trouble.NO_MAIL
    broken = (Trouble.TRUNCATED,) if found.is_broken else ()
    kept = Properties(values, found.code_page)
    return outlook_properties.put_together(kept, leaves, as_of, (), *broken)


def _leaves(found: tnef.Wrapped) -> Iterator[Leaf]:
    told = tnef.letter(found)
    if told is not None and told.name == outlook_properties.LETTER:
        yield from outlook_properties.of_rtf(found.told[outlook_properties.RTF].value)
    elif told is not None and isinstance(told.payload, BytesIO):
        _, _, charset = (told.declared or "text/plain; charset=utf-8").partition("charset=")
        kind = "text/html" if told.declared else "text/plain"
        yield Leaf(kind, told.payload.getvalue(), charset)
    for name, content in tnef.attached(found):
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        yield Leaf(kind, content, None, name, is_attachment=True)
