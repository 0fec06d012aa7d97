from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.moving import Move
from affiant.reading.span import Span

OLD = "He said no. Later he said no again."
NEW = "A title. He said no. Then, later, he said no again."


def test_words_are_found_at_the_nearest_relative_place() -> None:
    move = Move(OLD, NEW)
    first, second = move.of(Span(8, 10)), move.of(Span(26, 28))
    assert first == Span(17, 19)
    assert second == Span(42, 44)


def test_words_that_are_gone_have_no_place() -> None:
    assert Move("some words", "others").of(Span(0, 4)) is None


def test_an_attribution_moves_along_and_loses_a_place_that_is_gone() -> None:
    said = {"attribution": {"voice": "speaker", "name": "He", "span": [0, 2]}}
    assert Move(OLD, NEW).spans_in(said)["attribution"]["span"] == [9, 11]
    assert Move(OLD, "She did.").spans_in(said)["attribution"] == {"voice": "speaker", "name": "He"}


@given(st.text("ab \n", min_size=1, max_size=30), st.text("ab \n", max_size=30), st.data())
def test_what_is_found_are_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(old))))
    found = Move(old, new).of(span)
    assert (found is None) == (span.of(old) not in new)
    assert found is None or found.of(new) == span.of(old)
