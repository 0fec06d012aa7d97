"""Mail of programs that write almost what the standards say: what they meant is read."""

import base64
from datetime import datetime

import pytest

from affiant.mail.reading import gist, message
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.trouble import Trouble
from tests.mail.reading.box import MIXED, NOW, mail, parts

TEXT = "La réunion d’été est à 10 h.\n"
QUOTED = b"La r=C3=A9union d=E2=80=99=C3=A9t=C3=A9 est=\n =C3=A0 10 h.\n"
UTF8 = b"Content-Type: text/plain; charset=utf-8"


def read(raw: bytes) -> Letter:
    return message.read(raw, NOW)


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("8bits", TEXT.encode()),
        ("7-bit", TEXT.encode()),
        ("Quoted Printable", QUOTED),
        ("quoted_printable", QUOTED),
        ("quopri", QUOTED),
        ('"base64"', base64.encodebytes(TEXT.encode())),
        ("base-64 (MIME)", base64.encodebytes(TEXT.encode())),
    ],
)
def test_an_encoding_that_is_spelt_otherwise_is_taken_off(told: str, body: bytes) -> None:
    letter = read(mail(body, UTF8, b"Content-Transfer-Encoding: " + told.encode()))

    assert letter.text() == TEXT
    assert letter.troubles == ()


@pytest.mark.parametrize(
    "kind",
    [b"multipart/mixed", b'multipart/alternative; boundary="=_other"', b"multipart/report"],
)
def test_a_multipart_without_parts_is_shown_as_it_stands(kind: bytes) -> None:
    letter = read(mail(TEXT.encode(), b"Content-Type: " + kind))

    assert letter.text() == TEXT
    assert list(letter.attachments()) == []


def test_parts_are_found_by_a_boundary_that_no_header_names() -> None:
    body = parts(b"Content-Type: text/plain\n\nPlain words.\n", UTF8 + b"\n\n" + TEXT.encode())
    letter = read(mail(body, b'Content-Type: multipart/mixed; boundary="=_other"'))

    assert letter.text().split("\n") == ["Plain words.", "", *TEXT.split("\n")]


def test_a_boundary_with_an_accent_cuts_the_parts() -> None:
    mark = "=_é".encode()
    letter = read(
        mail(
            parts(UTF8 + b"\n\n" + TEXT.encode(), boundary=mark),
            b'Content-Type: multipart/mixed; boundary="' + mark + b'"',
        )
    )

    assert letter.text() == TEXT


@pytest.mark.parametrize("charset", [b"us-ascii", b"x-unknown", b"iso-8859-3"])
def test_letters_that_a_charset_lacks_are_kept_where_the_structure_is_broken(
    charset: bytes,
) -> None:
    told = b"Content-Type: text/plain; charset=" + charset + b"\n\n" + TEXT.encode()
    unclosed = parts(told).removesuffix(b"--=_b--\n")

    assert read(mail(unclosed, MIXED)).text().strip() == TEXT.strip()


def test_a_parameter_that_lost_its_fold_still_names_the_attachment() -> None:
    told = (
        b"Content-Transfer-Encoding: base64\nContent-Type: application/pdf;\n"
        b'name="lot 4.pdf"\nContent-Disposition: attachment\n\n'
    )
    letter = read(mail(parts(b"\nSee it.\n", told + base64.encodebytes(b"%PDF-1.7")), MIXED))

    assert [(leaf.file_name, leaf.content) for leaf in letter.attachments()] == [
        ("lot 4.pdf", b"%PDF-1.7")
    ]
    assert letter.text().strip() == "See it."


def test_a_forgotten_semicolon_hides_no_name() -> None:
    told = b'Content-Type: application/pdf name="lot 4.pdf"\n\n%PDF-1.7'
    (leaf,) = read(mail(parts(told), MIXED)).attachments()

    assert (leaf.media_type, leaf.file_name) == ("application/pdf", "lot 4.pdf")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            'filename="=?iso-8859-1?Q?r=E9union_du?=\n =?iso-8859-1?Q?_4_mai.pdf?="',
            "réunion du 4 mai.pdf",
        ),
        ('filename="=?utf-8?B?w6l0w6kucGRm?="', "été.pdf"),
        ('filename="r=?iso-8859-1?Q?=E9?=union.pdf"', "réunion.pdf"),
        ("filename*=l%27%C3%A9t%C3%A9.pdf", "l'été.pdf"),
        ("filename*=us-ascii''%E9t%E9.pdf", "été.pdf"),
        ('filename="note 4.pdf', "note 4.pdf"),
    ],
)
def test_a_file_is_named_as_its_sender_named_it(told: str, name: str) -> None:
    part = f"Content-Type: application/pdf\nContent-Disposition: attachment; {told}\n\n%PDF-1.7"
    raw = mail(parts(part.encode()), MIXED)

    assert [leaf.file_name for leaf in read(raw).attachments()] == [name]
    assert [leaf.file_name for leaf in gist.read(raw, NOW)[1]] == [name]


