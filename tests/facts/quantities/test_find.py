from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts import quantities, times
from affiant.facts.context import Context
from affiant.facts.kinds import Reference
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

PIECES = [
    "12", "4,000", "1.5", "250.000", "$", "€", "%", "US$", "CA$", "M", "Md", "k", "bn", "million",
    "millions", "milliards", "de", "d'", "dollars", "euros", "cents", "vingt", "quatre", "-",
    "et", "and", "a", "un", "une", "half", "moitié", "tiers", "sur", "in", "five", "trois",
    "hundred", "hundreds", "of", "plus", "de", "more", "than", "entre", "between", "à", "to", ",",
    ".", "(", ")", "“", "”", "rose", "augmenté", "baisse", "from", "par", "rapport", "à", "2019",
    "victims", "were", "selon", "according", "to", "rapport", "indique", "contract", "with",
    "refused", "the", "des", "les", "majority", "grande", "majorité", "d'entre", "eux", "since",
    "depuis", "fewest", "the", "²", "½", "١٢", "99999999999999999999999999", "points",
]  # fmt: skip

texts = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join)
)


def context(text: str, language: str | None, kind: PassageKind = PassageKind.PARAGRAPH) -> Context:
    passages = (Passage(Span(0, len(text)), kind),) if text else ()
    document = Document("0" * 64, "text/plain", text, language, passages=passages)
    read = Context(document, tuple(sentences(document)))
    return replace(read, times=times.find(read))


@given(texts, st.sampled_from(["en", "fr", None, "de"]))
def test_any_text_is_read_and_every_anchor_is_exact(text: str, language: str | None) -> None:
    for fact in quantities.find(context(text, language)):
        assert fact.surface
        assert fact.span.of(text) == fact.surface
        for support in fact.supports:
            assert support.span.of(text)


@pytest.mark.parametrize("kind", [PassageKind.REFERENCE, PassageKind.BOILERPLATE])
def test_lists_of_references_and_boilerplate_tell_no_figures(kind: PassageKind) -> None:
    assert quantities.find(context("More than 90 workers won $2 million.", "en", kind)) == ()


def test_a_repeated_sum_is_a_fact_each_time() -> None:
    found = quantities.find(context("They lost $2 million. They lost $2 million.", "en"))
    assert [fact.surface for fact in found] == ["$2 million", "$2 million"]


def test_the_marker_behind_a_clause_is_kept() -> None:
    text = "More than 90 workers signed the letter.7 It was short."
    read = context(text, "en")
    marker = Span(text.index("7"), text.index("7") + 1)
    reference = Reference(
        span=marker, surface="7", found_by="test", confidence=1.0, number="7", cited_at=(marker,)
    )
    [figure] = quantities.find(replace(read, references=(reference,)))
    assert figure.reference_marker == "7"
