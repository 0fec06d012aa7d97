"""Broken mail: what stands outside its parts is told once, the fields of parts are no text."""

import base64
import binascii

import pytest

from affiant.mail.reading import message
from affiant.mail.reading.encoded import Held
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.trouble import Trouble
from tests.mail.reading.box import MIXED, NOW, mail, parts

TEXT = b"Content-Type: text/plain\n\n"
PICTURE = b"GIF89a" + bytes(range(256)) * 2
BASE64 = b"Content-Transfer-Encoding: base64"
BROKEN = b"Content-Type: text/plain; charset=utf-8\nno field at all: \xff\n\n"
"""A header that sends the message on the careful way."""


def read(raw: bytes) -> Letter:
    return message.read(raw, NOW)


def outside(letter: Letter) -> list[bytes]:
    return [leaf.content for leaf in letter.leaves if leaf.is_outside]


NOTICES = (
    "This is a MIME encoded message.",
    """This is a MIME-formatted message.
Portions of this message may be unreadable without a MIME-capable mail program.""",
    """This is a message in Mime Format.  If you see this, your mail reader does not support this
format.""",
    """This multi-part MIME message contains a Delivery Status Notification.
If you can see this text, your mail client may not be able to understand MIME.""",
    """Ce message est au format MIME. Comme votre logiciel de courrier ne comprend
pas ce format, tout ou partie de ce message pourrait être illisible.""",
)


@pytest.mark.parametrize("notice", NOTICES)
def test_what_mailers_write_before_the_parts_is_no_text(notice: str) -> None:
    letter = read(mail(parts(TEXT + b"seen", before=notice.encode() + b"\n\n"), MIXED))

    assert letter.text() == "seen"
    assert letter.troubles == ()


@pytest.mark.parametrize(
    "words",
    [
        "This is a MIME message. If you see this, call me tonight.",
        "Ce message est au format MIME. Rappelez-moi ce soir.",
    ],
)
def test_words_of_a_person_in_such_a_notice_are_told(words: str) -> None:
    letter = read(mail(parts(TEXT + b"seen", before=words.encode() + b"\n"), MIXED))

    assert words in letter.text()
    assert Trouble.OUTSIDE_PARTS in letter.troubles


def test_parts_that_never_close_are_found_by_a_boundary_that_no_header_names() -> None:
    body = b"--cut off\nContent-Type: text/html\n\n<p>See the <b>plan</b></p>\n"
    letter = read(mail(body, MIXED))

    assert [leaf.media_type for leaf in letter.leaves][:1] == ["text/html"]
    assert "See the plan" in letter.text()
    assert "<b>" not in letter.text()


def test_a_file_whose_boundary_closes_wrongly_is_told_once() -> None:
    told = b"Content-Type: image/gif; name=a.gif\n" + BASE64 + b"\n\n"
    body = b"--=_b\n" + told + base64.encodebytes(PICTURE[:42]) + b"\n--=_b\n"
    letter = read(mail(body, MIXED))

    assert [leaf.content for leaf in letter.leaves if leaf.content] == [PICTURE[:42]]


def test_a_header_ends_at_a_line_of_blanks() -> None:
    html = b"Content-Type: text/html\nContent-ID: <a>\nContent-Disposition: inline\n\n<i>seen</i>"
    letter = read(mail(parts(html), MIXED).replace(b"\n\n--=_b", b"\n \n--=_b", 1))

    assert [leaf.content for leaf in letter.leaves] == [b"<i>seen</i>"]
    assert Trouble.BAD_HEADER not in letter.troubles


def test_a_file_behind_the_last_boundary_is_told_once() -> None:
    told = b"Content-Type: image/gif; name=a.gif\n" + BASE64 + b"\n\n"
    behind = parts(told + base64.encodebytes(PICTURE))
    letter = read(mail(parts(TEXT + b"seen", after=behind), MIXED))

    assert [leaf.content for leaf in letter.attachments()] == [PICTURE]
    assert outside(letter) == []


def test_the_rest_of_a_name_and_a_checksum_are_fields_of_their_part() -> None:
    told = (
        b"Content-Type: application/pdf;\n name=\"=?utf-8?q?Plan_de_?=\n =?utf-8?q?ville.pdf?=\"\n"
        b"Content-MD5: i/HKSIa/Vk0mZT5ml+q21A==\n"
    )  # fmt: skip
    letter = read(mail(parts(told + BASE64 + b"\n\nJVBERg==\n"), MIXED, b"no field at all"))

    assert [leaf.file_name for leaf in letter.attachments()] == ["Plan de ville.pdf"]
    assert outside(letter) == [b"no field at all"]


def test_lines_of_quoted_printable_that_look_like_base64_are_told_once() -> None:
    quoted = (
        b'<a href=3D"https://b.example/?f=\nd616d706169676e3d31352d30372d3137267569643d32353=\n0">'
    )
    html = b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" + quoted
    letter = read(mail(parts(html, TEXT + b"seen"), MIXED, b"no field at all"))

    assert outside(letter) == [b"no field at all"]


def test_uuencode_without_the_spaces_at_its_lines_ends_is_told_once() -> None:
    content = (bytes(range(100, 137)) + bytes(8)) * 9
    lines = [content[at : at + 45] for at in range(0, len(content), 45)]
    encoded = b"".join(binascii.b2a_uu(line).replace(b"`", b" ").rstrip() + b"\n" for line in lines)
    told = b"Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: x-uuencode\n\n"
    body = parts(told + b"begin 644 a.zip\n" + encoded + b"end\n", TEXT + b"seen")
    letter = read(mail(body, MIXED, b"no field at all"))

    assert [leaf.content for leaf in letter.attachments()] == [content]
    assert outside(letter) == [b"no field at all"]


def test_a_line_that_begins_as_a_file_does_is_told_where_no_file_is() -> None:
    raw = mail(TEXT + b"begin 644 steps to the door\n", MIXED, b"no field at all")

    assert "begin 644 steps to the door" in read(raw).text()


def test_encoded_lines_are_looked_for_in_what_is_held() -> None:
    held = Held([b"Hi!", PICTURE, b""])
    lines = base64.encodebytes(PICTURE).splitlines()

    assert lines in held
    assert lines[1:3] in held
    assert base64.encodebytes(b"Hi!").splitlines() in held
    assert base64.encodebytes(b"GIF").splitlines() not in held  # by chance in any picture
    assert [b"begin 644 x"] not in held
    assert base64.encodebytes(PICTURE[::-1]).splitlines() not in held
