import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.replies import Kind
from affiant.portal.mail.message_words import folded
from affiant.portal.mail.said import LONGEST, PART, beginning, said
from affiant.portal.speech import Speech

ADDRESS = "ada.quill@arden.example"


def kept(words: str) -> str:
    """A mask that can be counted: it knows whole addresses alone."""
    return words.replace(ADDRESS, "[Sender 1]")


@pytest.mark.parametrize("before", range(PART - 40, PART + 10, 5))
@pytest.mark.parametrize("space", [" ", "\n"])
def test_no_part_ends_within_an_address(before: int, space: str) -> None:
    text = "x " * (before // 2) + space + ADDRESS + space + "y " * 100
    first = said(text, kept, Speech("en"))
    parts = [said(text, kept, Speech("en"), n + 1) for n in range(first.parts)]
    told = "".join(piece.words for part in parts for piece in part.pieces)
    assert "[Sender 1]" in told
    assert "quill" not in told


def test_what_has_no_space_for_pages_is_left_out() -> None:
    told = said("z" * PART + ADDRESS + " end", kept, Speech("en")).pieces
    assert told[0].words == "[…] end"


@given(st.integers(min_value=LONGEST, max_value=LONGEST + 60))
def test_a_beginning_ends_between_words(before: int) -> None:
    cut = beginning("x " * (before // 2) + ADDRESS + " rest of it" * 20, LONGEST + 30)
    assert len(cut) <= LONGEST + 30
    assert "quill" not in kept(cut)


def test_what_is_folded_says_how_much_it_is_in_the_readers_language() -> None:
    assert folded(Kind.QUOTED, 12, Speech("fr")) == "Cité (12 lignes)"
    assert folded(Kind.QUOTED, 1, Speech("en")) == "Quoted (1 line)"
