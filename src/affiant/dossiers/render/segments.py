"""A source's text cut at all fact boundaries, so that overlapping facts can each be lit alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from affiant.dossiers.dossier import Dossier, Entry, Source
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one entry in the copy: `anchor` is its id there, `line` the entry's."""

    span: Span
    number: int
    anchor: str
    line: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Text between two boundaries: the anchors of marks that lie on it, and of those that begin."""

    text: str
    anchors: tuple[str, ...]
    beginning: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A passage of the copy with its segments, in order and without a gap."""

    passage: Passage
    segments: tuple[Segment, ...]


def anchor(entry: Entry, place: int = 0) -> str:
    """The id of an entry's place in the copy: "f12", its second place "f12-2"."""
    return f"f{entry.number}" if place == 0 else f"f{entry.number}-{place + 1}"


def marks(dossier: Dossier) -> dict[int, tuple[Mark, ...]]:
    """All places of all entries and of their copies by the number of their source, in order of the
    text."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for entry in dossier.entries:
        for nth, place in enumerate(entry.places):
            mark = Mark(place.span, entry.number, anchor(entry, nth), f"e{entry.number}")
            found[entry.source.number].append(mark)
        for nth, copy in enumerate(entry.copies, len(entry.places)):
            mark = Mark(copy.place.span, entry.number, anchor(entry, nth), f"e{entry.number}")
            found[copy.source.number].append(mark)
    return {
        source: tuple(sorted(here, key=lambda mark: (mark.span, mark.number)))
        for source, here in found.items()
    }


def copied(source: Source, found: Sequence[Mark]) -> Iterator[CopiedPassage]:
    """Every passage of the source; text that no passage claims is a paragraph of its own."""
    for passage in _covering(source):
        here = [mark for mark in found if mark.span.overlaps(passage.span)]
        yield CopiedPassage(passage, tuple(_cut(source.document.text, passage.span, here)))


def spread(source: Source, found: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that run over more than one passage."""
    passages = tuple(_covering(source))
    return tuple(
        mark for mark in found if sum(mark.span.overlaps(one.span) for one in passages) > 1
    )


def _covering(source: Source) -> Iterator[Passage]:
    text, at = source.document.text, 0
    for passage in source.document.passages:
        if text[at : passage.span.start].strip():
            yield Passage(Span(at, passage.span.start), PassageKind.PARAGRAPH)
        yield passage
        at = passage.span.end
    if text[at:].strip():
        yield Passage(Span(at, len(text)), PassageKind.PARAGRAPH)


def _cut(text: str, within: Span, found: Sequence[Mark]) -> Iterator[Segment]:
    bounds = {within.start, within.end}
    for mark in found:
        bounds |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    ordered = sorted(bounds)
    for start, end in pairwise(ordered):
        piece = Span(start, end)
        lying = tuple(mark for mark in found if mark.span.overlaps(piece))
        beginning = tuple(mark for mark in lying if mark.span.start == start)
        yield Segment(piece.of(text), tuple(mark.anchor for mark in lying), beginning)
