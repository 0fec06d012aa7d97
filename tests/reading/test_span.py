import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.span import Span


@given(st.text(), st.data())
def test_a_span_covers_the_characters_it_counts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span(start, end)
    assert len(span.of(text)) == len(span)
    assert span.shifted(3).of("abc" + text) == span.of(text)


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_contains_itself_but_no_longer_one() -> None:
    assert Span(1, 3) in Span(1, 3)
    assert Span(1, 4) not in Span(1, 3)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_never_runs_backwards_or_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="cannot run"):
        Span(start, end)
