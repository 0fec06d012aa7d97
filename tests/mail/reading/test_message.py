import base64
import email
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.mail.reading import header, message
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats import mail_headers
from tests.mail.reading.box import MIXED, NOW, mail, parts

LATIN = b"Content-Type: text/plain; charset=iso-8859-1"
BASE64 = b"Content-Transfer-Encoding: base64"
TEXT = b"Content-Type: text/plain\n\n"


def read(raw: bytes) -> Letter:
    return message.read(raw, NOW)


def test_a_plain_letter_is_read_quickly_and_has_no_trouble() -> None:
    letter = read(mail())

    assert letter.parser is Parser.QUICK
    assert letter.troubles == ()
    assert letter.text() == "Bonjour.\n"
    assert letter.headers.text("from") == "Zoé <zoe@bureau.example>"
    assert letter.message_id == "<1@bureau.example>"


def test_an_attachment_is_kept_with_its_name_and_its_bytes() -> None:
    told = b'Content-Type: application/pdf; name="note.pdf"\n' + BASE64 + b"\n\n"
    letter = read(mail(parts(TEXT + b"See it.\n", told + base64.b64encode(b"%PDF") + b"\n"), MIXED))

    assert [(leaf.file_name, leaf.content) for leaf in letter.attachments()] == [
        ("note.pdf", b"%PDF")
    ]


def test_a_message_in_the_message_keeps_its_own_bytes() -> None:
    inner = b"DKIM-Signature:  v=1;\n b=x\nFrom: him@x.example\n\nyes"
    letter = read(mail(parts(TEXT + b"fwd", b"Content-Type: message/rfc822\n\n" + inner), MIXED))

    assert [leaf.content for leaf in letter.attachments() if leaf.is_message] == [inner]


@pytest.mark.parametrize("place", ["before", "after"])
def test_text_outside_the_parts_is_read_and_told(place: str) -> None:
    told = b"hidden words\n"
    before, after = (told, b"") if place == "before" else (b"", told)
    letter = read(mail(parts(TEXT + b"seen", before=before, after=after), MIXED))

    assert "hidden words" in letter.text()
    assert Trouble.OUTSIDE_PARTS in letter.troubles


def test_a_mailers_notice_before_the_parts_is_no_text() -> None:
    notice = b"This is a multi-part message in MIME format.\n"
    letter = read(mail(parts(TEXT + b"seen", before=notice), MIXED))

    assert letter.troubles == ()
    assert letter.text().strip() == "seen"


def test_a_footer_behind_base64_is_not_lost() -> None:
    body = (
        base64.encodebytes("Voilà.".encode()) + b"\n____\nnorth mailing list: unsubscribe, here\n"
    )
    letter = read(mail(body, BASE64, b"Content-Type: text/plain; charset=utf-8"))

    assert "Voilà." in letter.text()
    assert "north mailing list" in letter.text()
    assert Trouble.BAD_ENCODING in letter.troubles


def test_base64_that_stops_in_the_middle_is_read_so_far() -> None:
    letter = read(mail(base64.b64encode(b"a long enough letter")[:-3] + b"\n", BASE64))

    assert letter.text() == "a long enough lett"


def test_a_charset_that_nobody_knows_is_told_and_the_text_read() -> None:
    letter = read(
        mail("réunion à midi\n".encode("cp1252"), b"Content-Type: text/plain; charset=x-no")
    )

    assert letter.text() == "réunion à midi\n"
    assert Trouble.BAD_CHARSET in letter.troubles


def test_a_charset_that_lies_does_not_spoil_the_text() -> None:
    assert read(mail("réunion\n".encode(), LATIN)).text() == "réunion\n"


def test_bytes_of_zero_are_told_and_nothing_is_cut_at_them() -> None:
    letter = read(mail(b"before\0after\n"))

    assert Trouble.NUL_BYTES in letter.troubles
    assert "after" in letter.text()


def test_a_message_without_headers_is_all_letter() -> None:
    letter = read(b"\nonly words, nobody's\n")

    assert letter.troubles[0] is Trouble.NO_HEADERS
    assert "only words" in letter.text()


