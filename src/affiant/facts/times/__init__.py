"""Dates and periods, absolute and relative, in French and English.

A relative time is counted from the document's claimed publication date. Where the page says
that its text is older than itself, it is counted from the original's date if the page gives one
besides its own; without, the result is marked unsure. A bare weekday of a repost stays unsure:
an original is often a retelling itself, and a weekday is then a week off (the words "last
month" seldom are).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from affiant.facts.context import Context
from affiant.facts.kinds import Support, TimeExpression, TimeKind
from affiant.facts.quantities.cutting import Cut, cut
from affiant.facts.sentence import Sentence
from affiant.facts.times import expression, iso
from affiant.facts.times.calendar import Calendar, calendar
from affiant.facts.times.clock import clock
from affiant.facts.times.dates import date
from affiant.facts.times.durations import duration
from affiant.facts.times.ending import ending
from affiant.facts.times.hours import hours
from affiant.facts.times.joining import joined, widened
from affiant.facts.times.order import day_first
from affiant.facts.times.reading import Line
from affiant.facts.times.relative import relative
from affiant.facts.times.sets import recurring
from affiant.facts.times.story import Story
from affiant.facts.times.told import Part, Told
from affiant.facts.times.years import year
from affiant.reading.document import PublicationDate
from affiant.reading.span import Span

__all__ = ["expressions", "find", "parts"]

FOUND_BY = "times/1"
_SUMMER = re.compile(r"\b(?:l['’]|cet )été\b", re.IGNORECASE)
_RULES = (date, year, relative, duration, clock, recurring)
_CONFIDENCE = {
    TimeKind.ABSOLUTE: 0.97,
    TimeKind.PARTIAL: 0.9,
    TimeKind.RELATIVE: 0.85,
    TimeKind.DURATION: 0.9,
    TimeKind.CLOCK: 0.85,
    TimeKind.SET: 0.85,
}
_ENDS = frozenset(("start", "end"))
_BEFORE_A_VERB = frozenset(("to", "will", "would", "may", "might", "could", "can", "should", "not"))
_LINK = 2  # tokens between two dates of one span: "and", "et le"
_UNSURE = 0.5  # a relative day of a page that may be a repost is as often wrong as right


def find(context: Context) -> tuple[TimeExpression, ...]:
    """All times of the document's sentences, and the page's own date where it stands."""
    published = context.document.published
    found = [*_in_order(context, published)]
    header = _header(context, found)
    return tuple(sorted([*header, *found], key=lambda time: time.span))


def _in_order(context: Context, published: PublicationDate | None) -> Iterator[TimeExpression]:
    """The times of the sentences, each read with what the ones before it tell."""
    order = day_first(context)
    story = Story(context.document)
    for sentence in context.sentences:
        for time in _in_sentence(sentence, published, story, order):
            yield story.told(time)


def expressions(
    text: str, language: str, reference: str | None = None
) -> tuple[TimeExpression, ...]:
    """Every expression of time in `text`, relative ones counted from the ISO day `reference`.

    Wider than `find`: see `affiant.facts.times.expression`. `language` is "fr" or "en"; spans
    are code points of `text`. Never raises on any text.
    """
    return tuple(expression.found(text, language, reference, _told))


def _in_sentence(
    sentence: Sentence, published: PublicationDate | None, story: Story, order: bool | None
) -> Iterator[TimeExpression]:
    read = cut(sentence)
    if read is None:
        return
    words = calendar(read.language)
    if not _tells_time(read, words):
        return
    anchor = iso.parsed(published.written) if published else None
    line = Line(read.tokens, words, anchor, story.latest, order)
    for told in _told(line):
        story.passed(line, told)
        yield _fact(sentence, line, told, published)


def _tells_time(read: Cut, words: Calendar) -> bool:
    """Whether the sentence can hold a time at all."""
    if read.has_digit or not words.triggers.isdisjoint(read.words):
        return True
    summer = words.language == "fr" and "été" in read.words
    return summer and _SUMMER.search(read.text) is not None


def _told(line: Line) -> Iterator[Told]:
    """The times of the line; "5 May" takes its year from "and 20 June 2018" behind it."""
    found = list(_longest(line))
    dated = [_with_year_of(told, behind) for told, behind in pairwise(found)]
    made: list[Told] = []
    for told in joined(line, [*dated, *found[-1:]]):
        one = ending(line, widened(line, told, made[-1].last if made else 0))
        if made and made[-1].first >= one.first:
            made.pop()  # three months | to 31 March: a length that the period takes in
        made.append(one)
    yield from made


def _with_year_of(told: Told, behind: Told) -> Told:
    linked = behind.first - told.last <= _LINK and told.kind is TimeKind.PARTIAL and told.anchored
    full = behind.iso if behind.kind is not TimeKind.RELATIVE and not behind.anchored else None
    if not linked or full is None or told.month is None or not full[:4].isdecimal():
        return told
    month, number = told.month
    year = int(full[:4])
    shown = iso.day(year, month, number) if number else iso.month(year, month)
    return replace(told, iso=shown, anchored=False) if shown else told


def _longest(line: Line) -> Iterator[Told]:
    """From left to right, the longest time at each place."""
    after = 0
    for index in _openings(line):
        if index < after:
            continue
        candidates = [told for rule in _RULES if (told := rule(line, index))]
        best = max(candidates, key=lambda told: told.last, default=None)
        if best is not None and best.kind is TimeKind.DURATION and _lasts(line, index):
            continue  # is expected to last | six weeks: the length begins behind the verb
        if best is not None:
            yield best
            after = best.last


def _lasts(line: Line, index: int) -> bool:
    return line.low(index) == "last" and line.low(index - 1) in _BEFORE_A_VERB


def _openings(line: Line) -> Iterator[int]:
    """Where a time may begin: at a numeral, a word for time, or a small word before either."""
    begins, leads, led = line.calendar.begins, line.calendar.leads, line.calendar.led
    for index, (token, behind) in enumerate(pairwise(line.tokens)):
        leading = token.low in leads and (behind.digits or behind.low in led)
        if leading or token.digits or token.low in begins:
            yield index
    if line.tokens and (line.tokens[-1].digits or line.tokens[-1].low in begins):
        yield len(line.tokens) - 1


def _fact(
    sentence: Sentence, line: Line, told: Told, published: PublicationDate | None
) -> TimeExpression:
    start, end = line.tokens[told.first].start, line.tokens[told.last - 1].end
    counted = told.anchored and told.iso is not None and published is not None
    unsure = counted and _hangs_on_another_day(line, told, published)
    return TimeExpression(
        span=sentence.locate(start, end),
        surface=sentence.text[start:end],
        found_by=FOUND_BY,
        confidence=_UNSURE if unsure else _CONFIDENCE[told.kind],
        iso=told.iso,
        time_kind=told.kind,
        anchor=published.written if counted and published else None,
        unsure=unsure,
        length=told.length,
        clock=hours(line, *_hour(told)) if told.kind is TimeKind.CLOCK or told.parts else None,
        supports=tuple(_support(sentence, line, part) for part in told.parts),
    )


def _hangs_on_another_day(line: Line, told: Told, published: PublicationDate | None) -> bool:
    if published is None or not published.may_be_repost:
        return False
    weekday = told.last - told.first == 1 and line.low(told.first) in line.calendar.weekdays
    return weekday or published.origin is None


def _hour(told: Told) -> tuple[int, int]:
    """Where the hour of a time stands: all of it, or what is beside its day; (0, 0) nowhere."""
    day = next((part for part in told.parts if part.name == "day"), None)
    if told.kind is TimeKind.CLOCK:
        return told.first, told.last
    if day is None:
        return 0, 0
    return (day.last, told.last) if day.first == told.first else (told.first, day.first)


def _support(sentence: Sentence, line: Line, part: Part) -> Support:
    start, end = line.tokens[part.first].start, line.tokens[part.last - 1].end
    return Support(part.name, sentence.locate(start, end))


def parts(context: Context) -> Iterator[TimeExpression]:
    """The ends of the context's intervals, each a time by itself.

    TimeML marks each end by itself; the interval is ours. Who wants every day that a page
    names takes both, who wants what happened when takes those with no `part_of`.
    """
    for time in context.times:
        for support in time.supports:
            if support.attribute in _ENDS and support.span != time.span:
                yield _inside(context.document.text, time, support)


def _inside(text: str, time: TimeExpression, support: Support) -> TimeExpression:
    begin, _, end = (time.iso or "").partition("/")
    return replace(
        time,
        span=support.span,
        surface=support.span.of(text),
        iso=(end if support.attribute == "end" else begin) or None,
        length=None,
        clock=None,
        supports=(),
        part_of=time.span,
    )


def _header(context: Context, found: list[TimeExpression]) -> Iterator[TimeExpression]:
    """The page's own date where its text tells it outside of every sentence (a page header)."""
    published = context.document.published
    span = published.span if published else None
    if published is None or span is None or span.end > len(context.document.text):
        return
    if not len(span) or any(span.overlaps(time.span) for time in found):
        return
    yield TimeExpression(
        span=Span(span.start, span.end),
        surface=span.of(context.document.text),
        found_by=FOUND_BY,
        confidence=_CONFIDENCE[TimeKind.ABSOLUTE],
        iso=published.iso,
    )
