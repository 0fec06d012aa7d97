"""A portion of a document for the reading room: its passages cut at the boundaries of its facts.

A text may be 200 MB: the database cuts out what is shown, SIZE characters at a time, and nobody
else ever holds the whole. A little more on each side is cut out too, and masked, so that a name
that lies across the edge is masked as it would be in the whole text.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr
from django.http import Http404

from affiant.dossiers.redaction import Redaction
from affiant.evidence.anchoring import words_at
from affiant.evidence.held import HeldFact
from affiant.evidence.models import Fact, Passage, Text
from affiant.evidence.models.passage import passage_id
from affiant.evidence.ruling import UNJUDGED, Ruling, is_added, rulings
from affiant.facts import kinds
from affiant.facts.codec import decode
from affiant.portal.controls import UNSEEN, number
from affiant.portal.masks import Masks
from affiant.reading.span import Span

SIZE = 40_000  # characters of a portion
MARGIN = 1_000  # characters beside it that are masked with it: longer than any name


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters between two boundaries, with the ids of the facts that lie on them and of those
    that begin there. `start` is in the whole text; `unseen` is set for one character that is
    shown by its number."""

    text: str
    start: int
    facts: tuple[int, ...]
    beginning: tuple[int, ...]
    unseen: bool = False


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
    """A fact as its reviewer sees it, as the machine found it, and what people decided."""

    held: HeldFact
    found: kinds.Fact
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Portion:
    """What is shown at once. `number` counts from 1; `kinds` tells how many facts of each kind
    stand here, whether they are shown or not."""

    number: int
    count: int
    blocks: tuple[Block, ...]
    facts: tuple[Judged, ...]
    kinds: Mapping[str, int] = field(default_factory=dict)


Wanted = Callable[[Fact, Ruling], bool]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """For whom facts are shown. Who reviews `blind` sees of all decisions only their own."""

    name: str
    blind: bool = False

    def sees(self, ruling: Ruling) -> Ruling:
        """What counts, as far as they are shown it."""
        if not self.blind:
            return ruling
        own = self.name
        voice = ruling.voice(own)
        if voice is None:
            return Ruling(newest=ruling.newest)
        return Ruling(voice.verdict, voice.correction, (voice,), ruling.newest)


