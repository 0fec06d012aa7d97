"""Troves in wrappings: gz, bz2, xz, tar, texts in UTF-16; whole, broken and hostile ones."""

import gzip
import random
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from affiant.mail.reading import trove
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble
from affiant.mail.reading.trove import Entry
from tests.mail.reading.box import FROM, NOW, mail
from tests.mail.reading.packing import COMPRESSED, tar

BOX = FROM + mail() + b"\n" + FROM + mail(number=2)
LONG = b"\n".join(FROM + mail(b"Bonjour.\n" * 60, number=n) for n in range(1, 60))


def read(tmp_path: Path, name: str, content: bytes) -> list[Entry]:
    (tmp_path / name).write_bytes(content)
    return list(trove.read(tmp_path, NOW))


def numbers(entries: list[Entry]) -> list[int]:
    """Those of the messages' Message-IDs."""
    told = [entry.letter.message_id or "" for entry in entries if entry.letter]
    return [int(one[1 : one.index("@")]) for one in told]


def troubles(entries: list[Entry]) -> list[tuple[str, Trouble | None]]:
    """The rows of what could not be read."""
    rows = [one for one in entries if one.row.kind is Kind.UNREADABLE]
    return [("/".join(one.place), one.row.trouble) for one in rows]


@pytest.mark.parametrize("kind", COMPRESSED)
def test_a_compressed_mailbox_is_read(tmp_path: Path, kind: str) -> None:
    entries = read(tmp_path, f"2003-May.txt.{kind}", COMPRESSED[kind](BOX))

    assert numbers(entries) == [1, 2]
    assert {entry.place for entry in entries} == {(f"2003-May.txt.{kind}", "2003-May.txt")}


def test_a_compressed_message_of_a_maildir_is_read(tmp_path: Path) -> None:
    (tmp_path / "cur").mkdir()
    (entry,) = read(tmp_path, "cur/1.host:2,S", gzip.compress(mail()))

    assert entry.raw == mail()
    assert entry.place == ("cur/1.host:2,S", "1.host:2,S")


def test_the_archive_of_a_list_splits(tmp_path: Path) -> None:
    one = (
        b"From zoe at bureau.example  Thu May  1 10:12:%02d 2003\n"
        b"From: zoe at bureau.example (Zoe)\nDate: Thu, 1 May 2003 10:12:%02d +0200\n"
        b"Subject: [Quay] The mill\nIn-Reply-To: <0@bureau.example>\n"
        b"Message-ID: <%d@bureau.example>\n\nFrom what I hear,\n\nFrom now on it is closed.\n\n"
    )
    box = b"".join(one % (n, n, n) for n in range(1, 4))
    entries = read(tmp_path, "2003-May.txt.gz", gzip.compress(box))

    assert numbers(entries) == [1, 2, 3]
    assert not troubles(entries)


@pytest.mark.parametrize("kind", ["", *COMPRESSED])
def test_a_tar_is_read_file_by_file(tmp_path: Path, kind: str) -> None:
    packed = tar(("in/cur/1:2,", mail()), ("a.mbox", BOX), ("a.mbox", mail(number=9)))
    name = f"post.tar.{kind}" if kind else "post.tar"
    entries = read(tmp_path, name, COMPRESSED[kind](packed) if kind else packed)

    assert numbers(entries) == [1, 1, 2, 9]
    assert list(dict.fromkeys(entry.place[1] for entry in entries)) == [
        "in/cur/1:2,", "a.mbox", "a.mbox#2",
    ]  # fmt: skip
    assert not troubles(entries)


def test_a_large_tar_is_read_to_its_end(tmp_path: Path) -> None:
    members = [(f"{n}.eml", mail(random.Random(n).randbytes(9000), number=n)) for n in range(9)]
    entries = read(tmp_path, "a.tgz", gzip.compress(tar(*members)))

    assert numbers(entries) == list(range(9))
    assert not troubles(entries)


def test_a_tar_of_before_1988_is_told_by_its_name_and_its_sum(tmp_path: Path) -> None:
    packed = bytearray(tar(("a.eml", mail())))
    packed[257:265] = bytes(8)
    packed[148:156] = b" " * 8
    packed[148:156] = b"%06o\0 " % sum(packed[:512])

    assert numbers(read(tmp_path, "a.tar", bytes(packed))) == [1]


def test_a_link_in_a_tar_is_a_row(tmp_path: Path) -> None:
    entries = read(tmp_path, "a.tar", tar(("1", mail()), links=("2",)))

    assert numbers(entries) == [1]
    assert (entries[-1].place, entries[-1].row.trouble) == (("a.tar", "2"), Trouble.LINK)
    assert not troubles(entries)


