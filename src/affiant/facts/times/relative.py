"""Times counted from the day of writing: hier, last week, il y a deux ans, this month."""

from affiant.facts.kinds import TimeKind
from affiant.facts.times import iso
from affiant.facts.times.ago import PERIOD_MONTHS, ago, recent
from affiant.facts.times.reading import Line
from affiant.facts.times.tense import Tense, indefinite, tense
from affiant.facts.times.told import Told, counted

_BESIDE = frozenset(("D", "W", "MO", "Y"))
_BEFORE_OR_AFTER = frozenset(("before", "after", "earlier", "later"))
_NEXT_DAY = frozenset(("veille", "lendemain", "avant-veille", "surlendemain"))
_WEEK = 7
_SUMMER = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}


def relative(line: Line, index: int) -> Told | None:
    """The relative time that begins at `index`."""
    return (
        _day_word(line, index)
        or _this_or_last(line, index)
        or ago(line, index)
        or _beside(line, index)
        or _part_of_period(line, index)
        or recent(line, index)
        or _weekday(line, index)
    )


def _day_word(line: Line, index: int) -> Told | None:
    """ "yesterday morning", "hier soir", "ce matin", "last night"."""
    steps = line.calendar.days.get(line.low(index))
    if steps is not None and line.capital(index) and line.capital(index - 1):
        return None  # the newspaper "USA Today"
    if steps is not None:
        after = index + 2 if line.low(index + 1) in line.calendar.this_day else index + 1
        return counted(index, after, _day(line, steps))
    if line.low(index + 1) not in line.calendar.this_day:
        return None
    if line.low(index) in line.calendar.this:
        return counted(index, index + 2, _day(line, 0))
    if line.calendar.language == "en" and line.low(index) == "last":
        return counted(index, index + 2, _day(line, -1))
    return None


def _part_of_period(line: Line, index: int) -> Told | None:
    """ "the end of the month", "fin de l'année": the period of the day of writing."""
    found = line.calendar.period_parts.at(line.tokens, index)
    if found is None:
        return None
    unit = line.calendar.units.get(line.low(found[1]))
    if line.year(found[1] + 1) is not None:
        return None  # "le début de l'année 2016" is of that year
    if unit not in ("D", "W", "MO", "Y") or line.low(found[1] + 1) in ("of", "de", "d'"):
        return None
    when = _day(line, 0) if unit == "D" else _unit(line, unit, 0)
    return counted(index, found[1] + 1, when)


def _beside(line: Line, index: int) -> Told | None:
    """ "the day before", "the next year", "la veille", told of a day before."""
    if line.low(index) not in line.calendar.articles:
        return None
    word, behind = line.low(index + 1), line.low(index + 2)
    if word in _NEXT_DAY:
        part = line.low(index + 2) in line.calendar.this_day
        return Told(index, index + 3 if part else index + 2, None, TimeKind.RELATIVE)
    if line.calendar.units.get(word) in _BESIDE and behind in _BEFORE_OR_AFTER:
        return Told(index, index + 3, None, TimeKind.RELATIVE)
    if word in ("following", "previous", "same") and line.calendar.units.get(behind) in _BESIDE:
        return Told(index, index + 3, None, TimeKind.RELATIVE)
    return None


def _day(line: Line, steps: int) -> str | None:
    there = iso.shifted(line.anchor, days=steps) if line.anchor else None
    return there.isoformat() if there else None


def _direction(line: Line, index: int) -> int | None:
    word = line.low(index)
    if word in line.calendar.this:
        return 0
    if word in line.calendar.last:
        return -1
    return 1 if word in line.calendar.next else None


def _this_or_last(line: Line, index: int) -> Told | None:
    """ "last week", "la semaine dernière", "ce mois-ci", "next Monday", "janvier dernier"."""
    before = _direction(line, index)
    if before is not None and (line.calendar.language == "en" or before == 0):
        return _period(line, index, index + 1, before, index + 2)
    if line.calendar.language != "fr":
        return None
    at = index + 1 if line.low(index) in line.calendar.articles else index
    named = (
        at > index or line.low(at) in line.calendar.weekdays or line.low(at) in line.calendar.months
    )
    after = _direction(line, at + 1)
    return _period(line, index, at, after, at + 2) if named and after else None


