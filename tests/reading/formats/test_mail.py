import base64
import binascii
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.document import DateBasis
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.mail import READER
from affiant.reading.formats.mail_headers import shown
from affiant.reading.formats.mail_parts import parse
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source
from tests.reading.containers import read

MALFORMED = Path(__file__).parents[4] / "shared" / "data" / "mail" / "malformed"

LETTER = """\
From: =?utf-8?q?H=C3=A9l=C3=A8ne_Vasseur?= <helene@example.org>
To: desk@example.org
Date: Tue, 4 Mar 2025 23:30:00 -0500
Subject: =?iso-8859-1?Q?Contrat_num=E9ro?= =?iso-8859-1?Q?_12?=
Message-ID: <one@example.org>

Bonjour,

Voici la note. Elle compte douze pages.

> Vous aviez écrit hier.
"""

MIXED = b"""\
From: a@example.org
To: b@example.org
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

A preamble that nobody shows.
--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8

The plain words of the letter.
--inner
Content-Type: text/html; charset=utf-8

<html><body><p>The plain words of the letter.</p></body></html>
--inner--
--outer
Content-Type: text/csv; name="../../figures.csv"
Content-Disposition: attachment; filename="../../figures.csv"
Content-Transfer-Encoding: base64

eWVhcix0b25zCjIwMjQsMTIK
--outer
Content-Type: message/rfc822

From: c@example.org
Subject:   inner   spacing kept
X-Odd:\ta

The forwarded words.
--outer--
"""


def test_the_headers_and_the_letter_are_the_text(tmp_path: Path) -> None:
    document = read(tmp_path, "x.eml", LETTER.encode()).document
    assert document.text.startswith("From: Hélène Vasseur <helene@example.org>\nTo: desk@")
    assert "Voici la note. Elle compte douze pages." in document.text
    assert "> Vous aviez écrit hier." in document.text


def test_the_subject_is_the_title_and_its_passage(tmp_path: Path) -> None:
    document = read(tmp_path, "x.eml", LETTER.encode()).document
    assert document.title == "Contrat numéro 12"
    titles = [p.span.of(document.text) for p in document.passages if p.kind is PassageKind.TITLE]
    assert titles == ["Contrat numéro 12"]


def test_the_date_is_the_senders_own_day(tmp_path: Path) -> None:
    published = read(tmp_path, "x.eml", LETTER.encode()).document.published
    assert published is not None
    assert (published.iso, published.basis) == ("2025-03-04", DateBasis.HEADER)


def test_the_author_is_who_it_is_from(tmp_path: Path) -> None:
    assert read(tmp_path, "x.eml", LETTER.encode()).document.authors == ("Hélène Vasseur",)


def test_all_headers_are_kept_as_claimed(tmp_path: Path) -> None:
    document = read(tmp_path, "x.eml", LETTER.encode()).document
    assert ("message-id", "<one@example.org>") in document.metadata


def test_mail_is_known_by_its_bytes_in_a_maildir(tmp_path: Path) -> None:
    found = read(tmp_path, "1741149000.M1P2.host:2,S", LETTER.encode())
    assert found.document.media_type == "message/rfc822"


def test_parts_are_members_under_their_mime_path(tmp_path: Path) -> None:
    found = read(tmp_path, "x.eml", MIXED)
    assert found.ends() == {("2",): None, ("3",): None, (): None}
    assert found.kept("2") == b"year,tons\n2024,12\n"
    assert found.named("2") == "figures.csv"


def test_of_two_renditions_one_is_shown(tmp_path: Path) -> None:
    document = read(tmp_path, "x.eml", MIXED).document
    assert document.text.count("The plain words") == 1
    assert ("alternative", "1.2 text/html") in document.metadata


def test_a_plain_stub_gives_way_to_the_html(tmp_path: Path) -> None:
    content = MIXED.replace(b"\n\nThe plain words of the letter.", b"\n\nSee HTML.")
    assert "The plain words" in read(tmp_path, "x.eml", content).document.text


def test_a_forwarded_message_keeps_its_own_bytes(tmp_path: Path) -> None:
    kept = read(tmp_path, "x.eml", MIXED).kept("3")
    assert kept.startswith(b"From: c@example.org\nSubject:   inner   spacing kept\nX-Odd:\ta\n")
    assert kept.endswith(b"The forwarded words.")


