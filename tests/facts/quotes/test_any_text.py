from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.facts import mentions, quotes
from affiant.facts.context import Context
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.reading.text import normalise

PIECES = st.sampled_from(
    ["“", "”", "«", "»", "'", "’", "‘", '"', "„", "Jane Roe", "said", "a déclaré", "que", "that",
     ",", ".", ":", "selon", "d’après", "according to", "il", "she", "the company", "la lettre",
     "employees", "\n", "qui", "explique-t-il", "a-t-elle", "citing", "—", "Mr", "No", "7"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))


def read(text: str, language: str | None, kind: PassageKind) -> Document:
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Document("0" * 64, "text/plain", text, language=language, passages=tuple(passages))


@settings(deadline=None)  # the first text waits for the vocabulary to be read
@given(TEXTS, st.sampled_from(["fr", "en", None]), st.sampled_from(PassageKind))
def test_any_text_is_read_and_every_anchor_is_exact(
    text: str, language: str | None, kind: PassageKind
) -> None:
    document = read(normalise(text), language, kind)
    context = Context(document, tuple(sentences(document)))
    context = replace(context, mentions=mentions.find(context))
    for found in quotes.find(context):
        assert found.span.of(document.text) == found.surface == found.content
        assert found.speaker == found.attribution.name
        assert 0 <= found.confidence <= 1
        assert all(support.span.end <= len(document.text) for support in found.supports)
