import gzip
import io
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

from affiant.mail.reading import archive, large, trove
from affiant.mail.reading.letter import Parser
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble
from affiant.mail.reading.trove import Entry
from tests.conftest import shared
from tests.mail.reading.box import FROM, MIXED, NOW, mail, parts
from tests.mail.reading.tiling import tiles

BOX = FROM + mail() + b"\n" + FROM + mail(number=2)
ATTACHED = b"Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n"


def read(path: Path) -> list[Entry]:
    entries = list(trove.read(path, NOW))
    rows = defaultdict(list)
    for entry in entries:
        rows[entry.place].append(entry.row)
    for place, told in rows.items():
        if len(place) == 1 and (path / place[0]).is_file():
            assert tiles(told, (path / place[0]).stat().st_size)
    return entries


def ids(entries: list[Entry]) -> list[str | None]:
    return [entry.letter.message_id for entry in entries if entry.letter]


def test_a_folder_of_all_kinds_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(BOX)
    (tmp_path / "b.eml").write_bytes(mail(number=3))
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "cur").mkdir()
    (tmp_path / "c" / "cur" / "1.host:2,S").write_bytes(mail(number=4))
    (tmp_path / "d.jpg").write_bytes(b"\xff\xd8\xff no mail")
    entries = read(tmp_path)

    assert ids(entries) == [f"<{n}@bureau.example>" for n in (1, 2, 3, 4)]
    assert [e.row.trouble for e in entries if e.row.kind is Kind.UNREADABLE] == [Trouble.NO_MAIL]


def test_empty_lines_before_a_mailbox_cost_no_message(tmp_path: Path) -> None:
    (tmp_path / "archive.txt").write_bytes(b"\n \r\n" + BOX)
    entries = read(tmp_path)

    assert ids(entries) == ["<1@bureau.example>", "<2@bureau.example>"]
    assert not any(entry.row.kind is Kind.UNREADABLE for entry in entries)


def test_a_mailbox_behind_a_page_is_read_and_the_page_is_told(tmp_path: Path) -> None:
    page = b"Exported on Monday by the archivist.\n\n"
    (tmp_path / "archive.txt").write_bytes(page + BOX)
    entries = read(tmp_path)

    assert ids(entries) == ["<1@bureau.example>", "<2@bureau.example>"]
    assert (entries[0].row.kind, entries[0].row.size) == (Kind.UNREADABLE, len(page))


@pytest.mark.parametrize("page", [b"A line.\n\n" + FROM + b"no header\n", b"\0\n\n" + BOX])
def test_a_file_of_another_kind_is_no_mailbox_for_a_line_of_it(tmp_path: Path, page: bytes) -> None:
    (tmp_path / "page.txt").write_bytes(page)

    assert [entry.row.trouble for entry in read(tmp_path)] == [Trouble.NO_MAIL]


@pytest.mark.parametrize(
    "raw",
    [
        b"Received: from a by b\n" + b"X-Filter: " + b"x" * 70 * 90 + b"\n" + mail(),
        b"X-Filter: a\n" + b"X-Score: 1\n" * 400 + mail(),
        b"\n\r\n" + mail(),
        mail().replace(b"\n", b"\r"),
        b"Content-Type: text/plain\n\nThe mill.\n",
        b"Subject: the mill\r\n\r\nBonjour.\r\n",
    ],
    ids=["a long field", "many fields", "empty lines", "an old Mac", "a part", "a subject"],
)
def test_a_message_is_told_by_its_header_however_it_begins(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "1").write_bytes(raw)

    assert [entry.row.kind for entry in read(tmp_path)] == [Kind.MESSAGE]


@pytest.mark.parametrize(
    "raw",
    [b"Date: Monday\n\nDear all\n", b"To: do\nFrom here on:\n\n", b"Subject: x\na line\n\n",
     b"Subject: x\n", b"#!/bin/sh\n# Subject: x\n\n"],
)  # fmt: skip
def test_a_note_is_no_message(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "note.txt").write_bytes(raw)

    assert [entry.row.kind for entry in read(tmp_path)] == [Kind.UNREADABLE]


def packed(*names: str, content: bytes = BOX) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return file.getvalue()


def test_archives_in_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    content = packed("in/box.mbox")
    for _ in range(archive.DEEPEST - 1):
        content = packed("inner.zip", content=content)
    (tmp_path / "a.zip").write_bytes(content)
    (tmp_path / "b.zip").write_bytes(packed("inner.zip", content=content))
    entries = read(tmp_path)

    assert len(ids(entries)) == 2
    assert entries[0].place == ("a.zip", "inner.zip", "inner.zip", "in/box.mbox")
    assert entries[-1].row.trouble is Trouble.TOO_DEEP


def test_a_damaged_archive_is_a_row_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed("x.mbox")[:60])
    (tmp_path / "b.eml").write_bytes(mail())
    entries = read(tmp_path)

    assert [entry.row.trouble for entry in entries] == [Trouble.DAMAGED, None]


def test_a_damaged_member_is_a_row_and_the_rest_is_read(tmp_path: Path) -> None:
    whole = bytearray(packed("a.mbox", "b.mbox"))
    whole[40:60] = b"\xff" * 20
    (tmp_path / "a.zip").write_bytes(whole)

    assert read(tmp_path)[0].row.trouble is Trouble.DAMAGED
    assert len(ids(read(tmp_path))) == 2


