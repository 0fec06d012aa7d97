"""Pieces through a pipe: whole, or told to be cut off."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.portal.beside.stream import CutOff, end, received, send

PIECES = st.lists(st.one_of(st.text(), st.lists(st.integers()), st.none()))


def written(pieces: list[object]) -> bytes:
    pipe = BytesIO()
    for piece in pieces:
        send(pipe, piece)
    end(pipe)
    return pipe.getvalue()


@given(PIECES)
def test_what_is_sent_is_received(pieces: list[object]) -> None:
    assert list(received(BytesIO(written(pieces)))) == pieces


@given(PIECES, st.data())
def test_a_stream_that_breaks_off_anywhere_is_told(
    pieces: list[object], data: st.DataObject
) -> None:
    whole = written(pieces)
    short = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.raises(CutOff):
        list(received(BytesIO(short)))
