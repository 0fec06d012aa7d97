import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import mbox
from affiant.mail.reading.row import Kind, Row
from affiant.mail.reading.trouble import Trouble
from tests.mail.reading.box import FROM, mail
from tests.mail.reading.tiling import tiles


def split(box: bytes) -> list[Row]:
    rows = list(mbox.rows(io.BytesIO(box)))
    assert tiles(rows, len(box))
    return rows


def messages(box: bytes) -> list[bytes]:
    return [box[row.start : row.end] for row in split(box) if row.kind is Kind.MESSAGE]


def test_messages_are_what_stands_between_from_lines() -> None:
    one, two = mail() + b"\n", mail(number=2) + b"\n"

    assert messages(FROM + one + FROM + two) == [one, two]


def test_a_sentence_that_begins_with_from_is_no_separator() -> None:
    one = mail(b"He said:\n\nFrom what we saw on 3 May at 12:30 in 2015, no.\n\nFrom here on.\n")

    assert messages(FROM + one) == [one]


def test_a_forgotten_empty_line_hides_no_message() -> None:
    one, two = mail(b"no empty line behind this\n"), mail(number=2)

    assert messages(FROM + one + FROM + two) == [one, two]


def test_a_from_line_without_a_date_needs_an_empty_line_and_a_header() -> None:
    one, two = mail() + b"\n", mail(number=2)

    assert messages(FROM + one + b"From zoe@bureau.example\n" + two) == [one, two]


@pytest.mark.parametrize(
    "line",
    [
        b"From zoe@bureau.example 2021-05-03T10:12:00Z\n",
        b"From zoe@bureau.example Mon May  3 10:12:00 21\n",
        b"From MAILER-DAEMON 3 May 2021 10:12\n",
        b'From "Zoe F" <zoe@bureau.example> Mon May  3 2021\n',
        b"From - \n",
    ],
)
def test_a_from_line_of_another_shape_counts_before_a_header(line: bytes) -> None:
    one, two = mail() + b"\n", mail(number=2)

    assert messages(FROM + one + line + two) == [one, two]
    assert messages(line + one) == [one]


DRAFT = b"X-Mozilla-Status: 8001\nX-Mozilla-Status2: 00000000\nX-Draft: yes\n\nHello.\n"
"""With no other field that tells mail."""


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_netscape_s_line_without_a_date_counts_before_netscape_s_own_field(end: bytes) -> None:
    one, two = (part.replace(b"\n", end) for part in (mail() + b"\n", DRAFT))

    for line in (b"From - ", b"From -"):
        assert messages(FROM + one + line + end + two) == [one, two]


@pytest.mark.parametrize(
    "body",
    [
        b"Trains:\n\nFrom - \nTo - Paris\n",
        b"Trains:\n\nFrom - \nTo: Paris\n\nSee you.\n",
        b"Trains:\n\nFrom - Paris\nX-Mozilla-Status: 8001\nX-Draft: yes\n",
        b"It begins:\nFrom - \n" + DRAFT,
        b"It begins:\n\nFrom - \nX-Mozilla-Status: 8001\n\nand so on.\n",
        b"It begins:\n\nFrom - \n\nX-Mozilla-Status: 8001\nX-Draft: yes\n",
    ],
)
def test_a_line_of_a_letter_that_looks_like_netscape_s_is_no_separator(body: bytes) -> None:
    one = mail(body)

    assert messages(FROM + one) == [one]


def test_a_sentence_with_a_date_before_one_field_is_no_separator() -> None:
    one = mail(b"He said:\n\nFrom me to you on 3 May at 12:30 in 2015\nFrom: nobody\n")

    assert messages(FROM + one) == [one]


def test_a_content_length_is_followed_over_what_looks_like_a_separator() -> None:
    body = b"As forwarded:\n\n" + FROM + b"From: him\nSubject: x\n\nyes\n"
    one = mail(body, b"Content-Length: %d" % len(body)) + b"\n"
    two = mail(number=2)

    assert messages(FROM + one + FROM + two) == [one, two]


@pytest.mark.parametrize("length", [b"3", b"99999999", b"0"])
def test_a_false_content_length_is_told_and_not_followed(length: bytes) -> None:
    one = mail(b"Bonjour.\n", b"Content-Length: " + length) + b"\n"
    rows = split(FROM + one + FROM + mail(number=2))

    assert [row.trouble for row in rows if row.kind is Kind.MESSAGE] == [Trouble.WRONG_LENGTH, None]


def test_a_mailbox_that_was_cut_says_so() -> None:
    rows = split(FROM + mail(b"half of", b"Content-Length: 5000"))

    assert rows[-1].trouble is Trouble.TRUNCATED


def test_a_byte_order_mark_hides_no_message() -> None:
    assert messages(b"\xef\xbb\xbf" + FROM + mail()) == [mail()]


def test_bytes_before_the_first_message_are_told_as_unreadable() -> None:
    box = b"%%% not mail at all\n\n" + FROM + mail()

    assert split(box)[0] == Row(0, 21, Kind.UNREADABLE, Trouble.NO_MAIL)


def test_a_message_before_the_first_separator_is_found_by_its_header() -> None:
    rows = split(mail() + b"\n" + FROM + mail(number=2))

    assert rows[0].kind is Kind.MESSAGE
    assert rows[0].trouble is Trouble.NO_SEPARATOR


def test_an_empty_message_is_a_message() -> None:
    rows = split(FROM + FROM + mail())

    assert [row.trouble for row in rows if row.kind is Kind.MESSAGE] == [Trouble.EMPTY, None]


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_other_line_ends_split_alike(end: bytes) -> None:
    box = (FROM + mail() + b"\n" + FROM + mail(number=2)).replace(b"\n", end)

    assert len(messages(box)) == 2


@pytest.mark.parametrize("border", [1 << 19, (1 << 19) + (1 << 16)])
def test_a_separator_on_the_border_of_two_windows_is_seen(border: int) -> None:
    for missing in range(-3, 90, 7):
        long = mail(b"x" * (border - len(FROM) - len(mail(b"")) - missing) + b"\n") + b"\n"
        assert messages(FROM + long + FROM + mail()) == [long, mail()]


@given(
    st.lists(
        st.sampled_from([FROM, mail(), b"\n", b"From ", b"\r\n", b"\0", b"x: y\n"]), max_size=12
    )
)
def test_every_byte_lies_in_one_row(pieces: list[bytes]) -> None:
    split(b"".join(pieces))


@given(st.binary(max_size=200))
def test_every_byte_of_rubbish_lies_in_one_row(box: bytes) -> None:
    split(box)