def test_a_header_that_breaks_off_gives_the_rest_as_the_letter() -> None:
    letter = read(b"From: a@b.example\nthis is no field\nSubject: x\n\nyes\n")

    assert Trouble.BAD_HEADER in letter.troubles
    assert "this is no field" in letter.text()
    assert "yes" in letter.text()


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        (b"Fri, 1 Jan 2099 00:00:00 +0000", Trouble.DATE_AHEAD),
        (b"yesterday", Trouble.BAD_DATE),
        (b"Mon, 32 Feb 2015 00:00:00 +0000", Trouble.BAD_DATE),
        (b"Thu, 1 Jan 1903 00:00:00 +0000", Trouble.BAD_DATE),
    ],
)
def test_a_date_that_cannot_be_is_told(written: bytes, trouble: Trouble) -> None:
    letter = read(b"From: a@b.example\nDate: " + written + b"\n\nyes\n")

    assert letter.troubles == (trouble,)


def test_a_message_without_a_date_says_so() -> None:
    assert read(b"From: a@b.example\n\nyes\n").troubles == (Trouble.NO_DATE,)


def test_ten_thousand_parts_in_parts_end() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000)
    )
    letter = read(b"From: a@b.example\n" + deep + b"Content-Type: text/plain\n\nthe bottom\n")

    assert Trouble.TOO_DEEP in letter.troubles
    assert b"the bottom" in letter.leaves[-1].content


def test_a_multipart_that_never_ends_is_told_as_cut() -> None:
    whole = mail(parts(TEXT + b"one\n", TEXT + b"two\n", TEXT + b"three\n"), MIXED)
    letter = read(whole[: whole.index(b"two") + 2])

    assert "one" in letter.text()
    assert "tw" in letter.text()
    assert Trouble.TRUNCATED in letter.troubles


def test_old_mac_line_ends_are_read() -> None:
    assert read(mail().replace(b"\n", b"\r")).headers.text("subject") == "note"


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"From: a@b",
                b"X-Y:",
                b" fold",
                b"\t",
                b"",
                b"no",
                b"Q: \xe9",
                b"P: a \t",
                b"V:\v",
                b"\x1c",
            ]
        )
    )
)
def test_the_quick_header_is_the_careful_one(lines: list[bytes]) -> None:
    for end in (b"\n", b"\r\n"):
        raw = end.join(lines) + end
        (quick, at), (careful, start) = header.parse(raw), mail_headers.parse(raw)
        told = tuple((name, value.lstrip()) for name, value in careful.fields)
        assert (quick.fields, at) == (told, start)
        assert list(quick.all()) == list(careful.all())
        for name, _ in careful.fields:
            assert quick.raw(name) == (careful.raw(name) or "").lstrip()
            assert quick.text(name) == careful.text(name)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 - zones follow
def test_the_quick_date_is_the_careful_one(when: datetime) -> None:
    for zone in (b"+0200", b"-0530", b"+0000", b"-0000"):
        raw = b"Date: " + when.strftime("%a, %d %b %Y %H:%M:%S ").encode() + zone + b"\n\n"
        headers, _ = header.parse(raw)
        assert header.date(headers) == headers.date


@settings(deadline=None)  # the first bytes of no charset import a library that guesses
@given(st.binary(max_size=400))
def test_no_bytes_whatever_raise(raw: bytes) -> None:
    read(raw).text()


PIECES = [
    b"--=_b\n", b"--=_b--\n", b"Content-Type: text/html\n", BASE64 + b"\n", b"\n", b"words here\n",
    b"aGVsbG8=\n", b"Content-Type: message/rfc822\n", b"Subject: in\n", b"=C3=A9 more\n", b"--\n",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_text_that_the_standard_library_finds_is_lost(pieces: list[bytes]) -> None:
    raw = mail(b"".join(pieces), MIXED)
    ours = b" ".join(leaf.content for leaf in read(raw).leaves)
    for part in email.message_from_bytes(raw).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and not part.is_multipart():
            for word in (b"words here", b"more", b"hello"):
                assert word not in content or word in ours


@pytest.mark.parametrize("encoding", [b"", b"\nContent-Transfer-Encoding: 7bit"])
def test_a_piece_of_a_letter_is_shown_as_it_stands_and_told(encoding: bytes) -> None:
    told = b'Content-Type: message/partial; number=2; total=3; id="whole@b.example"' + encoding
    letter = read(mail(b"and so it goes on,\nto the end.\n", told))

    assert letter.text() == "and so it goes on,\nto the end.\n"
    assert letter.troubles == (Trouble.PIECE,)
    assert not list(letter.attachments())
