"""A passage cut at the edges of its facts: nothing is lost, and every piece knows its place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from affiant.portal.controls import UNSEEN, number, seen
from affiant.portal.portion import _lying, _pieces
from affiant.reading.span import Span

OFFSET = 100  # of the cut-out text in the whole
WORDS = st.text("ab é•\u202e\u200b\U0001f600", min_size=1, max_size=40)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Span, dict[int, Span]]:
    """A text, a passage in it, and facts that lie on it or reach over its ends."""
    text = draw(WORDS)
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    spans = draw(st.lists(edges.map(sorted), max_size=6))
    facts = {
        pk: Span(OFFSET + one, OFFSET + other)
        for pk, (one, other) in enumerate(spans, 1)
        if one < end and other > start and one < other
    }
    return text, Span(OFFSET + start, OFFSET + end), facts


@given(passages())
def test_the_pieces_of_a_passage_are_the_passage(made: tuple[str, Span, dict[int, Span]]) -> None:
    text, within, facts = made
    pieces = list(_pieces(within, OFFSET, text, facts))
    plain = within.shifted(-OFFSET).of(text)
    assert "".join(piece.text for piece in pieces) == seen(plain)


@given(passages())
def test_each_piece_tells_where_it_stands_and_which_facts_lie_on_it(
    made: tuple[str, Span, dict[int, Span]],
) -> None:
    text, within, facts = made
    pieces = list(_pieces(within, OFFSET, text, facts))
    ends = [*(piece.start for piece in pieces[1:]), within.end]
    for piece, end in zip(pieces, ends, strict=True):
        place = Span(piece.start, end)
        assert set(piece.facts) == {pk for pk, span in facts.items() if span.overlaps(place)}
        stands = place.shifted(-OFFSET).of(text)
        assert piece.unseen == bool(UNSEEN.fullmatch(stands))
        assert piece.text == (number(stands) if piece.unseen else stands)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8, unique=True), passages())
def test_a_fact_lies_on_each_passage_that_it_touches(
    edges: list[int], made: tuple[str, Span, dict[int, Span]]
) -> None:
    blocks = [Span(OFFSET + a, OFFSET + b) for a, b in pairwise(sorted(edges))]
    facts = made[2]
    found = _lying(blocks, facts)
    assert [set(one) for one in found] == [
        {pk for pk, span in facts.items() if span.overlaps(block)} for block in blocks
    ]


def test_a_passage_full_of_facts_is_cut_in_one_sweep() -> None:
    """Forty thousand characters with a fact on every fourth would take minutes else."""
    text = "1234" * 10_000
    facts = {pk: Span(pk * 4, pk * 4 + 3) for pk in range(10_000)}
    [inside] = _lying([Span(0, len(text))], facts)
    assert len(list(_pieces(Span(0, len(text)), 0, text, inside))) == 20_000
