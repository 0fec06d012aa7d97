from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.codec import KINDS, decode, encode
from affiant.facts.kinds import Change, Fact, Figure, Mention
from affiant.reading.span import Span
from affiant.vocabulary.direction import Direction
from affiant.vocabulary.entity import EntityKind

spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 99), st.integers(0, 99))
st.register_type_strategy(Span, spans)
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
facts = st.one_of([st.from_type(cls) for cls in KINDS.values() if cls is not Figure])


@given(facts)
def test_a_fact_comes_back_as_it_was(fact: Fact) -> None:
    assert decode(encode(fact)) == fact


def test_a_figure_with_its_change_comes_back_as_it_was() -> None:
    figure = Figure(
        span=Span(0, 3),
        surface="165",
        found_by="figures/1",
        confidence=0.9,
        value=Decimal(165),
        unit="case",
        change=Change(Decimal(11), "%", Direction.UP, "2019"),
    )
    assert decode(encode(figure)) == figure


def test_what_equals_its_default_is_left_out() -> None:
    mention = Mention(
        span=Span(0, 3),
        surface="Léa",
        found_by="names/1",
        confidence=0.9,
        entity_kind=EntityKind.PERSON,
        name="Léa",
    )
    assert "role" not in encode(mention)


def test_an_attribute_of_a_later_version_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no attribute colour"):
        decode({"kind": "claim", "colour": "red"})
