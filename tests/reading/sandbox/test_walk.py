from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.reading.failure import Reason
from affiant.reading.limits import Limits
from affiant.reading.outcome import Begun, Failed, Outcome, Read
from tests.reading.containers import read

STARTS = (
    b"",
    b"PK\x03\x04",
    b"\x1f\x8b\x08\x00",
    b"BZh9",
    b"%PDF-1.7\n",
    b"WARC/1.0\r\n",
    b"<!doctype html><p>",
    b"{\\rtf1 ",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"From a@example.org Tue Mar  4 10:00:00 2025\n",
    b"From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
)
NAMES = ("x", "x.txt", "x.html", "x.eml", "x.zip", "x.pdf", "x.docx", "x.csv", "x.tar", "x.png")


def balanced(outcomes: list[Outcome[int]]) -> bool:
    """Whether everything that began has exactly one end, inside out."""
    stack = []
    for outcome in outcomes:
        if isinstance(outcome, Begun):
            stack.append(outcome.path)
        elif not stack or stack.pop() != outcome.path:
            return False
    return not stack


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(STARTS), st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes_have_outcomes_and_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, name: str
) -> None:
    found = read(tmp_path_factory.mktemp("any"), name, start + rest)
    assert balanced(found.outcomes)
    assert isinstance(found.top, Read | Failed)
    assert getattr(found.top, "reason", None) is not Reason.CRASHED


def test_no_bytes_are_reported_as_such(tmp_path: Path) -> None:
    assert read(tmp_path, "x.txt", b"").ends() == {(): Reason.EMPTY}


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    found = read(tmp_path, "x.txt", b"A letter.", Limits(original=3))
    assert found.ends() == {(): Reason.TOO_LARGE}


def test_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, "x.txt", b"A letter. " * 10, Limits(text=50))
    assert found.ends() == {(): Reason.TOO_LARGE}