def test_html_alone_is_shown_with_its_links(tmp_path: Path) -> None:
    content = (
        b"From: a@example.org\nSubject: x\nContent-Type: text/html; charset=iso-8859-1\n\n"
        b"<p>Le r\xe9sum\xe9 est <a href='https://example.org/r'>ici</a>.</p>"
    )
    document = read(tmp_path, "x.eml", content).document
    assert "Le résumé est ici." in document.text
    link = document.links[0]
    assert link.span is not None
    assert (link.target, link.span.of(document.text)) == ("https://example.org/r", "ici")


def test_a_missing_boundary_parameter_loses_no_attachment(tmp_path: Path) -> None:
    content = MIXED.replace(b'; boundary="outer"', b"")
    assert ("2",) in read(tmp_path, "x.eml", content).ends()


def test_a_missing_last_boundary_loses_no_attachment(tmp_path: Path) -> None:
    assert ("3",) in read(tmp_path, "x.eml", MIXED.replace(b"--outer--\n", b"")).ends()


def test_parts_after_the_closing_boundary_are_still_members(tmp_path: Path) -> None:
    content = MIXED.replace(b"--inner--\n--outer\n", b"--inner--\n--outer--\n--outer\n")
    assert ("2",) in read(tmp_path, "x.eml", content).ends()


def test_a_message_that_is_one_file_has_it_as_its_member(tmp_path: Path) -> None:
    content = (
        b"From: a@example.org\nSubject: scan\nContent-Type: text/csv; name=a.csv\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"a,b\n1,2\n")
    )
    assert read(tmp_path, "x.eml", content).kept("1") == b"a,b\n1,2\n"


def test_uuencode_with_more_characters_than_its_lines_count_is_decoded(tmp_path: Path) -> None:
    content = (
        b"From: a@example.org\nSubject: scan\nContent-Type: text/csv; name=a.csv\n"
        b"Content-Transfer-Encoding: x-uuencode\n\n"
        b"begin 644 a.csv\n" + binascii.b2a_uu(b"a,b\n1,2\n")[:-1] + b"XX\n`\nend\n"
    )
    assert read(tmp_path, "x.eml", content).kept("1") == b"a,b\n1,2\n"


def test_attachments_nested_two_hundred_deep_stop_at_the_limit(tmp_path: Path) -> None:
    content = b"From: a@example.org\nSubject: core\n\nThe core."
    for level in range(200):
        head = f"From: a@example.org\nSubject: {level}\nContent-Type: message/rfc822\n\n"
        content = head.encode() + content
    found = read(tmp_path, "x.eml", content, Limits(depth=20))
    assert len(found.ends()) == 22
    assert found.ends()[("1",) * 21] is Reason.TOO_DEEP
    assert found.kept(*("1",) * 21).endswith(b"The core.")


def test_multiparts_nested_three_thousand_deep_are_read(tmp_path: Path) -> None:
    levels = range(3000)
    opening = b"".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode() for n in levels
    )
    content = b"From: a@example.org\nSubject: deep\n" + opening + b"\nThe core."
    assert "The core." in read(tmp_path, "x.eml", content).document.text


def test_old_japanese_charsets_are_believed(tmp_path: Path) -> None:
    body = "契約".encode("iso-2022-jp")
    head = b"From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=iso-2022-jp\n\n"
    assert "契約" in read(tmp_path, "x.eml", head + body).document.text


def test_an_encoded_word_cut_inside_a_character_is_joined() -> None:
    assert shown("=?utf-8?b?w6k=?= =?utf-8?q?t=C3?=\n =?utf-8?q?=A9?=") == "été"


def test_text_between_encoded_words_keeps_its_spaces() -> None:
    assert shown("=?utf-8?q?a?= and =?utf-8?q?b?=") == "a and b"


@given(st.binary(max_size=400))
def test_any_bytes_have_a_structure_whose_leaves_decode(content: bytes) -> None:
    head = b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
    for leaf in parse(head + content).leaves():
        leaf.content()


@pytest.mark.skipif(not MALFORMED.is_dir(), reason="shared mail set is absent")
def test_malformed_mail_gives_a_document_or_a_reason() -> None:
    reasons = set()
    for file in sorted(MALFORMED.iterdir()):
        source = Source(file, file.name, "0" * 64, file.stat().st_size)
        try:
            reading = READER.read(source, Limits())
            assert all(not isinstance(m.payload, Unreadable) for m in reading.members)
        except Unreadable as why:
            reasons.add(why.reason)
    assert reasons <= {Reason.EMPTY}