def _period(line: Line, first: int, at: int, step: int, last: int) -> Told | None:
    word = line.low(at)
    if word.split("-")[0] in line.calendar.units and word.endswith("-ci"):
        word = word.split("-")[0]
    if word in ("weekend", "week-end"):
        return counted(first, last, _weekend(line, step))
    if word in line.calendar.weekdays and line.day(at + 1):
        return None  # "ce vendredi 20 janvier" is a date, and begins at its weekday
    if word in line.calendar.weekdays and (line.capital(at) or line.calendar.language == "fr"):
        return counted(first, last, _named_day(line, line.calendar.weekdays[word], step))
    if word in line.calendar.months and step:
        return counted(first, last, _named_month(line, line.calendar.months[word], step))
    if word in line.calendar.seasons and (line.calendar.language == "fr" or word != "fall" or step):
        return counted(first, last, _named_season(line, line.calendar.seasons[word], step))
    unit = line.calendar.units.get(word)
    plural = word.endswith("s") and word not in ("mois",)
    if unit in ("W", "MO", "Y") and not plural and line.low(at + 1) != "-":
        return counted(first, last, _unit(line, unit, step))
    if word == line.low(at) and word in line.calendar.quarter_word:
        return counted(first, last, None)
    return None


def _unit(line: Line, unit: str, step: int) -> str | None:
    if line.anchor is None:
        return None
    if unit == "W":
        there = iso.shifted(line.anchor, days=_WEEK * step)
        return iso.week(there) if there else None
    there = iso.shifted(line.anchor, months=PERIOD_MONTHS[unit] * step)
    if there is None:
        return None
    return iso.month(there.year, there.month) if unit == "MO" else f"{there.year:04d}"


def _weekend(line: Line, step: int) -> str | None:
    if line.anchor is None:
        return None
    saturday = iso.shifted(line.anchor, days=5 - line.anchor.weekday() + _WEEK * step)
    sunday = iso.shifted(saturday, days=1) if saturday else None
    return f"{saturday}/{sunday}" if sunday else None


def _named_day(line: Line, number: int, step: int) -> str | None:
    """The weekday before (-1), after (1) or in the week of (0) the anchor."""
    if line.anchor is None:
        return None
    gap = number - line.anchor.isoweekday()
    if step < 0:
        gap = gap - _WEEK if gap >= 0 else gap
    elif step > 0:
        gap = gap + _WEEK if gap <= 0 else gap
    return _day(line, gap)


def _named_month(line: Line, number: int, step: int) -> str | None:
    if line.anchor is None:
        return None
    year = line.anchor.year
    if step < 0 and number >= line.anchor.month:
        year -= 1
    if step > 0 and number <= line.anchor.month:
        year += 1
    return iso.month(year, number)


def _named_season(line: Line, season: str, step: int) -> str | None:
    if line.anchor is None or season not in _SUMMER:
        return None
    begin, end = _SUMMER[season]
    year = line.anchor.year
    if step < 0 and line.anchor.month <= end:
        year -= 1
    if step > 0 and line.anchor.month >= begin:
        year += 1
    return f"{year:04d}-{begin:02d}/{year:04d}-{end:02d}"


def _weekday(line: Line, index: int) -> Told | None:
    """A weekday alone: the last one up to the anchor, as news tell it, or the next one where
    the clause tells of what is to come.
    """
    number = line.calendar.weekdays.get(line.low(index))
    if number is None or not (line.capital(index) or line.calendar.language == "fr"):
        return None
    after = index + 2 if line.low(index + 1) in line.calendar.this_day else index + 1
    if line.anchor is None or indefinite(line, index):
        return counted(index, after, None)
    gap = (number - line.anchor.isoweekday()) % _WEEK
    ahead = gap == 0 or tense(line, index) is Tense.AHEAD
    return counted(index, after, _day(line, gap if ahead else gap - _WEEK))
