"""Ways in which mail is broken, each of which hid words from one parser or another."""

import base64
import binascii
import io
import re

import fast_mail_parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.mail.reading import mbox, message
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.trouble import Trouble
from tests.mail.reading.box import FROM, MIXED, NOW, mail, parts
from tests.taking_time import within

BASE64 = b"Content-Transfer-Encoding: base64"
QUOTED = b"Content-Transfer-Encoding: quoted-printable"
UU = b"Content-Transfer-Encoding: x-uuencode"
TEXT = b"Content-Type: text/plain\n\n"
HTML = b"Content-Type: text/html\n\n"
LONG = base64.encodebytes(b"The second lot was never delivered, whatever the invoice says of it.\n")


def read(raw: bytes) -> Letter:
    return message.read(raw, NOW)


def test_words_before_base64_do_not_spoil_it() -> None:
    letter = read(mail(b"Forwarded as I had it\n" + LONG, BASE64))

    assert "Forwarded as I had it" in letter.text()
    assert "never delivered" in letter.text()


def test_one_word_between_lines_of_base64_does_not_spoil_it() -> None:
    lines = LONG.splitlines()
    letter = read(mail(b"\n".join((lines[0], b"bonjour", *lines[1:])) + b"\n", BASE64))

    assert "never delivered" in letter.text()
    assert "bonjour" in letter.text()


def test_quoted_base64_is_decoded() -> None:
    quoted = b"".join(b"> " + line + b"\n" for line in LONG.splitlines())

    assert "never delivered" in read(mail(quoted, BASE64)).text()


def test_words_around_uuencode_are_kept() -> None:
    file = b"begin 644 a.txt\n" + binascii.b2a_uu(b"the file's words") + b"`\nend\n"
    letter = read(mail(b"See below.\n" + file + b"Best regards\n", UU))

    assert any(b"the file's words" in leaf.content for leaf in letter.leaves)
    assert "See below." in letter.text()
    assert "Best regards" in letter.text()


def test_a_forgotten_empty_line_hides_no_first_sentence() -> None:
    raw = mail(b"").removesuffix(b"\n") + b"From what we know, nothing was paid.\n"

    assert "nothing was paid" in read(raw).text()


def test_a_broken_line_of_the_header_does_not_end_it() -> None:
    raw = mail(LONG, b"this is no field", BASE64)
    letter = read(raw)

    assert "never delivered" in letter.text()
    assert "this is no field" in letter.text()
    assert Trouble.BAD_HEADER in letter.troubles


def test_a_broken_line_in_the_header_of_a_part_leaves_nothing_encoded() -> None:
    part = b"Content-Type: text/plain\nthis is no field\n" + BASE64 + b"\n\n" + LONG
    letter = read(mail(parts(part), MIXED))

    assert "never delivered" in letter.text()


def test_html_that_says_more_than_the_plain_text_is_told() -> None:
    told = b"Content-Type: multipart/alternative; boundary==_b"
    letter = read(mail(parts(TEXT + b"See the HTML.\n", HTML + b"<p>Pay 300 euros</p>\n"), told))

    assert letter.text() == "See the HTML.\n\nPay 300 euros"


def test_words_behind_a_notice_of_mime_are_told() -> None:
    notice = b"This is a multi-part message in MIME format.\nand hidden words\n"

    assert "hidden words" in read(mail(parts(TEXT + b"seen", before=notice), MIXED)).text()


@pytest.mark.parametrize("charset", [b"utf-16", b"hz", b"iso-2022-jp", b"utf-7", b"base64", b""])
def test_a_charset_that_cannot_be_spoils_no_text(charset: bytes) -> None:
    raw = mail(
        "réunion à midi, salle 12\n".encode(), b"Content-Type: text/plain; charset=" + charset
    )

    assert "réunion à midi" in read(raw).text()


def test_two_content_types_are_read_with_care() -> None:
    letter = read(mail(parts(TEXT + b"inside\n"), b"Content-Type: text/plain", MIXED))

    assert letter.parser is not Parser.QUICK
    assert "inside" in letter.text()


def test_a_boundary_in_a_longer_word_cuts_nothing() -> None:
    letter = read(mail(parts(TEXT + b"one\n--=_b2 is no boundary\nnor is x--=_b\n"), MIXED))

    assert letter.parser is Parser.QUICK
    assert "--=_b2 is no boundary\nnor is x--=_b" in letter.text()


