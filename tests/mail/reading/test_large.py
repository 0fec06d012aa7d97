import base64
import binascii
import io
import itertools
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.duplicates import Copy, Relation, fingerprint, groups
from affiant.mail.reading import large, pieces
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.trouble import Trouble
from tests.mail.reading.box import MIXED, NOW, mail, parts

TEXT = b"Content-Type: text/plain\n\n"
FILE = b"Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: "


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "_TEXT", 200)
    monkeypatch.setattr(large, "_PIECE", 1001)


def read(raw: bytes) -> Letter:
    return large.read(io.BytesIO(raw), 0, len(raw), NOW)


def with_file(encoding: bytes, body: bytes) -> bytes:
    return mail(parts(TEXT + b"See it.\n", FILE + encoding + b"\n\n" + body), MIXED)


def attached(raw: bytes) -> tuple[Leaf, bytes]:
    (leaf,) = read(raw).attachments()
    return leaf, b"".join(large.content(io.BytesIO(raw), leaf))


CONTENT = bytes(range(256)) * 20


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (b"base64", base64.encodebytes(CONTENT)),
        (b"quoted-printable", quopri.encodestring(CONTENT)),
        (b"binary", CONTENT.replace(b"\n", b".")),
    ],
)
def test_what_a_large_message_carries_is_decoded_and_weighed(encoding: bytes, body: bytes) -> None:
    leaf, content = attached(with_file(encoding, body + b"\n"))

    assert content.rstrip(b"\n") == (CONTENT if encoding != b"binary" else body)
    assert leaf.content == b""
    assert leaf.size == len(content)
    assert leaf.sha256 == Leaf("application/zip", content).sha256


def test_a_file_in_uuencode_is_decoded() -> None:
    lines = [binascii.b2a_uu(CONTENT[at : at + 45]) for at in range(0, len(CONTENT), 45)]
    body = b"begin 644 a.zip\n" + b"".join(lines) + b"`\nend\n"

    assert attached(with_file(b"x-uuencode", body))[1] == CONTENT


def relation(*raws: bytes) -> list[Relation]:
    copies = [Copy(number, fingerprint(read(raw))) for number, raw in enumerate(raws)]
    return [group.relation for group in groups(copies)]


def test_large_messages_that_differ_in_an_attachment_alone_are_no_copies() -> None:
    one = with_file(b"base64", base64.encodebytes(CONTENT))
    other = with_file(b"base64", base64.encodebytes(CONTENT[:-1] + b"!"))

    assert relation(one, other) == [Relation.SAME_ID_OTHER_BODY]


def test_a_large_message_whose_attachment_was_wrapped_anew_is_a_copy() -> None:
    lines = base64.b64encode(CONTENT)
    wrapped = b"".join(lines[at : at + 60] + b"\n" for at in range(0, len(lines), 60))
    one, other = (with_file(b"base64", body) for body in (base64.encodebytes(CONTENT), wrapped))

    assert relation(one, other) == [Relation.COPIES]


def test_a_text_too_long_is_shown_to_a_length_and_kept_whole() -> None:
    raw = mail(b"words and words\n" * 100)
    letter = read(raw)

    assert letter.text().startswith("words and words\n")
    assert attached(raw)[1] == b"words and words\n" * 100
    assert Trouble.TOO_LARGE in letter.troubles


def test_two_large_letters_that_part_behind_what_is_shown_are_no_copies() -> None:
    long = b"words and words\n" * 100

    assert relation(mail(long + b"yes\n"), mail(long + b"no\n")) == [Relation.SAME_ID_OTHER_BODY]


def test_a_footer_behind_a_large_attachment_is_text() -> None:
    raw = mail(
        base64.encodebytes(CONTENT) + b"\n____\nnorth mailing list: unsubscribe, here\n",
        b"Content-Transfer-Encoding: base64",
        b"Content-Type: application/zip",
    )
    letter = read(raw)

    assert attached(raw.partition(b"\n\n____")[0] + b"\n")[1] == CONTENT
    assert "unsubscribe, here" in letter.text()
    assert Trouble.OUTSIDE_PARTS in letter.troubles


def test_what_is_said_to_be_base64_and_is_none_is_kept_as_it_stands() -> None:
    body = b"not base64, whatever it says!\n" * 50

    assert attached(with_file(b"base64", body))[1] == body


def cut(body: bytes, at: list[int]) -> list[bytes]:
    places = sorted({min(one, len(body)) for one in at} | {0, len(body)})
    return [body[start:end] for start, end in itertools.pairwise(places)]


PLACES = st.lists(st.integers(0, 400), max_size=8)
BASE64 = st.lists(st.sampled_from([b"QUJD", b"QQ", b"=", b"==", b"\n", b"!", b"Q"]), max_size=40)
QUOTED = st.lists(st.sampled_from([b"=C3", b"=A9", b"=\n", b"=", b"\n", b"\r\n", b" ", b"e"]))


@given(BASE64, PLACES)
def test_where_base64_is_cut_into_pieces_makes_no_difference(
    told: list[bytes], at: list[int]
) -> None:
    body = b"".join(told)

    assert b"".join(pieces.of_base64(cut(body, at))) == b"".join(pieces.of_base64([body]))


@given(QUOTED, PLACES)
def test_where_quoted_printable_is_cut_into_pieces_makes_no_difference(
    told: list[bytes], at: list[int]
) -> None:
    body = b"".join(told)

    assert b"".join(pieces.of_quoted(cut(body, at))) == quopri.decodestring(body)
