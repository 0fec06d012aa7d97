"""What libpff gives of an item, as an object that stands for its Python module."""

from affiant.mail.reading import outlook_store
from affiant.mail.reading.trouble import Trouble


class Entry:
    """A property, in libpff's words."""

    def __init__(self, number: int, kind: int, value: bytes) -> None:
        self.entry_type, self.value_type, self.data = number, kind, value


class Item:
    """An attachment; a message that has it; the recipients of one."""

    def __init__(self, *entries: Entry, content: bytes = b"") -> None:
        self._entries, self._content = entries, content

    def get_number_of_record_sets(self) -> int:
        return 1

    def get_record_set(self, _number: int) -> "Item":
        return self

    def get_number_of_entries(self) -> int:
        return len(self._entries)

    def get_entry(self, number: int) -> Entry:
        return self._entries[number]

    def get_attachment(self, _number: int) -> "Item":
        return self

    def get_size(self) -> int:
        return len(self._content)

    def read_buffer(self, size: int) -> bytes:
        return self._content[:size]


def named(name: str, method: int) -> tuple[Entry, Entry]:
    return (
        Entry(0x3001, 0x1F, name.encode("utf-16-le")),
        Entry(0x3705, 0x03, method.to_bytes(4, "little")),
    )


def test_an_attached_message_that_cannot_be_taken_out_is_told() -> None:
    leaf = outlook_store._attachment(Item(*named("Réunion", 5)), 0)

    assert (leaf.file_name, leaf.media_type) == ("Réunion", "message/rfc822")
    assert leaf.trouble is Trouble.NOT_TAKEN_OUT


def test_an_attached_file_has_its_bytes() -> None:
    leaf = outlook_store._attachment(Item(*named("a.txt", 1), content=b"Une note."), 0)

    assert (leaf.file_name, leaf.content, leaf.trouble) == ("a.txt", b"Une note.", None)
