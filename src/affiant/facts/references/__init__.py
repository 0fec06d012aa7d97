"""The sources that a document cites: its list, the markers that point to it, reports it names.

affiant.facts.references.find(context) -> tuple[Reference, ...]
affiant.facts.references.marker_of(references, span, text) -> number of the marker on a span
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from affiant.facts.context import Context
from affiant.facts.kinds import Reference
from affiant.facts.references.credit import credit
from affiant.facts.references.entry import FOUND_BY, read
from affiant.facts.references.headline import headlines
from affiant.facts.references.listing import entries
from affiant.facts.references.marker import Marker, cited, markers
from affiant.facts.references.named import named
from affiant.facts.references.overlap import touches
from affiant.facts.references.testimony import cited_testimony
from affiant.facts.sentence import Sentence
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

__all__ = ["find", "marker_of"]

_MISSING = 0.8
_BETWEEN = frozenset(' \u00a0.,;:!?…”"»’)')


def find(context: Context) -> tuple[Reference, ...]:
    """Entries of lists, numbers that a list lacks, and sources named in running text."""
    listed = _listed(context)
    spans = sorted(reference.span for reference in listed)
    running = [
        reference
        for sentence in context.sentences
        if not touches(spans, sentence.span)
        for reference in _running(sentence, context)
    ]
    heads = [head for head in headlines(context.document) if not touches(spans, head.span)]
    under = [head.span for head in heads]
    inside = [reference for reference in running if not touches(under, reference.span)]
    return tuple(sorted([*listed, *inside, *heads], key=lambda reference: reference.span))


def _running(sentence: Sentence, context: Context) -> Iterable[Reference]:
    """A credit line is a source by itself; other sentences may name some."""
    credited = credit(sentence, context.times)
    if credited is not None:
        return (credited,)
    return sorted((*named(sentence), *cited_testimony(sentence)), key=attrgetter("span"))


def marker_of(references: Sequence[Reference], span: Span, text: str) -> str | None:
    """The number of the marker that stands right behind the span, if one does."""
    for reference in references:
        for place in reference.cited_at:
            if span.end <= place.start and _BETWEEN.issuperset(text[span.end : place.start]):
                return reference.number
    return None


def _listed(context: Context) -> list[Reference]:
    text = context.document.text
    found = entries(context.document)
    numbers = frozenset(entry.number for entry in found if entry.number)
    if not numbers:
        return [read(entry, text, context.times, ()) for entry in found]
    first = found[0].span.start
    bodies = [
        passage.span
        for passage in context.document.content()
        if passage.kind is not PassageKind.REFERENCE and passage.span.end <= first
    ]
    places, missing = cited(markers(text, bodies), numbers)
    listed = [read(e, text, context.times, places.get(e.number or "", ())) for e in found]
    return [*listed, *(_missing(marker, text) for marker in missing)]


def _missing(marker: Marker, text: str) -> Reference:
    return Reference(
        span=marker.span,
        surface=marker.span.of(text),
        found_by=FOUND_BY,
        confidence=_MISSING,
        number=marker.number,
        cited_at=(marker.span,),
        missing=True,
    )
