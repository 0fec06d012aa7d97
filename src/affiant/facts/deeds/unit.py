"""A sentence cut once more, at the reference markers and glued full stops within it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from affiant.facts.context import Context
from affiant.facts.deeds.lexicon import Lexicon, lexicon
from affiant.facts.deeds.page import Page
from affiant.facts.kinds import Fact, Manner, Mention, Quote, Reference, TimeExpression
from affiant.facts.references.overlap import touches
from affiant.facts.sentence import Sentence
from affiant.facts.token import Token, tokens, tokens_of
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

_TITLES = frozenset({PassageKind.TITLE, PassageKind.HEADING})
_LONGEST = 3000  # characters; what has no stop for longer is a table or a list of words
_FINAL = ".!?…:;"
_BULLETS = "-*•–—>"
_FULL_LINE = 50  # characters: mails and letters break their lines at 60 to 80
_LONG_WORD = 4  # letters
_QUOTES_BACK = 12  # quotes that may lie before the one that reaches into a unit
F = TypeVar("F", bound=Fact)
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2}\.)(?=[A-ZÀ-Þ][a-zà-ÿ])")
_WORD = re.compile(r"[^\W\d_]+")
_SKIPPED = frozenset({PassageKind.REFERENCE, PassageKind.TABLE_CELL, PassageKind.BOILERPLATE})


@dataclass(frozen=True)
class Unit:
    """What one finder call looks at; all spans are of the document."""

    span: Span
    context: Context
    words: Lexicon
    passage: int
    page: Page
    sentence: Sentence | None = None  # that it is the whole of
    cited: Reference | None = None  # by the marker that ends the unit

    @cached_property
    def tokens(self) -> list[Token]:
        """Words and marks with their places in the document."""
        text = self.context.document.text
        if self.sentence is not None:
            return tokens_of(text, self.sentence)
        return tokens(text, self.span.start, self.span.end)

    @cached_property
    def triggers(self) -> list[int]:
        """Indices of the tokens that a deed may hang on: no others need be looked at."""
        words = self.words.triggers
        return [
            at
            for at, token in enumerate(self.tokens)
            if token.low in words and not self.quoted(token.start)
        ]

    @cached_property
    def mentions(self) -> list[Mention]:
        """Names in the unit, in order."""
        return within(self.context.mentions, self.span)

    @cached_property
    def times(self) -> list[TimeExpression]:
        """Times in the unit, in order."""
        return within(self.context.times, self.span)

    @cached_property
    def sources(self) -> list[Reference]:
        """Sources named in the unit: their dates are theirs, not the deeds'."""
        return within(self.context.references, self.span)

    @cached_property
    def quotes(self) -> list[Quote]:
        """Quotes that touch the unit, in order; a long one may begin or end outside it."""
        quotes = self.context.quotes
        last = bisect_left(quotes, self.span.end, key=lambda quote: quote.span.start)
        near = quotes[max(0, last - _QUOTES_BACK) : last]
        return [quote for quote in near if quote.span.end > self.span.start]

    @cached_property
    def headline(self) -> bool:
        """Whether most of its words begin with a capital: then a capital tells no name."""
        long = [t for t in self.tokens[1:] if t.text[0].isalpha() and len(t.text) >= _LONG_WORD]
        return sum(t.capital for t in long) * 2 > len(long)

    @cached_property
    def titled(self) -> bool:
        """Whether this is of a title or heading, which tells the past in the present."""
        return self.context.document.passages[self.passage].kind in _TITLES

    def has(self, index: int, name: str) -> bool:
        """Whether the token at `index` is of the named set of words."""
        return 0 <= index < len(self.tokens) and self.tokens[index].low in self.words.sets[name]

    def quoted(self, at: int) -> bool:
        """Whether this place lies in words between marks."""
        return any(start <= at < end for start, end in self._marked)

    @cached_property
    def _marked(self) -> list[tuple[int, int]]:
        return [
            (quote.span.start, quote.span.end)
            for quote in self.quotes
            if quote.manner not in (Manner.INDIRECT, Manner.SCARE)
        ]

    def spoken(self, start: int, end: int) -> str:
        """The document's words between two places."""
        return self.context.document.text[start:end]


