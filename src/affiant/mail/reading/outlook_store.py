"""An Outlook store (PST, OST): every item of every folder, the deleted ones that are listed too.

Needs libpff-python (LGPL, an extra, linked by its own wheel). A store's password does not encrypt
it: it is read, and the ledger says that it had one.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO

from affiant.mail.reading import outlook_properties as told
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.outlook_properties import Properties
from affiant.mail.reading.trouble import Trouble

Found = tuple[tuple[str, ...], Letter | Trouble]
"""Where in the store (folders, then the item's number), and what was there."""

_BROKEN = (OSError, ValueError, TypeError, AttributeError, MemoryError, IndexError)
_DEEPEST = 60
_HELD = 32 << 20  # a larger attachment is told, not loaded


def messages(file: BinaryIO, as_of: datetime) -> Iterator[Found]:
    """Every item. A folder or an item that cannot be read is told, and the others are read."""
    try:
        import pypff  # noqa: PLC0415 - an extra
    except ImportError:
        yield (), Trouble.NO_READER
        return
    store = pypff.file()
    try:
        file.seek(0)
        store.open_file_object(file)
    except _BROKEN:
        yield (), Trouble.DAMAGED
        return
    try:
        if _has_password(store):
            yield (), Trouble.PASSWORD
        yield from _folder(store.get_root_folder(), (), as_of)
        yield from _orphans(store, as_of)
    except _BROKEN:
        yield (), Trouble.DAMAGED
    finally:
        store.close()


def _has_password(store: Any) -> bool:
    kept = _properties(store.get_message_store())
    return any(kept.raw(told.PASSWORD))


def _folder(folder: Any, above: tuple[str, ...], as_of: datetime) -> Iterator[Found]:
    here = (*above, folder.get_name() or "") if above or folder.get_name() else above
    if len(here) > _DEEPEST:
        yield here, Trouble.TOO_DEEP
        return
    for number in range(folder.get_number_of_sub_messages()):
        yield _item(folder.get_sub_message, number, here, as_of)
    for number in range(folder.get_number_of_sub_folders()):
        try:
            inner = folder.get_sub_folder(number)
        except _BROKEN:
            yield (*here, f"folder {number}"), Trouble.DAMAGED
            continue
        yield from _folder(inner, here, as_of)


def _orphans(store: Any, as_of: datetime) -> Iterator[Found]:
    for number in range(store.get_number_of_orphan_items()):
        yield _item(store.get_orphan_item, number, ("orphans",), as_of)


def _item(get: Any, number: int, here: tuple[str, ...], as_of: datetime) -> Found:
    try:
        item = get(number)
        place = (*here, str(item.get_identifier()))
        kept = _properties(item)
        attachments, recipients = tuple(_attachments(item)), tuple(_recipients(item, kept.charset))
        return place, told.letter(kept, attachments, as_of, recipients)
    except _BROKEN:
        return (*here, f"item {number}"), Trouble.DAMAGED


def _recipients(item: Any, charset: str) -> Iterator[told.Recipient]:
    """Those whom it was sent to, one by one; none where libpff cannot tell them."""
    try:
        kept: Any = item.recipients
        count = kept.get_number_of_record_sets() if kept is not None else 0
    except _BROKEN:  # an item of another kind, or an older libpff
        return
    for number in range(count):
        with contextlib.suppress(*_BROKEN):
            values: dict[int, tuple[int, bytes]] = {}
            _take(kept.get_record_set(number), values)
            yield told.recipient(Properties(values, charset))


def _take(record: Any, values: dict[int, tuple[int, bytes]]) -> None:
    for index in range(record.get_number_of_entries()):
        entry = record.get_entry(index)
        if entry.entry_type is not None and entry.data is not None:
            values.setdefault(entry.entry_type, (entry.value_type or 0, entry.data))


def _properties(item: Any) -> Properties:
    values: dict[int, tuple[int, bytes]] = {}
    for number in range(item.get_number_of_record_sets()):
        _take(item.get_record_set(number), values)
    for number, method in _BODIES:
        body = getattr(item, method, None)
        if body is not None and (content := _tried(body)):
            values[number] = (told.BINARY, content)
    charset = told.charset_of(values)
    if told.BODY in values:  # libpff gives it in UTF-8, and other strings as they are kept
        text = values[told.BODY][1].decode("utf-8", "replace")
        values[told.BODY] = (told.UNICODE, text.encode("utf-16-le", "replace"))
    return Properties(values, charset)


_BODIES = (
    (told.BODY, "get_plain_text_body"),
    (told.HTML, "get_html_body"),
    (told.RTF, "get_rtf_body"),
)


def _tried(body: Any) -> bytes | None:
    try:
        content = body()
    except _BROKEN:
        return None
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


def _attachments(item: Any) -> Iterator[Leaf]:
    try:
        count = item.get_number_of_attachments()
    except _BROKEN:
        return
    for number in range(count):
        yield _attachment(item, number)


def _attachment(item: Any, number: int) -> Leaf:
    kind = "application/octet-stream"
    try:
        kept = item.get_attachment(number)
        properties = _properties(kept)
        shown = told.attachment(properties)
        if told.is_message(properties):  # libpff could, its Python module cannot
            return replace(
                shown, media_type="message/rfc822", content=b"", trouble=Trouble.NOT_TAKEN_OUT
            )
        size = kept.get_size()
        content = kept.read_buffer(size) if 0 < size <= _HELD else shown.content
        trouble = Trouble.TOO_LARGE if size > _HELD else None
        return Leaf(
            shown.media_type, content, None, shown.file_name, is_attachment=True, trouble=trouble
        )
    except _BROKEN:
        return Leaf(kind, b"", None, None, is_attachment=True, trouble=Trouble.DAMAGED)