def test_a_member_behind_a_password_is_told(tmp_path: Path) -> None:
    locked = bytearray(packed("a.mbox"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    (tmp_path / "a.zip").write_bytes(locked)

    assert [entry.row.trouble for entry in read(tmp_path)] == [Trouble.LOCKED]


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"")

    assert [entry.troubles for entry in read(tmp_path)] == [(Trouble.EMPTY,)]


def large_message(monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(large, "HELD", 4096)
    monkeypatch.setattr(large, "_PIECE", 1000)
    encoded = b"QUJD\n" * 3000
    text = b"Content-Type: text/plain; charset=utf-8\n\nBonjour, voil\xc3\xa0.\n"
    return mail(parts(text, ATTACHED + encoded, after=b"and a footer\n"), MIXED)


def test_a_large_message_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = large_message(monkeypatch)
    (tmp_path / "a.eml").write_bytes(raw)
    (entry,) = read(tmp_path)

    assert entry.letter is not None
    assert entry.letter.parser is Parser.STREAM
    assert entry.troubles == (Trouble.TOO_LARGE, Trouble.OUTSIDE_PARTS)
    assert "Bonjour, voilà." in entry.letter.text()
    assert "and a footer" in entry.letter.text()
    (attached,) = entry.letter.attachments()
    with (tmp_path / "a.eml").open("rb") as file:
        assert b"".join(large.content(file, attached)) == b"ABC" * 3000
    assert attached.file_name == "a.zip"


def test_a_large_message_that_was_cut_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.eml").write_bytes(large_message(monkeypatch)[:9000])
    (entry,) = read(tmp_path)

    assert Trouble.TRUNCATED in entry.troubles


@pytest.mark.parametrize("content", [b"!BDN\0\0\0\0", b"!BDN" + bytes(2000)])
def test_a_broken_store_is_a_row(tmp_path: Path, content: bytes) -> None:
    pytest.importorskip("pypff")
    (tmp_path / "a.pst").write_bytes(content)

    assert [entry.row.trouble for entry in read(tmp_path)] == [Trouble.DAMAGED]


@pytest.mark.parametrize("name", ["a.pst", "a.msg"])
def test_without_its_library_a_store_is_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, "pypff", None)
    monkeypatch.setitem(sys.modules, "olefile", None)
    head = b"!BDN" if name == "a.pst" else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    (tmp_path / name).write_bytes(head + bytes(600))

    assert [entry.row.trouble for entry in read(tmp_path)] == [Trouble.NO_READER]


def test_a_broken_outlook_message_is_a_row(tmp_path: Path) -> None:
    pytest.importorskip("olefile")
    (tmp_path / "a.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert [entry.row.trouble for entry in read(tmp_path)] == [Trouble.DAMAGED]


def test_every_item_of_real_stores_is_read_and_a_password_told() -> None:
    pytest.importorskip("pypff")
    entries = list(trove.read(shared("mail", "pst"), NOW))
    told = defaultdict(list)
    for entry in entries:
        told[entry.place[0]].append(entry)

    assert {name: len(ids(found)) for name, found in told.items()} == {
        "32-bit.pst": 1,
        "dist-list.pst": 4,
        "passworded.pst": 3,
    }
    assert told["passworded.pst"][0].troubles == (Trouble.PASSWORD,)
    (letter,) = [entry.letter for entry in told["32-bit.pst"] if entry.letter]
    assert (letter.headers.raw("to") or "").count("@") > 1  # each person's address, not names alone


def test_no_message_that_others_broke_is_lost() -> None:
    folder = shared("mail", "malformed")
    entries = list(trove.read(folder, NOW))
    sizes = sum(path.stat().st_size for path in folder.iterdir())

    assert sum(entry.row.size for entry in entries) == sizes
    assert not [entry for entry in entries if entry.row.kind is Kind.UNREADABLE and entry.row.size]


def test_a_file_of_apple_mail_is_a_message_with_a_count_and_a_list_around_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "1.emlx").write_bytes(b"%d  \n" % len(mail()) + mail() + b"<?xml?><plist/>\n")
    entries = read(tmp_path)

    assert [entry.row.kind for entry in entries] == [Kind.SEPARATOR, Kind.MESSAGE, Kind.SEPARATOR]
    assert [entry.raw for entry in entries if entry.letter] == [mail()]


def test_mailboxes_of_other_programs_are_told_by_their_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\1\1\1\1\n" + mail() + b"\1\1\1\1\n")
    (tmp_path / "b").write_bytes(b"BABYL OPTIONS:\n\x1f\x0c\n1,,\n" + mail(number=2) + b"\x1f")
    (tmp_path / "c").write_bytes(b"From whoever it was\n" + mail(number=3))

    assert ids(read(tmp_path)) == [f"<{n}@bureau.example>" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "content", [packed("a.mbox"), gzip.compress(BOX), b"!BDN", b"\x78\x9f\x3e\x22"]
)
def test_what_is_packed_holds_no_messages_byte_for_byte(content: bytes) -> None:
    assert trove.rows_in_the_clear(io.BytesIO(content), "a.mbox") is None


def test_a_mailbox_holds_messages_byte_for_byte() -> None:
    rows = list(trove.rows_in_the_clear(io.BytesIO(BOX), "box") or ())

    assert sum(row.kind is Kind.MESSAGE for row in rows) == 2