def within(facts: Sequence[F], span: Span) -> list[F]:
    """The facts (sorted by span) that lie wholly inside the span."""
    first = bisect_left(facts, span.start, key=lambda fact: fact.span.start)
    found: list[F] = []
    for at in range(first, len(facts)):
        fact = facts[at]
        if fact.span.start >= span.end:
            break
        if fact.span.end <= span.end:
            found.append(fact)
    return found


def units(page: Page) -> Iterator[Unit]:
    """Units of all sentences that hold a trigger, but those of lists of sources and tables."""
    context = page.context
    listed = {r.number: r for r in context.references if r.number and not r.missing}
    markers = sorted(
        (place, listed.get(r.number or "")) for r in context.references for place in r.cited_at
    ) if context.references else []  # fmt: skip
    places = [place for place, _ in markers]
    entries = [r.span for r in context.references if r.number and not r.missing]
    whole = {passage.span for passage in context.document.passages}
    headlines = [r.span for r in context.references if not r.number and r.span in whole]
    skipped = sorted([*entries, *headlines])
    for sentence in unwrapped(context):
        kind = context.document.passages[sentence.passage].kind
        if kind in _SKIPPED or touches(skipped, sentence.span):
            continue
        words = lexicon(sentence.language)
        if words.triggers.isdisjoint(_WORD.findall(sentence.text.lower())):
            continue
        first = bisect_left(places, sentence.span)
        last = bisect_left(places, Span(sentence.span.end, sentence.span.end))
        inside = markers[first:last]
        yield from _cut(page, sentence, words, inside, markers[last : last + 1])


def unit_of(page: Page, span: Span, passage: int) -> Unit:
    """A stretch of a passage as one unit: a list's item."""
    return Unit(span, page.context, lexicon(page.language_of(passage)), passage, page)


def unwrapped(context: Context) -> Iterator[Sentence]:
    """The sentences; those that a mail's or letter's line ends cut in two are one again."""
    text = context.document.text
    held: Sentence | None = None
    for sentence in context.sentences:
        if held is None or held.passage != sentence.passage:
            if held is not None:
                yield held
        elif _wraps(text, held, sentence):
            span = Span(held.span.start, sentence.span.end)
            held = Sentence(span, span.of(text), held.passage, held.language)
            continue
        else:
            yield held
        held = sentence
    if held is not None:
        yield held


def _wraps(text: str, held: Sentence, sentence: Sentence) -> bool:
    """A full line without a final mark, and a next one that begins no list item."""
    if text[held.span.end : held.span.end + 1] != "\n" or held.text[-1] in _FINAL:
        return False
    if "\n" in text[held.span.end + 1 : sentence.span.start] or len(held.text) > _LONGEST:
        return False
    line = held.span.end - text.rfind("\n", 0, held.span.end) - 1
    return line >= _FULL_LINE and sentence.text[0] not in _BULLETS


def _cut(
    page: Page,
    sentence: Sentence,
    words: Lexicon,
    inside: list[tuple[Span, Reference | None]],
    after: list[tuple[Span, Reference | None]],
) -> Iterator[Unit]:
    """Stretches between markers and glued stops; a marker cites for the stretch before it."""
    cuts: list[tuple[int, int, Reference | None]] = [
        (place.start, place.end, reference) for place, reference in inside
    ]
    cuts += [(at, at, None) for m in _GLUED.finditer(sentence.text)
             for at in (sentence.span.start + m.start(),)]  # fmt: skip
    near = [ref for place, ref in after if place.start - sentence.span.end <= 1]
    cuts.append((sentence.span.end, sentence.span.end, near[0] if near else None))
    start = sentence.span.start
    for stop, resume, reference in sorted(cuts, key=lambda cut: cut[0]):
        if 0 < stop - start <= _LONGEST:
            span = Span(start, stop)
            whole = sentence if span == sentence.span else None
            yield Unit(span, page.context, words, sentence.passage, page, whole, reference)
        start = max(start, resume)
