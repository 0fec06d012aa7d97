"""What a composed expression says, from the times inside it and the words that join them.

Where the words leave it open, `iso` stays None: no value is better than another day's.
"""

import datetime as dt
import re
from collections.abc import Sequence

from affiant.facts.kinds import TimeKind
from affiant.facts.quantities.cardinal import cardinal
from affiant.facts.times import iso
from affiant.facts.times.ago import PERIOD_MONTHS
from affiant.facts.times.grammar import Chart
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Told

_OPEN = ".."  # ISO 8601-2: an interval without an end
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BACK = frozenset(("before", "avant", "ago"))
_WEEK, _MONTHS, _DAYS = 7, 12, 31
_ADDED = frozenset(("and", "et", "½", "half", "demi", "demie", "quarter", "quart"))
_LENGTHS = ("DURATION", "SET", "TIMESPAN")
_PLAIN = ("NUMERIC", "MONTHYEAR", "MDY", "MD", "SLASHED", "SHORT")
_VAGUE = ("WEEKORD", "DAYOF", "QUARTERS", "HOLIDAYS")


def composed(chart: Chart, inside: Sequence[Told], first: int, last: int) -> Told:
    """The expression at [first, last) as an interval, open or not, a day, a period or a length."""
    when = _when(chart, inside, first, last)
    sure = any(last in chart.ends(symbol, first) for symbol in _LENGTHS)
    length = _length(chart.line, inside, first, last) if sure else None
    return Told(first, last, when, TimeKind.PARTIAL, anchored=True, length=length)


def _when(chart: Chart, inside: Sequence[Told], first: int, last: int) -> str | None:
    if any(last in chart.ends(symbol, first) for symbol in _PLAIN):
        return _day_of(chart.line, first, last)
    if last in chart.ends("RANGE", first):
        return _range(chart, inside, first, last)
    if last in chart.ends("OFFSET", first):
        return _offset(chart.line, inside, first)
    if last in chart.ends("LIMITED", first):
        return _limited(chart, inside, first, last)
    return _single(chart, inside, first, last)


def _length(line: Line, inside: Sequence[Told], first: int, last: int) -> str | None:
    """The one length in it; a half behind it is added, other additions leave it untold."""
    lengths = [told for told in inside if told.length]
    if len(lengths) != 1:
        return None
    told = lengths[0]
    words = [line.low(at) for at in range(first, last)]
    if told.kind is TimeKind.DURATION and not _ADDED.isdisjoint(words):
        return None
    return told.length


def _range(chart: Chart, inside: Sequence[Told], first: int, last: int) -> str | None:
    """ "from May 3 to 9", "2014~2018", "between January and now"."""
    line = chart.line
    ends = _named(chart, inside, first, last)
    if any(chart.ends("NOW", at) for at in range(first, last)) and line.anchor:
        ends.append(line.anchor.isoformat())
    if len(ends) == 1 and "/" in ends[0]:
        return ends[0]
    years = [line.low(at) for at in range(first, last) if line.year(at)]
    if len(ends) < 2 and len(years) == 2:  # noqa: PLR2004 - two ends
        ends = years
    if len(ends) == 1 and _DAY.fullmatch(ends[0]):
        return _days(line, ends[0], first, last)
    return _interval(ends[0], ends[-1]) if len(ends) > 1 else None


def _named(chart: Chart, inside: Sequence[Told], first: int, last: int) -> list[str]:
    """The days and periods that the words name, from left to right; one year serves both ends."""
    strict = {one.first: one for one in inside if one.kind is not TimeKind.DURATION}
    years = {line_year for at in range(first, last) if (line_year := chart.line.year(at))}
    year = years.pop() if len(years) == 1 else None
    found, at = [], first
    while at < last:
        plain, told = _longest(chart, _PLAIN, at), strict.get(at)
        if at < plain <= last:
            when, at = _day_of(chart.line, at, plain, year), plain
        elif told:
            when, at = told.iso, told.last
        else:
            when, at = None, at + 1
        found += [when] if when else []
    return found


def _days(line: Line, day: str, first: int, last: int) -> str | None:
    """ "November 19-20": the days of one month."""
    numbers = [line.number(at, _DAYS) for at in range(first, last)]
    days = [number for number in numbers if number]
    if len(days) != 2:  # noqa: PLR2004 - two ends
        return None
    ends = [iso.day(int(day[:4]), int(day[5:7]), number) for number in days]
    return _interval(ends[0], ends[1]) if ends[0] and ends[1] else None


def _interval(begin: str, end: str) -> str | None:
    begin, end = begin.partition("/")[0], end.rpartition("/")[2]
    return f"{begin}/{end}" if begin[: len(end)] < end[: len(begin)] else None


def _offset(line: Line, inside: Sequence[Told], first: int) -> str | None:
    """ "2 weeks before May 13", "3 jours après demain": counted from the day that is named."""
    base = next((told for told in inside if told.iso and _DAY.fullmatch(told.iso)), None)
    if base is None or base.iso is None:
        return None
    counts = (line.count(at) for at in range(first, base.first))
    read = next(
        (read for read in counts if read and line.low(read.last) in line.calendar.units), None
    )
    unit = line.calendar.units.get(line.low(read.last)) if read else None
    if read is None or unit not in ("D", "W", "MO", "Y", "10Y"):
        return None
    joining = {line.low(at) for at in range(read.last, base.first)}
    steps = int(read.value) * (-1 if joining & _BACK else 1)
    return _shifted(dt.date.fromisoformat(base.iso), unit, steps)