def test_a_broken_line_of_the_header_hides_no_structure() -> None:
    told = b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
    body = parts(UTF8 + b"\n\n" + TEXT.encode(), told + base64.encodebytes(b"%PDF-1.7"))
    raw = mail(body, MIXED).replace(b"Subject:", b"this is no field\nSubject:")
    letter = read(raw)

    assert [(leaf.file_name, leaf.content) for leaf in letter.attachments()] == [
        ("a.pdf", b"%PDF-1.7")
    ]
    assert letter.text().startswith(TEXT)
    assert "this is no field" in letter.text()
    assert "=_b" not in letter.text().partition("this is no field")[0]


def test_a_header_whose_folds_are_lost_is_read_to_its_end() -> None:
    lost = b"Received: from x.example\nby y.example with SMTP;\n4 May 2021 10:12:00 +0200\n" * 4
    letter = read(lost + mail(TEXT.encode(), UTF8))

    assert letter.message_id == "<1@bureau.example>"
    assert letter.text().startswith(TEXT)
    assert Trouble.BAD_HEADER in letter.troubles


def test_a_report_in_a_broken_structure_is_held_once() -> None:
    report = b"Reporting-MTA: dns; mx.corp.example\n\nAction: failed\nStatus: 5.1.1"
    told = b"Content-Type: message/delivery-status\n\n" + report
    raw = mail(parts(b"\nNot delivered.", told), MIXED).replace(b"Subject:", b"no field\nSubject:")

    assert [leaf.content for leaf in read(raw).attachments()] == [report]


def test_a_space_before_a_colon_shows_no_field_as_the_letter() -> None:
    raw = mail(TEXT.encode(), UTF8, b"X-Note : a\n \n b").replace(b"Subject:", b"Subject :")

    assert read(raw).text() == TEXT


def test_a_page_says_its_charset_where_no_field_does() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Привет, мир</body></html>'
    letter = read(mail(page.encode("cp1251"), b"Content-Type: text/html>"))

    assert letter.text().strip() == "Привет, мир"


def test_line_ends_that_were_written_twice_are_read() -> None:
    letter = read(mail(TEXT.encode(), UTF8).replace(b"\n", b"\r\r\n"))

    assert letter.message_id == "<1@bureau.example>"
    assert letter.text() == TEXT


@pytest.mark.parametrize("before", [b"\n", b"\r\n\r\n", b" " * 255 + b"\n", b" "])
def test_empty_lines_ahead_of_the_header_hide_none_of_it(before: bytes) -> None:
    letter = read(before + mail(TEXT.encode(), UTF8))

    assert letter.message_id == "<1@bureau.example>"
    assert letter.text() == TEXT


def test_a_letter_that_begins_with_an_empty_line_is_no_header() -> None:
    assert read(b"\nTo: everybody\nthe meeting is off\n").troubles[0] is Trouble.NO_HEADERS


def test_what_mailers_write_for_old_programs_is_no_text_of_a_broken_letter() -> None:
    notice = b"This is a multi-part message in MIME format.\n\n"
    body = parts(b"\nBonjour.\n", before=notice)
    letter = read(mail(body, MIXED, b"Content-Type: text/plain"))

    assert "MIME" not in letter.text()
    assert "Bonjour." in letter.text()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"=?iso-8859-1?Q?=93l'=E9t=E9=94_=96_d=92accord?=", "“l'été” – d’accord"),
        (b"=?x-mac-roman?Q?=8Et=8E?=", "été"),
        (b"=?us-ascii?Q?=E9t=E9?=", "été"),
        (b"=?utf-8?Q?l'=C3=A9t=C3=A9?", "l'été"),
    ],
)
def test_a_subject_is_read_as_it_was_meant(raw: bytes, shown: str) -> None:
    assert read(b"Subject: " + raw + b"\n\nyes\n").subject == shown


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"Mon, 3 May 2021 10:12:00 +02:00", "2021-05-03T10:12:00+02:00"),
        (b"Mon, 3 May 2021 10:12:00 GMT+0200", "2021-05-03T10:12:00+02:00"),
        (b"Mon, 3 May 2021 10:12:00 PM +0200", "2021-05-03T22:12:00+02:00"),
        (b"Mon, 3 May 121 10:12:00 +0200", "2021-05-03T10:12:00+02:00"),
        (b"lun., 3 mai 2021 10:12:00 +0200", "2021-05-03T10:12:00+02:00"),
        (b"2021-05-03 10:12:00+0200", "2021-05-03T10:12:00+02:00"),
    ],
)
def test_a_date_is_read_as_it_was_meant(written: bytes, meant: str) -> None:
    letter = read(b"From: a@b.example\nDate: " + written + b"\n\nyes\n")

    assert letter.sent == datetime.fromisoformat(meant)
    assert letter.troubles == ()