def test_parts_of_a_digest_are_messages() -> None:
    told = b"Content-Type: multipart/digest; boundary==_b"
    inner = b"\nFrom: him@x.example\nSubject: in\n\nyes"
    letter = read(mail(parts(inner), told))

    assert [leaf.is_message for leaf in letter.leaves] == [True]


ENCODED = [
    b"",
    BASE64,
    QUOTED,
    UU,
    b"Content-Transfer-Encoding: x-no",
    b"this is no field",
    b" fold",
]
LINES = [
    b"--=_b", b"--=_b--", b"--=_b--x", b" --=_b", b"", b"", b"Content-Type: text/html", BASE64,
    b"Content-Type: message/rfc822", b"Content-Type: multipart/mixed; boundary=c", b"--c", b"--c--",
    b"Subject: in", b"begin 644 f", b"end", b"From him on Mon", b"> quoted", b"=C3=A9 soft=",
    b"bm8gd29yZHMgaGVyZQ==",
]  # fmt: skip
PLANTED = re.compile(rb"planted\d+x")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(LINES) | st.integers(0, 99), max_size=16),
    st.sampled_from(ENCODED),
    st.sampled_from([b"\n", b"\r\n", b"\r"]),
)
def test_no_word_that_can_be_seen_in_the_body_is_lost(
    told: list[bytes | int], field: bytes, end: bytes
) -> None:
    lines = [b"planted%dx" % one if isinstance(one, int) else one for one in told]
    raw = mail(b"\n".join(lines), MIXED, *filter(None, [field])).replace(b"\n", end)
    letter = read(raw)
    held = b"\n".join(leaf.content for leaf in letter.leaves)
    held += b"\n".join(value for _, value in letter.headers.fields)
    said = (letter.text() + "\n").encode()
    said += b"\n".join(leaf.content for leaf in letter.attachments())

    assert set(PLANTED.findall(raw)) <= set(PLANTED.findall(held))
    assert set(PLANTED.findall(b"\n".join(leaf.content for leaf in letter.leaves))) <= set(
        PLANTED.findall(said)
    )


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.integers(0, 99), max_size=16), st.sampled_from(ENCODED))
def test_no_word_that_another_parser_tells_is_lost(told: list[bytes | int], field: bytes) -> None:
    lines = [b"planted%dx" % one if isinstance(one, int) else one for one in told]
    raw = mail(b"\n".join(lines), MIXED, *filter(None, [field]))
    try:
        parsed = fast_mail_parser.parse_email(raw)
    except fast_mail_parser.ParseError:
        return
    texts = [text.encode() for text in (*parsed.text_plain, *parsed.text_html)]
    theirs = b"\n".join(texts + [one.content for one in parsed.attachments])
    ours = b"\n".join(leaf.content for leaf in read(raw).leaves)

    assert set(PLANTED.findall(theirs)) <= set(PLANTED.findall(ours))


SIZE = 1 << 15


@pytest.mark.parametrize(
    "raw",
    [
        mail(b"a" * SIZE, b"this is no field"),
        mail(b"=\n" * (SIZE // 2), b"this is no field"),
        mail(b"Content-Transfer-Encoding:base64\n\n" * (SIZE // 34), b"this is no field"),
        mail(b"x\n", b"X: " + b" " * SIZE + b"y \n z"),
        mail(b"--=_b\n" * (SIZE // 6), MIXED),
        mail(parts(*[HTML + b"<p>one %d" % n for n in range(SIZE // 60)]), MIXED),
        mail(b"begin 644 x\n" * (SIZE // 12), UU),
        mail(b"QUJD\nwords\n" * (SIZE // 11), BASE64),
        mail(b"\n".join(b"--%d" % n for n in range(SIZE // 8)), b"Content-Type: multipart/mixed"),
    ],
    ids=["a-word", "cuts", "fields", "spaces", "marks", "html", "begins", "lines", "guesses"],
)
def test_a_hostile_message_takes_time_in_proportion(raw: bytes) -> None:
    with within(10):  # quadratic time is minutes
        read(raw).text()


def test_lines_that_might_separate_messages_take_time_in_proportion() -> None:
    box = io.BytesIO(b"From a " + b"@" * 400 + b"\n\n")
    box = io.BytesIO(FROM + mail() + b"\n" + box.getvalue() * 1000)
    with within(5):
        rows = list(mbox.rows(box))

        assert len(rows) == 2
