"""Every expression of time in a text, also those that make no fact of a news page.

The rules that find facts (`times.find`) are strict: "in the morning", "before 2018", "10-4"
and "the day" are no dates of anything there. This is the wide reading, for schedules, letters
and comparison with other extractors: the same rules, and a grammar of what else is said.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from affiant.facts.kinds import TimeExpression, TimeKind
from affiant.facts.quantities.lexicon import number_words
from affiant.facts.quantities.token import Token, tokens
from affiant.facts.times import iso
from affiant.facts.times.calendar import calendar
from affiant.facts.times.composed import composed
from affiant.facts.times.grammar import Chart, grammar
from affiant.facts.times.hours import hours
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Told
from affiant.reading.span import Span

FOUND_BY = "expressions/1"
CONFIDENCE = 0.7
_TOP, _TRAP, _BARE = "TOP", "TRAP", "BARE"
_KINDS = (
    ("SET", TimeKind.SET),
    ("DURATION", TimeKind.DURATION),
    ("TIME", TimeKind.CLOCK),
    ("SURERANGE", TimeKind.CLOCK),
    ("INPART", TimeKind.CLOCK),
)
_CLOCKS = ("TIME", "ATHOUR")

Rules = Callable[[Line], Iterator[Told]]


def found(text: str, language: str, reference: str | None, rules: Rules) -> list[TimeExpression]:
    """The expressions of `text`; `rules` are the strict ones, which know most values."""
    anchor = iso.parsed(reference) if reference else None
    line = Line(_cut(text, language), calendar(language), anchor)
    strict = list(rules(line))
    chart = Chart(line, grammar(language))
    return [_expression(text, chart, strict, *ends) for ends in _spans(chart, strict)]


def _cut(text: str, language: str) -> Sequence[Token]:
    return tokens(text, _parted(language))


@cache
def _parted(language: str) -> frozenset[str]:
    """Words that are parted at a hyphen between two of them: "Nov-Feb", "twenty-three"."""
    known = calendar(language)
    return number_words(language).splittable | known.months.keys() | known.short_months.keys()


def _spans(chart: Chart, strict: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """The longest expressions from left to right: of the grammar, or of the strict rules."""
    begun = {told.first: told.last for told in strict}
    index = 0
    while index < len(chart.line.tokens):
        last = max([*chart.ends(_TOP, index), begun.get(index, 0)], default=0)
        if last <= index:
            index += 1
            continue
        if last not in chart.ends(_TRAP, index):
            yield _without_article(chart, index, last), last
        index = last


def _without_article(chart: Chart, first: int, last: int) -> int:
    """ "the | next quarter", "la | fin du mois": the article is none of the expression's words."""
    if chart.line.low(first) not in chart.line.calendar.articles:
        return first
    bare = chart.ends(_BARE, first + 1) and last in chart.ends(_TOP, first + 1)
    return first + 1 if bare else first


def _expression(
    text: str, chart: Chart, strict: Sequence[Told], first: int, last: int
) -> TimeExpression:
    line = chart.line
    at = bisect_left(strict, first, key=_first)
    inside = [told for told in strict[at : at + last - first] if told.last <= last]
    told = next((one for one in inside if (one.first, one.last) == (first, last)), None)
    kind = told.kind if told else _kind(chart, first, last)
    if told is None:
        told = replace(composed(chart, inside, first, last), kind=kind)
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    anchor = line.anchor.isoformat() if line.anchor and told.anchored and told.iso else None
    return TimeExpression(
        span=Span(start, end),
        surface=text[start:end],
        found_by=FOUND_BY,
        confidence=CONFIDENCE,
        iso=told.iso,
        time_kind=kind,
        anchor=anchor,
        length=told.length,
        clock=_clock(chart, kind, first, last),
    )


def _first(told: Told) -> int:
    return told.first


def _clock(chart: Chart, kind: TimeKind, first: int, last: int) -> str | None:
    """The hours that stand in it, be it all or a part of its words."""
    if kind is TimeKind.DURATION:
        return None
    if last in chart.ends("SURERANGE", first):
        return hours(chart.line, first, last)
    for at in range(first, last):
        if any(end <= last for name in _CLOCKS for end in chart.ends(name, at)):
            return hours(chart.line, at, last)
    return None


def _kind(chart: Chart, first: int, last: int) -> TimeKind:
    for symbol, kind in _KINDS:
        if last in chart.ends(symbol, first):
            return kind
    return TimeKind.RELATIVE if last in chart.ends("OFFSET", first) else TimeKind.PARTIAL
