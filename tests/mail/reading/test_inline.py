"""Files in a plain text are found, and the text stays as it was written."""

import base64
import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail import compiled
from affiant.mail.reading import gist, inline, message
from affiant.mail.reading.leaf import Leaf
from tests.mail.reading.box import MIXED, NOW, mail, parts

NOTE = b"Chiffres en annexe.\n\n"


def uu(content: bytes, name: bytes = b"comptes.pdf", end: bytes = b"`\nend\n") -> bytes:
    lines = [binascii.b2a_uu(content[at : at + 45]) for at in range(0, len(content), 45)]
    return b"begin 644 " + name + b"\n" + b"".join(lines) + end


def yenc(content: bytes, size: int | None = None) -> bytes:
    told = bytearray()
    for at, byte in enumerate(content):
        code = (byte + 42) % 256
        told += bytes([61, (code + 64) % 256]) if code in b"\0\n\r=" else bytes([code])
        told += b"\r\n" if at % 128 == 127 and told[-2:] != b"\r\n" else b""
    head = b"=ybegin line=128 size=%d name=comptes.pdf\r\n" % (size or len(content))
    return head + bytes(told) + b"\r\n=yend size=%d\r\n" % len(content)


def sent_along(raw: bytes) -> list[Leaf]:
    return list(message.read(raw, NOW).attachments())


@given(st.binary(min_size=1, max_size=400), st.sampled_from((b"`\nend\n", b" \nend\n", b"end")))
def test_a_uuencoded_file_is_found_with_its_name_and_bytes(content: bytes, end: bytes) -> None:
    (found,) = sent_along(mail(NOTE + uu(content, end=end)))

    assert (found.file_name, found.media_type, found.content) == (
        "comptes.pdf",
        "application/pdf",
        content,
    )


@given(st.binary(min_size=1, max_size=400))
def test_a_yencoded_file_is_found_with_its_name_and_bytes(content: bytes) -> None:
    (found,) = sent_along(mail(NOTE + yenc(content), b"Content-Transfer-Encoding: 8bit"))

    assert (found.file_name, found.content) == ("comptes.pdf", content)


def test_two_files_in_a_part_are_found_and_the_text_stays() -> None:
    text = NOTE + uu(b"a" * 100, b"a.txt") + b"Et ceci.\n" + uu(b"b" * 9, b"C:\\x\\b c.txt")
    letter = message.read(mail(parts(b"\n" + text), MIXED), NOW)

    assert [leaf.file_name for leaf in letter.attachments()] == ["a.txt", "b c.txt"]
    assert letter.text() == text.decode()


def test_lines_of_windows_are_read_too() -> None:
    (found,) = sent_along(mail((NOTE + uu(b"a" * 100)).replace(b"\n", b"\r\n")))

    assert found.content == b"a" * 100


@pytest.mark.parametrize(
    "body",
    [
        uu(b"a" * 100, end=b""),
        uu(b"a" * 100).replace(b"M", b"Mx\nMots\n", 1),
        b"begin 644 mots\nALORS, DIT-IL, ON Y VA.\nend\n",
        b"begin 644 mots\nend\n",
        b"We begin 644 a.txt\nend\n",
        yenc(b"a" * 100, size=99),
        yenc(b"a" * 100).replace(b"=yend", b"=yen"),
    ],
)
def test_what_does_not_decode_to_its_end_stays_text_alone(body: bytes) -> None:
    letter = message.read(mail(NOTE + body), NOW)

    assert [leaf.media_type for leaf in letter.leaves] == ["text/plain"]


def test_a_file_that_is_a_part_already_is_told_once() -> None:
    content = b"%PDF-1.4 " * 30
    field = b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
    along = field + base64.encodebytes(content)

    assert len(sent_along(mail(parts(b"\n" + uu(content), along), MIXED))) == 1


@pytest.mark.parametrize("body", [NOTE + uu(b"a" * 100), NOTE + b"begin 644 a.txt\nMots.\n"])
@pytest.mark.parametrize("is_part", [False, True])
def test_the_gist_is_that_of_the_letter(body: bytes, is_part: bool) -> None:
    raw = mail(parts(b"\n" + body), MIXED) if is_part else mail(body)

    assert gist.read(raw, NOW) == gist.of(message.read(raw, NOW))
    assert compiled.read is None or compiled.read(raw, NOW) is None


def test_a_long_text_that_only_begins_as_one_takes_no_time() -> None:
    assert not list(inline.files(b"begin 644 a\n" + b"ALORS\n" * 200_000))
    assert not list(inline.files(b"=ybegin line=1 size=1 name=a\n" * 200_000))
    assert not list(inline.files(b"=ybegin line=1 size=1 name=a\n" * 200_000 + b"\n=yend "))
