from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.reading.text import normalise

PIECES = st.sampled_from(
    [
        "Mr",
        ".",
        "CEO",
        "Jane",
        "Roe",
        "de",
        "d’",
        "ICE",
        "(",
        ")",
        ",",
        "and",
        "’s",
        "\n",
        "Le",
        "PDG",
        "of",
        "the",
        "\u00a0",
        "Institute",
        "said",
        "&",
        "U.S.",
        "«",
        "»",
        "1",
        "Ana",
        "victim",
        "14 ans",
        "She was 15",
        "identified as",
        "é",
        "THE",
        "LETTER",
        "AND",
        "ET",
        "LA",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@settings(deadline=None)  # the first text waits for the vocabulary to be read
@given(TEXTS, st.sampled_from(["fr", "en", None]), st.sampled_from(PassageKind))
@example("signed THE LETTER AND", "en", PassageKind.PARAGRAPH)
def test_any_text_is_read_and_every_anchor_is_exact(
    text: str, language: str | None, kind: PassageKind
) -> None:
    text = normalise(text)
    passages = (Passage(Span(0, len(text)), kind),)
    document = Document("0" * 64, "text/plain", text, language=language, passages=passages)
    found = mentions.find(Context(document, tuple(sentences(document))))
    assert all(m.span.of(text) == m.surface for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(support.span in passages[0].span for m in found for support in m.supports)
