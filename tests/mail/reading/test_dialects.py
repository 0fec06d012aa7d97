import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import dialects
from affiant.mail.reading.row import Kind, Row
from tests.mail.reading.box import FROM, mail
from tests.mail.reading.tiling import tiles

LINE = b"\1\1\1\1\n"
OPENING = b"BABYL OPTIONS: -*- rmail -*-\nVersion: 5\n\x1f"
LABELS = b"\x0c\n1, answered,,\n"
EOOH = b"*** EOOH ***\n"


def split(box: bytes) -> list[Row]:
    dialect = dialects.named(box)
    assert dialect is not None
    rows = list(dialects.rows(io.BytesIO(box), dialect))
    assert tiles(rows, len(box))
    return rows


def messages(box: bytes) -> list[bytes]:
    return [box[row.start : row.end] for row in split(box) if row.kind is Kind.MESSAGE]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_mmdf_messages_stand_between_lines_of_control_a(end: bytes) -> None:
    one, two = mail(b"\1\1 no mark\n"), mail(number=2)
    box = LINE + one + LINE + LINE + FROM + two + LINE

    told = [one.replace(b"\n", end), two.replace(b"\n", end)]
    assert messages(box.replace(b"\n", end)) == told


def test_babyl_messages_stand_behind_their_labels() -> None:
    one, two = mail(b"unit \x1f separator\n"), mail(number=2)

    assert messages(OPENING + LABELS + EOOH + one + b"\x1f" + LABELS + two + b"\x1f") == [one, two]


def test_a_mailbox_that_was_cut_keeps_its_last_message() -> None:
    assert messages(LINE + mail() + LINE + LINE + mail(number=2)[:70])[1] == mail(number=2)[:70]


@given(st.lists(st.sampled_from([LINE, mail(), b"\n", OPENING, LABELS, EOOH, b"\x1f", FROM])))
def test_every_byte_lies_in_one_row(pieces: list[bytes]) -> None:
    for opening in (LINE, OPENING):
        split(opening + b"".join(pieces))