def _shifted(day: dt.date, unit: str, steps: int) -> str | None:
    if unit in PERIOD_MONTHS:
        there = iso.shifted(day, months=steps * PERIOD_MONTHS[unit])
    else:
        there = iso.shifted(day, days=steps * (_WEEK if unit == "W" else 1))
    return there.isoformat() if there else None


def _limited(chart: Chart, inside: Sequence[Told], first: int, last: int) -> str | None:
    """ "before 2018", "since August", "2018 or later"."""
    when = _single(chart, inside, first, last)
    if when is None or "/" in when:
        return when
    after = chart.ends("AFTER", first) or not chart.ends("BEFORE", first)
    return f"{when}/{_OPEN}" if after else f"{_OPEN}/{when}"


def _single(chart: Chart, inside: Sequence[Told], first: int, last: int) -> str | None:
    """The one day or period that the words name."""
    line = chart.line
    places = range(first, last)
    if any(last in chart.ends(symbol, at) for symbol in _VAGUE for at in places):
        return _week(line, inside, first, last)
    weekday = next((at for at in places if chart.ends("WDDATE", at)), None)
    plain = next((at for at in places if _longest(chart, _PLAIN, at) > at), None)
    if plain is not None:
        return _day_of(line, plain, min(last, _longest(chart, _PLAIN, plain)))
    if weekday is not None:
        return _numbered_weekday(line, weekday, last)
    told = {one.iso for one in inside if one.iso and one.kind is not TimeKind.DURATION}
    return told.pop() if len(told) == 1 else None


def _longest(chart: Chart, symbols: Sequence[str], at: int) -> int:
    return max((end for symbol in symbols for end in chart.ends(symbol, at)), default=at)


def _week(line: Line, inside: Sequence[Told], first: int, last: int) -> str | None:
    """ "week 31 of 2019", "the week of April 10": its ISO week; other parts are not counted."""
    days = [told.iso for told in inside if told.iso and _DAY.fullmatch(told.iso)]
    words = {line.low(at) for at in range(first, last)}
    if words.isdisjoint(("week", "semaine")):
        return None
    if len(days) == 1:
        return iso.week(dt.date.fromisoformat(days[0]))
    number = next((line.number(at, 53) for at in range(first, last) if line.number(at, 53)), None)
    year = next((line.year(at) for at in range(first, last) if line.year(at)), None)
    return f"{year}-W{number:02d}" if number and year else None


def _day_of(line: Line, first: int, last: int, year: int | None = None) -> str | None:
    """A day or month from its parts, in whatever order: "Sep-23-2020", "2015-12", "22/04".

    `year` serves where none is told, before the one nearest to the day of writing.
    """
    compact = line.low(first)
    if last == first + 1 and compact.isdecimal():
        return iso.day(int(compact[:4]), int(compact[4:6]), int(compact[6:] or 0))
    months = {**line.calendar.months, **line.calendar.short_months}
    words = [part for at in range(first, last) for part in line.low(at).split(".") if part]
    month = next((months[word] for word in words if word in months), None)
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]  # noqa: PLR2004
    years = [number for number in numbers if iso.FIRST_YEAR <= number <= iso.LAST_YEAR]
    small = [number for number in numbers if number not in years]
    if month is None and small:
        month = small.pop(_month_place(line, small)) if years or len(small) > 1 else None
    if not years and len(small) > 1:
        years = [iso.year_of(f"{small.pop():02d}")]
    if month is not None and not small:
        small = _day_in_words(line, first, last)
    if month is None or not 1 <= month <= _MONTHS or len(small) > 1:
        return None
    year = years[0] if years else year
    if year is None and line.anchor:
        year = iso.nearest_year(line.anchor, month)
    if year is None:
        return None
    return iso.day(year, month, small[0]) if small else iso.month(year, month)


def _month_place(line: Line, small: Sequence[int]) -> int:
    """Which of the small numerals is the month: French puts it last, English first."""
    if len(small) == 1:
        return 0
    place = 1 if line.calendar.language == "fr" else 0
    return place if small[place] <= _MONTHS else 1 - place


def _day_in_words(line: Line, first: int, last: int) -> list[int]:
    """ "february twenty second", "vingt-cinq mars"; [] where the words name no day."""
    words = line.words()
    for at in range(first, last):
        read = cardinal(line.tokens[at:last], 0, words)
        told = int(read.value) if read else 0
        behind = at + read.last if read else at
        unit = words.ordinals.get(line.low(behind).rpartition("-")[2], 0) if behind < last else 0
        if told + unit:
            return [told + unit] if told + unit <= _DAYS else []
    return []


def _numbered_weekday(line: Line, first: int, last: int) -> str | None:
    """ "Wed 13th", "lundi 24": the day so numbered, near the anchor, that is such a weekday."""
    number = next(
        (line.number(at, _DAYS) for at in range(first, last) if line.number(at, _DAYS)), 0
    )
    name = next((line.low(at)[:3] for at in range(first, last) if line.low(at).isalpha()), "")
    weekday = {day[:3]: place for day, place in line.calendar.weekdays.items()}.get(name)
    if not number or weekday is None or line.anchor is None:
        return None
    return iso.nearest_weekday(line.anchor, weekday, number)
