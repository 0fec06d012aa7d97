"""A portion of a document for the reading room: its passages cut at the boundaries of its facts.

A text may be 200 MB: the database cuts out what is shown, SIZE characters at a time, and nobody
else ever holds the whole. A little more on each side is cut out too, and masked, so that a name
that lies across the edge is masked as it would be in the whole text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.db.models import QuerySet
from django.db.models.functions import Length, Substr

from affiant.dossiers.redaction import Redaction
from affiant.evidence.held import HeldFact, Verdict
from affiant.evidence.models import Fact, Judgement, Passage, Text
from affiant.facts.codec import decode
from affiant.portal.masks import Masks
from affiant.reading.span import Span

SIZE = 40_000  # characters of a portion
MARGIN = 1_000  # characters beside it that are masked with it: longer than any name


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters between two boundaries, with the ids of the facts that lie on them and of those
    that begin there."""

    text: str
    facts: tuple[int, ...]
    beginning: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage as far as it lies in the portion. `span` is in the whole text."""

    span: Span
    kind: str
    page: int | None
    language: str
    pieces: tuple[Piece, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact with its newest judgement: what was decided, by whom, under which number."""

    held: HeldFact
    judgement: int
    by: str


@dataclass(frozen=True, slots=True)
class Portion:
    """What is shown at once. `number` counts from 1."""

    number: int
    count: int
    blocks: tuple[Block, ...]
    facts: tuple[Judged, ...]


def portion(text: Text, number: int, masks: Masks, facts: QuerySet[Fact]) -> Portion:
    """The portion of this number, the nearest there is. `facts` are those that may be shown."""
    length = Text.objects.filter(pk=text.pk).values_list(Length("body__text"), flat=True)[0] or 0
    count = max(1, -(-length // SIZE))
    number = min(max(number, 1), count)
    window = Span((number - 1) * SIZE, min(number * SIZE, length))
    around = Span(max(0, window.start - MARGIN), min(length, window.end + MARGIN))
    cut = Substr("body__text", around.start + 1, len(around))
    words = Text.objects.filter(pk=text.pk).values_list(cut, flat=True)[0] or ""
    rows = list(
        facts.filter(text=text, start__gte=window.start, start__lt=max(window.end, 1)).order_by(
            "start", "end", "kind", "pk"
        )
    )
    held = [one for one in _judged(rows) if one.held.fact.span.start >= around.start]
    redaction = masks.redaction([words, *_said(rows)])
    masked = redaction.hider(text.pk)(words)
    shown = tuple(_masked(one, text.pk, redaction, masked, around) for one in held)
    spans = {one.held.id: one.held.fact.span for one in shown}
    blocks = tuple(_blocks(text, window, around, masked, spans))
    return Portion(number, count, blocks, shown)


def portion_of(place: int) -> int:
    """The number of the portion in which this character stands."""
    return place // SIZE + 1


def _judged(rows: Sequence[Fact]) -> Iterator[Judged]:
    judgements = Judgement.objects.filter(fact__in=[row.pk for row in rows]).order_by("pk")
    newest = {one.fact_id: one for one in judgements}
    for row in rows:
        one = newest.get(row.pk)
        if one is None:
            yield Judged(HeldFact(row.pk, decode(row.values)), 0, "")
            continue
        fact = decode({**row.values, **one.correction})
        yield Judged(HeldFact(row.pk, fact, Verdict(one.verdict)), one.pk, one.by)


def _said(rows: Iterable[Fact]) -> Iterator[str]:
    """What else than the text's own words the facts tell: full names of speakers and the like."""
    for row in rows:
        yield " ".join(value for value in row.values.values() if isinstance(value, str))


def _masked(
    judged: Judged, document: int, redaction: Redaction, masked: str, around: Span
) -> Judged:
    """The fact with its words from the masked text, of which only `around` is there."""
    fact = judged.held.fact
    here = replace(fact, span=fact.span.shifted(-around.start))
    shown = replace(redaction.fact(here, document, masked), span=fact.span)
    return replace(judged, held=replace(judged.held, fact=shown))


def _blocks(
    text: Text, window: Span, around: Span, masked: str, facts: dict[int, Span]
) -> Iterator[Block]:
    rows = Passage.objects.filter(text=text, start__lt=window.end, end__gt=window.start)
    for row in rows.order_by("start", "pk"):
        span = Span(max(row.start, window.start), min(row.end, window.end))
        lying = {one: place for one, place in facts.items() if place.overlaps(span)}
        yield Block(
            span=span,
            kind=row.kind.replace(" ", "-"),
            page=row.page,
            language=row.language or text.language,
            pieces=tuple(_pieces(span, around.start, masked, lying)),
            facts=tuple(lying),
        )


def _pieces(within: Span, offset: int, masked: str, facts: dict[int, Span]) -> Iterator[Piece]:
    bounds = {within.start, within.end}
    for span in facts.values():
        bounds |= {max(span.start, within.start), min(span.end, within.end)}
    for start, end in pairwise(sorted(bounds)):
        piece = Span(start, end)
        yield Piece(
            text=piece.shifted(-offset).of(masked),
            facts=tuple(one for one, span in facts.items() if span.overlaps(piece)),
            beginning=tuple(one for one, span in facts.items() if span.start == start),
        )
