from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from affiant.facts import quantities, times
from affiant.facts.context import Context
from affiant.facts.kinds import Attribution, Fact, Figure, Manner, Mention, Money, Quote, Voice
from affiant.facts.sentence import sentences
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

Read = Callable[..., Context]


def read_text(
    text: str,
    language: str = "en",
    organisations: Sequence[str] = (),
    quoted: tuple[str, str] | None = None,
    headings: Sequence[str] = (),
) -> Context:
    """A document with a passage a line, its times, and the names and words said that are given."""
    passages, place = [], 0
    for line in text.split("\n"):
        kind = PassageKind.HEADING if line in headings else PassageKind.PARAGRAPH
        if line:
            passages.append(Passage(Span(place, place + len(line)), kind))
        place += len(line) + 1
    date = PublicationDate("2021-06-19", DateBasis.TEXT)
    document = Document(
        "0" * 64, "text/plain", text, language, published=date, passages=tuple(passages)
    )
    context = Context(document, tuple(sentences(document)))
    context = replace(context, mentions=tuple(_mentions(text, organisations)))
    if quoted:
        context = replace(context, quotes=(_quote(text, *quoted),))
    return replace(context, times=times.find(context))


def _mentions(text: str, names: Sequence[str]) -> list[Mention]:
    found = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            found.append(
                Mention(
                    span=Span(start, start + len(name)),
                    surface=name,
                    found_by="test",
                    confidence=1.0,
                    entity_kind=EntityKind.ORGANISATION,
                    name=name,
                )
            )
            start = text.find(name, start + 1)
    return sorted(found, key=lambda mention: mention.span)


def _quote(text: str, speaker: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(
        span=Span(start, start + len(words)),
        surface=words,
        found_by="test",
        confidence=1.0,
        content=words,
        manner=Manner.DIRECT,
        speaker=speaker,
        attribution=Attribution(Voice.SPEAKER, speaker),
    )


def find(context: Context) -> tuple[Fact, ...]:
    return quantities.find(context)


@pytest.fixture
def figures() -> Callable[..., list[Figure]]:
    def read(*told: object, **more: object) -> list[Figure]:
        return [fact for fact in find(read_text(*told, **more)) if isinstance(fact, Figure)]  # type: ignore[arg-type] # passed through

    return read


@pytest.fixture
def sums() -> Callable[..., list[Money]]:
    def read(*told: object, **more: object) -> list[Money]:
        return [fact for fact in find(read_text(*told, **more)) if isinstance(fact, Money)]  # type: ignore[arg-type] # passed through

    return read