@pytest.mark.parametrize(
    "raw",
    [
        mail(QUOTED, UTF8, b"Content-Transfer-Encoding: Quoted Printable"),
        mail(TEXT.encode("mac-roman"), b"Content-Type: text/plain; charset=x-mac-roman"),
        b"\n" + mail(TEXT.encode(), UTF8),
        mail(b"a\n", b'Content-Type: text/plain name="a.txt"'),
        mail(TEXT.encode(), MIXED),
        mail(TEXT.encode(), b"Content-Type: text/plain; charset="),
        mail(parts(b"Content-Type: text/plain; charset=\n\n" + TEXT.encode()), MIXED),
    ],
)
def test_careless_mail_is_told_quickly_as_with_care(raw: bytes) -> None:
    assert gist.read(raw, NOW) == gist.of(message.read(raw, NOW))


@pytest.mark.parametrize(
    ("text", "named"),
    [("Встреча в четверг", "koi8-r"), ("Встреча в четверг", "windows-1251"),
     ("会议在星期四，朱镕基", "gb2312"), ("Schůzka ve čtvrtek", "iso-8859-2")],
)  # fmt: skip
def test_a_header_in_the_charset_of_its_letter_is_read_in_it(text: str, named: str) -> None:
    written = "gb18030" if named == "gb2312" else named
    raw = mail(text.encode(written), b"Content-Type: text/plain; charset=" + named.encode())
    raw = raw.replace(b"Subject: note", b"Subject: " + text.encode(written))
    raw = raw.replace(b"To: anne", b"To: " + text.encode(written) + b" <anne", 1)

    assert read(raw).subject == text
    assert gist.read(raw, NOW)[0].people[1].startswith(text)


@pytest.mark.parametrize("named", ["iso-8859-1", "utf-8", "x-unheard-of", "koi8-r"])
def test_a_header_in_no_charset_of_its_letter_is_western(named: str) -> None:
    raw = mail(b"x", b"Content-Type: text/plain; charset=" + named.encode())
    text = "l’été"
    written = text.encode("utf-8" if named == "koi8-r" else "cp1252")

    assert read(raw.replace(b"Subject: note", b"Subject: " + written)).subject == text


def test_an_encoded_subject_in_a_windows_charset_is_read() -> None:
    text = "会议：朱镕基"
    word = b"=?gb2312?B?" + base64.b64encode(text.encode("gb18030")) + b"?="

    assert read(mail().replace(b"Subject: note", b"Subject: " + word)).subject == text


def test_signed_text_that_names_utf_7_and_is_ascii_is_shown_as_ascii() -> None:
    body = b"Bonjour.\n-----BEGIN PGP SIGNATURE-----\niQIz+k/fWe/w+Wjph4Z8UbJJcaFawqdIJgRbt+\n"

    assert read(mail(body, b"Content-Type: text/plain; charset=utf-7")).text() == body.decode()


def test_utf_7_is_read() -> None:
    body = "Été à 10 h, 1 + 1\n".encode("utf-7")

    assert read(mail(body, b"Content-Type: text/plain; charset=utf-7")).text() == (
        "Été à 10 h, 1 + 1\n"
    )


@pytest.mark.parametrize("named", ["utf-16", "utf-16-le", "utf-32"])
def test_a_line_end_of_one_byte_behind_wide_characters_is_no_letter(named: str) -> None:
    body = base64.encodebytes("Été à 10 h".encode(named) + b"\n")
    fields = (f"Content-Type: text/plain; charset={named}".encode(),
              b"Content-Transfer-Encoding: base64")  # fmt: skip

    assert read(mail(body, *fields)).text() == "Été à 10 h"
