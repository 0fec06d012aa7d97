"""What stands around a figure in the document: its time, its speaker, its reference marker."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import (
    UNATTRIBUTED,
    Attribution,
    Mention,
    Quote,
    TimeExpression,
    TimeKind,
    Voice,
)
from affiant.facts.quantities.homeland import Homeland
from affiant.facts.quantities.public import is_public
from affiant.facts.quantities.wording import Wording
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

_NESTED = 6  # quotations begun before a place that may still be open there
_MARKER_GAP = 4  # code points between a sentence's end and the marker that belongs to it
_AND_ON = 14  # characters of " et suivants"
_BEFORE = 120  # code points between a comparison's year and the sentence that goes on with it
LASTING = (TimeKind.DURATION, TimeKind.SET)  # they may hold a figure: "every two years"
_SOURCE_REACH = 60  # code points between "selon" and the name


@dataclass(frozen=True, slots=True)
class Setting:
    """Look-ups into a context, each by bisection."""

    times: tuple[TimeExpression, ...]
    starts: tuple[int, ...]
    quotes: tuple[Quote, ...]
    quote_starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    mention_starts: tuple[int, ...]
    markers: tuple[tuple[int, int, str], ...]
    headings: tuple[tuple[int, str], ...]
    comparisons: tuple[tuple[int, str], ...]
    gazetteer: Gazetteer
    homeland: Homeland

    @classmethod
    def of(cls, context: Context) -> "Setting":
        """Index the facts that were found before the figures."""
        times = tuple(sorted(context.times, key=lambda time: time.span))
        quotes = tuple(sorted(context.quotes, key=lambda quote: quote.span))
        mentions = tuple(sorted(context.mentions, key=lambda mention: mention.span))
        markers = sorted(
            (place.start, place.end, reference.number or "")
            for reference in context.references
            for place in reference.cited_at
        )
        return cls(
            times,
            tuple(time.span.start for time in times),
            quotes,
            tuple(quote.span.start for quote in quotes),
            mentions,
            tuple(mention.span.start for mention in mentions),
            tuple(markers),
            tuple(_headings(context, times)),
            tuple(_comparisons(context, times)),
            context.gazetteer,
            Homeland.of(context),
        )

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The times that begin inside the span."""
        return self.times[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def dated(self, span: Span) -> bool:
        """Whether the span lies in a date (a length of time is none)."""
        at = bisect_left(self.starts, span.end)
        near = self.times[max(0, at - 2) : at]
        return any(t.span.overlaps(span) and t.time_kind not in LASTING for t in near)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The names that begin inside the span."""
        low = bisect_left(self.mention_starts, span.start)
        return self.mentions[low : bisect_left(self.mention_starts, span.end)]

    def public(self, mention: Mention) -> bool:
        """Whether the name is a public body's."""
        return is_public(mention, self.gazetteer)

    def marked(self, span: Span) -> bool:
        """Whether the span overlaps a reference marker."""
        at = bisect_left(self.markers, (span.start, 0, ""))
        near = self.markers[max(0, at - 1) : at + 1]
        return any(start < span.end and span.start < end for start, end, _ in near)

    def marker_after(self, end: int, sentence: Span) -> str | None:
        """The number of the first marker behind `end`, in the sentence or right after it."""
        at = bisect_left(self.markers, (end, 0, ""))
        if at < len(self.markers) and self.markers[at][0] <= sentence.end + _MARKER_GAP:
            return self.markers[at][2] or None
        return None

    def heading_year(self, place: int) -> str | None:
        """The year that the last heading above a place tells."""
        at = bisect_right(self.headings, (place, ""))
        return self.headings[at - 1][1] if at else None

    def compared_year(self, sentence: Span, year: str) -> str | None:
        """The earlier year with which the words right before the sentence compare."""
        at = bisect_left(self.comparisons, (sentence.start, ""))
        place, base = self.comparisons[at - 1] if at else (-_BEFORE, "")
        near = sentence.start - place <= _BEFORE
        return base if near and base < year and base.isdecimal() else None

    def speaker(self, span: Span) -> Attribution | None:
        """Who speaks the quotation that covers the span."""
        at = bisect_right(self.quote_starts, span.start)
        for quote in reversed(self.quotes[max(0, at - _NESTED) : at]):
            if span in quote.span and quote.speaker and quote.reports_words:
                if quote.attribution.name:
                    return quote.attribution
                return Attribution(Voice.SPEAKER, quote.speaker)
        return None


def _comparisons(context: Context, times: tuple[TimeExpression, ...]) -> list[tuple[int, str]]:
    """Years that stand behind "qu'en", "than in": what their sentence compares with."""
    text = context.document.text
    return [
        (time.span.start, time.iso)
        for time in times
        if time.iso
        and text[max(0, time.span.start - 8) : time.span.start]
        .replace("’", "'")
        .endswith(("qu'en ", "than in "))
    ]


def _headings(context: Context, times: tuple[TimeExpression, ...]) -> list[tuple[int, str]]:
    headings: list[tuple[int, str]] = []
    kinds = {p.span.start: p.kind for p in context.document.passages}
    starts = sorted(kinds)
    for time in times:
        at = bisect_right(starts, time.span.start)
        heading = at and kinds[starts[at - 1]] is PassageKind.HEADING
        behind = context.document.text[time.span.end : time.span.end + _AND_ON].lower()
        if "suivant" in behind or "onward" in behind:
            continue  # « exercices 2018 et suivants »: no one year
        if heading and time.iso and len(time.iso) == 4:  # noqa: PLR2004 - a year
            headings.append((time.span.start, time.iso))
    return headings


def source(wording: Wording, setting: Setting) -> Attribution:
    """Whom the sentence names as its source: "selon X", "the report says"; read once for it."""
    return _according_to(wording, setting) or _reported(wording) or UNATTRIBUTED


def _according_to(wording: Wording, setting: Setting) -> Attribution | None:
    said_by = wording.measures.said_by
    for at, token in enumerate(wording.tokens):
        found = said_by.at(wording.tokens, at) if token.low in said_by.by_first else None
        if found and found[1] < len(wording.tokens):
            start = wording.tokens[found[1]].start
            reach = wording.sentence.locate(
                start, min(start + _SOURCE_REACH, len(wording.sentence.text))
            )
            end = wording.phrase_end(found[1])
            for mention in setting.mentions_in(reach):
                if mention.span.start - reach.start <= 5:  # noqa: PLR2004 - an article
                    return Attribution(Voice.SPEAKER, mention.name, mention.span)
            name = wording.surface(found[1], end)
            if name and not name[0].isdigit():
                where = wording.sentence.locate(start, start + len(name))
                return Attribution(Voice.SPEAKER, name, where)
    return None


def _reported(wording: Wording) -> Attribution | None:
    """ "indique le rapport", "the study found": the report's word."""
    for at, token in enumerate(wording.tokens):
        if token.low not in wording.measures.report_nouns:
            continue
        near = [wording.low(step) for step in (at - 2, at - 1, at + 1, at + 2)]
        if any(word in wording.measures.report_verbs for word in near):
            first = at - 1 if wording.low(at - 1) in wording.measures.determiners else at
            start = wording.tokens[first].start
            where = wording.sentence.locate(start, token.end)
            return Attribution(Voice.SPEAKER, wording.surface(first, at + 1), where)
    return None
