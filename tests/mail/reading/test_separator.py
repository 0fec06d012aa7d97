"""A From_ line that is written as most are is told at once, as the rules tell it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import separator
from affiant.mail.reading.separator import separator_end

LINES = st.lists(
    st.sampled_from(
        ("From ", "zoe@b.example", "x", " ", "Mon", "Lun", "May", "  3", "13", "10:12:00", "10:12",
         "2021", "1821", "+0200", "\r")
    ),
    max_size=9,
).map("".join)  # fmt: skip
USUAL = st.sampled_from(("a@b.example", "-", "é", "a b", "x" * 250)).flatmap(
    lambda sender: st.sampled_from(
        (f"From {sender} Mon May  3 10:12:00 2021", f"From {sender}  Sat Jan 13 00:12:60 1999\r")
    )
)
BEHIND = st.sampled_from(
    ("Subject: note\n", "x-y : 1\n", "no field\n", "\n", "", ">From x\n", ": a\n")
)


@given(LINES.map("From ".__add__) | USUAL, BEHIND, st.booleans())
def test_a_usual_from_line_is_told_at_once_as_by_the_rules(
    line: str, behind: str, after_empty_line: bool
) -> None:
    window = f"\n\n{line}\n{behind}".encode()
    at_once = separator_end(window, 2, after_empty_line=after_empty_line)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(separator, "_USUAL", re.compile(b"(?!)"))
        assert at_once == separator_end(window, 2, after_empty_line=after_empty_line)