def test_archives_in_archives_of_other_kinds_are_opened(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("b.tar.gz", gzip.compress(tar(("c.mbox.gz", gzip.compress(BOX)))))
    (first, *_) = entries = read(tmp_path, "a.zip", file.getvalue())

    assert numbers(entries) == [1, 2]
    assert first.place == ("a.zip", "b.tar.gz", "c.mbox.gz", "c.mbox")


@pytest.mark.parametrize("kind", COMPRESSED)
def test_of_a_mailbox_that_was_cut_what_came_out_is_read(tmp_path: Path, kind: str) -> None:
    raw = b"".join(b"%x" % (n * n * 2654435761) for n in range(120_000))  # does not shrink away
    packed = COMPRESSED[kind](LONG + b"\n" + FROM + mail(raw, number=60))
    entries = read(tmp_path, f"a.mbox.{kind}", packed[: len(packed) * 2 // 3])

    assert numbers(entries)[:59] == list(range(1, 60))
    assert troubles(entries) == [(f"a.mbox.{kind}/a.mbox", Trouble.BROKEN_OFF)]
    (row,) = [entry.row for entry in entries if entry.row.kind is Kind.UNREADABLE]
    assert row.start == row.end == max(entry.row.end for entry in entries)


def test_a_compressed_file_without_content_is_damaged(tmp_path: Path) -> None:
    assert troubles(read(tmp_path, "a.gz", gzip.compress(BOX)[:12])) == [
        ("a.gz/a", Trouble.DAMAGED)
    ]


def test_a_tar_that_was_cut_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    packed = tar(("a.eml", mail()), ("b.mbox", LONG))
    entries = read(tmp_path, "a.tar", packed[:20_000])

    assert numbers(entries)[:11] == [1, *range(1, 11)]
    assert troubles(entries) == [
        ("a.tar/b.mbox", Trouble.BROKEN_OFF), ("a.tar", Trouble.BROKEN_OFF),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [2048, 1536])
def test_a_tar_that_was_cut_between_files_is_told(tmp_path: Path, cut: int) -> None:
    packed = tar(("a.eml", mail()), ("b.eml", mail(number=2)))

    assert troubles(read(tmp_path, "a.tar", packed[:cut])) == [
        *([("a.tar/b.eml", Trouble.DAMAGED)] if cut == 1536 else []),
        ("a.tar", Trouble.BROKEN_OFF),
    ]


def test_files_behind_a_broken_header_are_read(tmp_path: Path) -> None:
    packed = bytearray(tar(("a.eml", mail()), ("b.eml", mail(number=2)), ("c", mail(number=3))))
    packed[1024:1100] = b"\xff" * 76
    entries = read(tmp_path, "a.tar", bytes(packed))

    assert numbers(entries) == [1, 3]
    assert troubles(entries) == [("a.tar", Trouble.BROKEN_OFF)]


def test_a_tar_behind_a_tar_is_read(tmp_path: Path) -> None:
    entries = read(tmp_path, "a.tar", tar(("a", mail())) + tar(("b", mail(number=2))))

    assert numbers(entries) == [1, 2]
    assert not troubles(entries)


def test_a_header_of_gigabytes_is_not_held(tmp_path: Path) -> None:
    huge = tarfile.TarInfo("x")
    huge.type, huge.size = tarfile.XHDTYPE, 8 << 30
    packed = tar(("a", mail()))[:1024] + huge.tobuf(tarfile.GNU_FORMAT) + tar(("b", mail(number=2)))
    entries = read(tmp_path, "a.tar", packed)

    assert numbers(entries) == [1, 2]
    assert troubles(entries) == [("a.tar", Trouble.BROKEN_OFF)]


def test_a_zip_whose_sum_is_wrong_is_read_and_told(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a.mbox", BOX)
    content = file.getvalue().replace(b"Bonjour.", b"Bonsoir.", 1)
    entries = read(tmp_path, "a.zip", content)

    assert numbers(entries) == [1, 2]
    assert troubles(entries) == [("a.zip/a.mbox", Trouble.BROKEN_OFF)]


def test_a_file_without_a_name_in_an_archive_is_read(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a", mail())
    content = file.getvalue()
    for mark, at in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):  # its name becomes an extra field
        start = content.index(mark)
        lengths = start + at - (4 if at == 30 else 18)
        content = content[:lengths] + b"\0\0\1\0" + content[lengths + 4 :]

    assert [entry.place for entry in read(tmp_path, "a.zip", content)] == [("a.zip", "unnamed")]


@pytest.mark.parametrize("head", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\0", b"(\xb5/\xfd"])
def test_an_archive_of_another_kind_is_named_as_one(tmp_path: Path, head: bytes) -> None:
    assert troubles(read(tmp_path, "a", head + bytes(60))) == [("a", Trouble.OTHER_ARCHIVE)]


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("raw", [mail("Déjà vu.\n".encode()), FROM + mail("Déjà vu.\n".encode())])
def test_mail_saved_as_utf_16_is_read(tmp_path: Path, order: str, raw: bytes) -> None:
    entries = read(tmp_path, "a.eml", ("\ufeff" + raw.decode()).encode(order))

    assert numbers(entries) == [1]
    assert entries[-1].place == ("a.eml", "a.eml")
    assert entries[-1].letter is not None
    assert entries[-1].letter.text() == "Déjà vu.\n"


def test_a_note_in_utf_16_is_no_mail(tmp_path: Path) -> None:
    note = "\ufeffDear all,\nthe mill is closed.\n".encode("utf-16-le")

    assert troubles(read(tmp_path, "note.txt", note)) == [("note.txt", Trouble.NO_MAIL)]
