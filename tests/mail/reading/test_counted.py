"""Messages told by their length: UW's mbx, Apple's emlx."""

from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import trove
from affiant.mail.reading.counted import rows
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble
from affiant.mail.reading.trove import Entry
from tests.mail.reading.box import NOW, mail
from tests.mail.reading.tiling import tiles

START = b"*mbx*\r\n3a5b6c7d00000002\r\n".ljust(2048, b"\0")
LETTERS = [mail(number=n).replace(b"\n", b"\r\n") for n in (1, 2)]


def led(letter: bytes, length: int | None = None) -> bytes:
    count = len(letter) if length is None else length
    return b" 3-May-2021 10:12:00 +0200,%d;000000000001-00000001\r\n" % count + letter


def read(tmp_path: Path, content: bytes, name: str = "INBOX") -> list[Entry]:
    (tmp_path / name).write_bytes(content)
    entries = list(trove.read(tmp_path, NOW))
    assert tiles([entry.row for entry in entries], len(content))
    return entries


def raws(entries: list[Entry]) -> list[bytes | None]:
    return [entry.raw for entry in entries if entry.row.kind is Kind.MESSAGE]


def troubles(entries: list[Entry]) -> list[Trouble]:
    return [entry.row.trouble for entry in entries if entry.row.trouble is not None]


def test_a_mailbox_of_the_university_of_washington_is_read(tmp_path: Path) -> None:
    entries = read(tmp_path, START + led(LETTERS[0]) + led(b"") + led(LETTERS[1]))

    assert raws(entries) == LETTERS
    assert not troubles(entries)


def test_a_wrong_length_costs_no_message(tmp_path: Path) -> None:
    for length in (3, 90_000):
        entries = read(tmp_path, START + led(LETTERS[0], length) + led(LETTERS[1]))

        assert raws(entries) == LETTERS
        assert len(troubles(entries)) == 1


def test_the_last_message_that_was_cut_says_so(tmp_path: Path) -> None:
    entries = read(tmp_path, START + led(LETTERS[0]) + led(LETTERS[1])[:-20])

    assert raws(entries) == [LETTERS[0], LETTERS[1][:-20]]
    assert troubles(entries) == [Trouble.TRUNCATED]


def test_other_bytes_between_messages_are_told(tmp_path: Path) -> None:
    entries = read(tmp_path, START + b"rubbish\r\n" + led(LETTERS[0]))

    assert raws(entries) == LETTERS[:1]
    assert troubles(entries) == [Trouble.NO_MAIL]


@given(st.lists(st.sampled_from([led(LETTERS[0]), led(b"x", 2), b"rubbish", b"\r\n", START])))
def test_every_byte_of_an_mbx_lies_in_one_row(pieces: list[bytes]) -> None:
    content = START + b"".join(pieces)
    found = rows(BytesIO(content), content[:100], "a")

    assert found is not None
    assert tiles(list(found), len(content))


def test_a_file_of_apple_mail_that_was_cut_says_so(tmp_path: Path) -> None:
    entries = read(tmp_path, b"900\n" + mail(), "1.emlx")

    assert raws(entries) == [mail()]
    assert troubles(entries) == [Trouble.TRUNCATED]
