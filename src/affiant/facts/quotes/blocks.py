"""Quotations set apart as a block, without marks: what is said in them, and by whom.

Only where the text tells so: a paragraph that ends in a colon introduces the block (Roe wrote: |
...), or a line behind a dash signs it (— Jane Roe (@janeroe)). Other blocks are excerpts, displays
or the letters that an e-mail answers. A pull quote repeats words of the article: it is told once.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from affiant.facts.context import Context
from affiant.facts.kinds import Manner, Mention, Quote
from affiant.facts.quotes.fact import Told, quotation
from affiant.facts.quotes.speaker import named
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

SIGNED = 0.9
FEWEST = 4  # words; less is a display
_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"[—–-]{1,2}\s?(?=[A-ZÀ-Þ@])")
_HANDLE = re.compile(r"\((@\w{2,40})\)")
_LONGEST_SIGNATURE = 120  # characters
_NEAR = 3  # characters from the dash to the name
_ALL = 0.9  # of a passage's characters are one quotation's
_SPEAKS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Block:
    """Passages in a row that are set apart: `first` is the number of the first of them."""

    first: int
    span: Span
    signature: Span | None = None


def blocks(context: Context) -> list[Block]:
    """The blocks of words without marks, in order; none that quotes with ">" as mails do."""
    found: list[Block] = []
    text, row = context.document.text, []
    for number, passage in enumerate((*context.document.passages, None)):
        if passage is not None and passage.kind is PassageKind.QUOTATION:
            row.append((number, passage.span))
            continue
        if row:
            found += _block(text, row)
            row = []
    return found


def _block(text: str, row: Sequence[tuple[int, Span]]) -> Iterator[Block]:
    first, last = row[0][1], row[-1][1]
    signature = last if len(row) > 1 and _signs(text, last) else None
    end = row[-2][1].end if signature is not None else last.end
    words = text[first.start : end]
    marked = words[0] in '>“"«„' or len(_WORD.findall(words[:200])) < FEWEST
    if not marked:
        yield Block(row[0][0], Span(first.start, end), signature)


def _signs(text: str, span: Span) -> bool:
    return len(span) <= _LONGEST_SIGNATURE and _SIGNS.match(text, span.start) is not None


def signed(context: Context, found: Sequence[Block]) -> Iterator[Quote]:
    """The blocks that somebody signs behind a dash."""
    text = context.document.text
    starts = [mention.span.start for mention in context.mentions]
    for block in found:
        if block.signature is None:
            continue
        mention = _signer(context.mentions, starts, text, block.signature)
        if mention is None:
            continue
        handle = _HANDLE.search(text, mention.span.end, block.signature.end)
        where = Span(*handle.span(1)) if handle is not None else None
        told = Told(named(mention), None, where)
        yield quotation(text, block.span, Manner.DIRECT, SIGNED, told)


def _signer(
    mentions: Sequence[Mention], starts: Sequence[int], text: str, signature: Span
) -> Mention | None:
    dash = _SIGNS.match(text, signature.start)
    at = bisect_left(starts, signature.start)
    near = at < len(mentions) and dash is not None and starts[at] - dash.end() <= _NEAR
    return mentions[at] if near and mentions[at].entity_kind in _SPEAKS else None


def once(context: Context, found: Iterable[Quote]) -> Iterator[Quote]:
    """The quotations without those that only repeat another's words in a passage of their own."""
    quotes = [*found]
    said = [_key(one.content) for one in quotes]
    alone = [_alone(context, one) for one in quotes]
    within = {words for words, apart in zip(said, alone, strict=True) if not apart}
    for quote, words, apart in zip(quotes, said, alone, strict=True):
        if not apart or words not in within:
            yield quote


def _alone(context: Context, quote: Quote) -> bool:
    """Whether the quotation is all of its passage."""
    passages = context.document.passages
    at = bisect_left(passages, quote.span.end, key=lambda passage: passage.span.start) - 1
    if at < 0 or not quote.manner.marked:
        return False
    return len(quote.span) >= _ALL * len(passages[at].span)


def _key(words: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(words.lower()))
