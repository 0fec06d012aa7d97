"""A headline in another language than the page's: the article that it was translated from."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from affiant.facts.kinds import Reference, Support
from affiant.facts.references.entry import FOUND_BY
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind

_KINDS = frozenset({PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.TITLE})
_LENGTH = 200  # characters: longer lines are teasers
_PARAGRAPH = 120  # characters; a headline is shorter
_TEASERS = 1  # such paragraphs under the headline of an article that was translated
_LEAST_WORDS = 5
_CAPITALS = 0.6  # of longer words: English headlines are in title case
_LONG = 4  # letters
_CUT_OFF = ("...", "…")
_CONFIDENCE = 0.7


def headlines(document: Document) -> Iterator[Reference]:
    """Headlines whose language, or their teaser's, is known and is not the document's.

    A headline is often too short to tell its language by; then the passage after it tells.
    """
    passages = document.content()
    if _bilingual(document, passages):
        return
    for passage, teaser in zip_longest(passages, passages[1:]):
        language = passage.language
        if language is None and teaser is not None and passage.kind is PassageKind.PARAGRAPH:
            language = teaser.language
        if language in (None, document.language) or passage.kind not in _KINDS:
            continue
        if _is_headline(passage.span.of(document.text)):
            yield _fact(document, passage)


def _bilingual(document: Document, passages: Sequence[Passage]) -> bool:
    """Whether whole paragraphs are in another language: its headings are then its own."""
    foreign = [p for p in passages if p.language not in (None, document.language)]
    return sum(len(p.span) >= _PARAGRAPH for p in foreign) > _TEASERS


def _is_headline(words: str) -> bool:
    if len(words) > _LENGTH or "\n" in words or len(words.split()) < _LEAST_WORDS:
        return False
    if words.endswith(_CUT_OFF):
        return True
    long = [word.strip("\"'“”‘’(") for word in words.split() if len(word) >= _LONG]
    capitals = sum(word[:1].isupper() for word in long)
    return words[-1] not in ".,;:" and capitals >= _CAPITALS * max(1, len(long))


def _fact(document: Document, passage: Passage) -> Reference:
    words = passage.span.of(document.text)
    return Reference(
        span=passage.span,
        surface=words,
        found_by=FOUND_BY,
        confidence=_CONFIDENCE,
        supports=(Support("title", passage.span),),
        title=words,
    )
