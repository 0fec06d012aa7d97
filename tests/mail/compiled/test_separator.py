"""What is compiled cuts a mailbox where Python cuts it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail import compiled
from affiant.mail.reading import mbox
from affiant.mail.reading.row import Row
from tests.mail.reading.box import FROM

pytestmark = pytest.mark.skipif(compiled.stop is None, reason="this installation compiled nothing")

LINES = st.lists(
    st.sampled_from((
        FROM, FROM.replace(b"\n", b"\r\n"), b"From \n", b"From a Mon May  3 10:12:00 2021 +0200\n",
        b"From a@b.example Mon May  3 10:12 2021\n", b"From here Tue Jun 13 10:12:00 1999\n",
        b"From x Mon May 33 99:99:99 2021\n", b">From a\n", b"From a  Mon May  3 10:12:00 2021\n",
        b"Subject: a\n", b"Subject: a\r\n", b"From: a@b.example\n", b"Content-Length: 12\n",
        b"content-LENGTH: 3\r\n", b"Content-Length: 99999\n", b"Content-Lengths: 3\n", b"\n", b"\n",
        b"\r\n", b"\r\n", b"Bonjour.\n", b"Bonjour", b"\x00\n", b" folded\n", b"From",
        b"From " + b"a" * 201 + b" Mon May  3 10:12:00 2021\n", b"x" * 81 + b": a\n",
    ))
).map(b"".join)  # fmt: skip


def cut(content: bytes, monkeypatch: pytest.MonkeyPatch, *, by_python: bool) -> list[Row]:
    with monkeypatch.context() as patched:
        if by_python:
            patched.setattr(compiled, "stop", None)
        return list(mbox.rows(io.BytesIO(content)))


@given(LINES)
def test_any_mailbox_is_cut_as_python_cuts_it(content: bytes) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        told = cut(FROM + content, monkeypatch, by_python=False)

        assert told == cut(FROM + content, monkeypatch, by_python=True)


def test_a_usual_mailbox_is_cut_without_python() -> None:
    assert compiled.stop is not None
    first = FROM + b"Subject: a\n\nBonjour.\n\n"
    content = first + FROM + b"Subject: b\n\n"

    assert compiled.stop(content, len(FROM)) == (len(first), len(first) + len(FROM))


@pytest.mark.parametrize("at", [-1, 0, 2, 10_000])
def test_an_offset_outside_is_left_to_python(at: int) -> None:
    assert compiled.stop is not None
    assert compiled.stop(FROM + b"Subject: a\n\n", at) is None