def portion(
    text: Text,
    number: int,
    masks: Masks,
    facts: QuerySet[Fact],
    *,
    reviewer: Reviewer,
    narrowed: QuerySet[Fact] | None = None,
    wanted: Wanted = lambda _, __: True,
) -> Portion:
    """The portion of this number, the nearest there is. `facts` are those that may be shown,
    `narrowed` those of them that are asked for, and `wanted` looks at what people decided."""
    length = _length(text)
    count = max(1, -(-length // SIZE))
    number = min(max(number, 1), count)
    window = Span((number - 1) * SIZE, min(number * SIZE, length))
    around = Span(max(0, window.start - MARGIN), min(length, window.end + MARGIN))
    cut = Substr("body__text", around.start + 1, len(around))
    words = Text.objects.filter(pk=text.pk).values_list(cut, flat=True)[0] or ""
    chosen = _within(facts if narrowed is None else narrowed, text, window)
    rows = list(chosen.order_by("start", "end", "kind", "pk"))
    counts = dict(_within(facts, text, window).order_by().values_list("kind").annotate(Count("pk")))
    judged = [one for one in _judged(rows, reviewer, wanted) if one.held.fact.span.overlaps(around)]
    judged = _told(judged, text.pk, words, around, masks)
    redaction = masks.redaction([words, *_said(judged)])
    masked = redaction.hider(text.pk)(words)
    shown = tuple(_masked(one, text.pk, redaction, masked, around) for one in judged)
    spans = {one.held.id: one.held.fact.span for one in shown}
    blocks = tuple(_blocks(text, window, around, masked, spans))
    return Portion(number, count, blocks, shown, counts)


def _told(
    judged: list[Judged], document: int, words: str, around: Span, masks: Masks
) -> list[Judged]:
    """Those of the facts that do not lie on what a desk hides in its document."""
    left = masks.left(document, words)
    if left == words:
        return judged

    def stands(span: Span) -> bool:
        place = span.shifted(-around.start)
        return place.of(left) == place.of(words)

    return [one for one in judged if stands(one.held.fact.span)]


def _length(text: Text) -> int:
    """Where its last passage ends, without reading the text: passages are numbered in order."""
    numbers = Passage.objects.filter(
        pk__gte=passage_id(text.pk, 0), pk__lt=passage_id(text.pk + 1, 0)
    )
    return numbers.order_by("-pk").values_list("end", flat=True).first() or 0


def portion_of(place: int) -> int:
    """The number of the portion in which this character stands."""
    return place // SIZE + 1


def judged_alone(row: Fact, masks: Masks, reviewer: Reviewer) -> Judged:
    """One fact as the room shows it, when it is asked for by itself. Raises Http404 for one that
    is shown to nobody."""
    found = judged_apart([row], masks, reviewer)
    if not found:
        raise Http404
    return found[0]


def judged_apart(rows: Sequence[Fact], masks: Masks, reviewer: Reviewer) -> list[Judged]:
    """Facts as the room shows them, of any documents; one query."""
    found = rulings(rows)
    told = (row for row in rows if not _is_hidden(row, masks))
    return [_alone(row, found.get(row.pk, UNJUDGED), masks, reviewer) for row in told]


def _is_hidden(row: Fact, masks: Masks) -> bool:
    """Whether it lies on what a desk hides, as it stands among its words."""
    if not masks.is_closed(row.text_id):
        return False
    begin = max(0, row.start - MARGIN)
    words = words_at(row.text, Span(begin, row.end + MARGIN))
    place = Span(row.start - begin, row.end - begin)
    return place.of(masks.left(row.text_id, words)) != place.of(words)


def _alone(row: Fact, ruling: Ruling, masks: Masks, reviewer: Reviewer) -> Judged:
    one = _as_seen(row, ruling, reviewer)
    redaction = masks.redaction(_said([one]))
    hide = redaction.hider(row.text_id)

    def masked(fact: kinds.Fact) -> kinds.Fact:
        hidden = redaction.fact(fact, row.text_id, "")
        return replace(hidden, surface=hide(fact.surface))

    held = replace(one.held, fact=masked(one.held.fact))
    return Judged(held, masked(one.found), _noted(one.ruling, hide))


def _within(facts: QuerySet[Fact], text: Text, window: Span) -> QuerySet[Fact]:
    return facts.filter(text=text, start__gte=window.start, start__lt=max(window.end, 1))


def _judged(rows: Sequence[Fact], reviewer: Reviewer, wanted: Wanted) -> Iterator[Judged]:
    found = rulings(rows)
    for row in rows:
        ruling = found.get(row.pk, UNJUDGED)
        if is_added(row) and not ruling.voices:
            continue  # withdrawn
        if wanted(row, reviewer.sees(ruling)):
            yield _as_seen(row, ruling, reviewer)


def _as_seen(row: Fact, ruling: Ruling, reviewer: Reviewer) -> Judged:
    ruling = reviewer.sees(ruling)
    fact = decode({**row.values, **ruling.basis(reviewer.name)})
    held = HeldFact(row.pk, fact, ruling.verdict, disputed=ruling.disputed)
    return Judged(held, decode(row.values), ruling)


def _said(judged: Iterable[Judged]) -> Iterator[str]:
    """What else than the text's own words the facts tell: full names of speakers and the like."""
    for one in judged:
        for fact in (one.held.fact, one.found):
            told = (getattr(fact, name) for name in fact.__dataclass_fields__)
            yield " ".join(map(str, told))
        yield " ".join(voice.note for voice in one.ruling.voices)


def _masked(
    judged: Judged, document: int, redaction: Redaction, masked: str, around: Span
) -> Judged:
    """The fact with its words from the masked text, of which only `around` is there."""

    def hidden(fact: kinds.Fact) -> kinds.Fact:
        if fact.span not in around:  # the machine's place, far from the one that people gave
            plain = redaction.hider(document)(fact.surface)
            return replace(redaction.fact(fact, document, ""), surface=plain)
        here = replace(fact, span=fact.span.shifted(-around.start))
        return replace(redaction.fact(here, document, masked), span=fact.span)

    held = replace(judged.held, fact=hidden(judged.held.fact))
    ruling = _noted(judged.ruling, redaction.hider(document))
    return Judged(held, hidden(judged.found), ruling)


def _noted(ruling: Ruling, hide: Callable[[str], str]) -> Ruling:
    """The ruling with what people wrote to it masked."""
    return replace(
        ruling,
        voices=tuple(
            replace(voice, note=hide(voice.note)) if voice.note else voice
            for voice in ruling.voices
        ),
    )


def _blocks(
    text: Text, window: Span, around: Span, masked: str, facts: dict[int, Span]
) -> Iterator[Block]:
    found = Passage.objects.filter(text=text, start__lt=window.end, end__gt=window.start)
    rows = list(found.order_by("start", "pk"))
    spans = [Span(max(row.start, window.start), min(row.end, window.end)) for row in rows]
    lying = _lying(spans, facts)
    for row, span, inside in zip(rows, spans, lying, strict=True):
        yield Block(
            span=span,
            kind=row.kind.replace(" ", "-"),
            page=row.page,
            language=row.language or text.language,
            pieces=tuple(_pieces(span, around.start, masked, inside)),
            facts=tuple(inside),
        )


def _lying(passages: Sequence[Span], facts: Mapping[int, Span]) -> list[dict[int, Span]]:
    """The facts that lie on each of these passages, which are in order and do not overlap."""
    lying: list[dict[int, Span]] = [{} for _ in passages]
    ends = [passage.end for passage in passages]
    for one, span in facts.items():
        place = bisect_right(ends, span.start)
        while place < len(passages) and passages[place].start < span.end:
            lying[place][one] = span
            place += 1
    return lying


def _pieces(within: Span, offset: int, masked: str, facts: Mapping[int, Span]) -> Iterator[Piece]:
    """The passage cut where a fact begins or ends; one sweep, however many facts there are."""
    unseen = {
        found.start() + offset
        for found in UNSEEN.finditer(masked, within.start - offset, within.end - offset)
    }
    bounds = {within.start, within.end, *unseen, *(place + 1 for place in unseen)}
    for span in facts.values():
        bounds |= {max(span.start, within.start), min(span.end, within.end)}
    coming = sorted(facts.items(), key=lambda one: one[1].start, reverse=True)
    here: dict[int, Span] = {}
    for start, end in pairwise(sorted(bounds)):
        while coming and coming[-1][1].start <= start:
            here.update([coming.pop()])
        here = {one: span for one, span in here.items() if span.end > start}
        words = masked[start - offset : end - offset]
        yield Piece(
            text=number(words) if start in unseen else words,
            start=start,
            facts=tuple(here),
            beginning=tuple(one for one, span in here.items() if span.start == start),
            unseen=start in unseen,
        )
