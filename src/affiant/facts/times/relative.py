"""Times counted from the day of writing: hier, last week, il y a deux ans, this month."""

import datetime as dt

from affiant.facts.kinds import TimeKind
from affiant.facts.times import iso
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Told

_WEEK = 7
_PERIOD_MONTHS = {"MO": 1, "Y": 12, "10Y": 120}
_SUMMER = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_SHORT_UNITS = frozenset("SMH")  # seconds to hours: no date comes of them
_LATER = frozenset(("later", "earlier", "after", "afterwards", "auparavant"))


def relative(line: Line, index: int) -> Told | None:
    """The relative time that begins at `index`."""
    return (
        _day_word(line, index)
        or _this_or_last(line, index)
        or _ago(line, index)
        or _recent(line, index)
        or _weekday(line, index)
    )


def _counted(first: int, last: int, when: str | None) -> Told:
    return Told(first, last, when, TimeKind.RELATIVE, anchored=True)


def _day_word(line: Line, index: int) -> Told | None:
    """ "yesterday morning", "hier soir", "ce matin", "last night"."""
    steps = line.calendar.days.get(line.low(index))
    if steps is not None:
        after = index + 2 if line.low(index + 1) in line.calendar.this_day else index + 1
        return _counted(index, after, _day(line, steps))
    if line.low(index + 1) not in line.calendar.this_day:
        return None
    if line.low(index) in line.calendar.this:
        return _counted(index, index + 2, _day(line, 0))
    if line.calendar.language == "en" and line.low(index) == "last":
        return _counted(index, index + 2, _day(line, -1))
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
        return _counted(first, last, _weekend(line, step))
    if word in line.calendar.weekdays and line.day(at + 1):
        return None  # "ce vendredi 20 janvier" is a date, and begins at its weekday
    if word in line.calendar.weekdays and (line.capital(at) or line.calendar.language == "fr"):
        return _counted(first, last, _named_day(line, line.calendar.weekdays[word], step))
    if word in line.calendar.months and step:
        return _counted(first, last, _named_month(line, line.calendar.months[word], step))
    if word in line.calendar.seasons and (line.calendar.language == "fr" or word != "fall" or step):
        return _counted(first, last, _named_season(line, line.calendar.seasons[word], step))
    unit = line.calendar.units.get(word)
    plural = word.endswith("s") and word not in ("mois",)
    if unit in ("W", "MO", "Y") and not plural and line.low(at + 1) != "-":
        return _counted(first, last, _unit(line, unit, step))
    if word == line.low(at) and word in line.calendar.quarter_word:
        return _counted(first, last, None)
    return None


def _unit(line: Line, unit: str, step: int) -> str | None:
    if line.anchor is None:
        return None
    if unit == "W":
        there = iso.shifted(line.anchor, days=_WEEK * step)
        return iso.week(there) if there else None
    there = iso.shifted(line.anchor, months=_PERIOD_MONTHS[unit] * step)
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


def _ago(line: Line, index: int) -> Told | None:
    """ "two years ago", "il y a deux ans", "dans trois jours", "deux ans plus tard"."""
    opening = line.calendar.ago.at(line.tokens, index) if line.calendar.language == "fr" else None
    ahead = line.low(index) == ("dans" if line.calendar.language == "fr" else "in")
    start = opening[1] if opening else index + 1 if ahead else index
    if opening and line.low(start) in ("environ", "près"):
        start = line.past(start + 1, "de d'")
    count = line.count(start)
    if count is None:
        return None
    unit = line.calendar.units.get(line.low(count.last))
    if unit is None:
        return None
    steps, last = int(count.value), count.last + 1
    if opening:
        return _counted(index, last, _back(line, unit, -steps))
    if line.low(last) == "ago":
        return _counted(index, last + 1, _back(line, unit, -steps))
    if ahead and unit not in _SHORT_UNITS and not _duration_word(line, last):
        return _counted(index, last, _back(line, unit, steps))
    if line.low(last) in _LATER or (
        line.low(last) == "plus" and line.low(last + 1) in ("tard", "tôt")
    ):
        end = last + 2 if line.low(last) == "plus" else last + 1
        return Told(index, end, None, TimeKind.RELATIVE)
    return None


def _duration_word(line: Line, index: int) -> bool:
    """ "in two years of war" tells how long, not when."""
    return line.low(index) in ("of", "de", "d'", "-", "'")


def _back(line: Line, unit: str, steps: int) -> str | None:
    """So many units from the anchor, told no finer than the unit."""
    if line.anchor is None or unit in _SHORT_UNITS:
        return line.anchor.isoformat() if line.anchor and abs(steps) < 2 and unit in "SM" else None  # noqa: PLR2004
    if unit in ("D", "W"):
        there = iso.shifted(line.anchor, days=steps * (1 if unit == "D" else _WEEK))
        return None if there is None else there.isoformat() if unit == "D" else iso.week(there)
    there = iso.shifted(line.anchor, months=steps * _PERIOD_MONTHS[unit])
    if there is None:
        return None
    return iso.month(there.year, there.month) if unit == "MO" else f"{there.year:04d}"


def _recent(line: Line, index: int) -> Told | None:
    """ "ces derniers jours", "les 20 dernières années", "the past two years", "recent months"."""
    start = index
    if line.low(start) in ("ces", "les", "the") and line.count(start + 1) is None:
        start += 1
    count = line.count(start)
    if count and line.low(count.last) in line.calendar.recent:
        return _stretch(line, index, count.last + 1, int(count.value), count.last + 2)
    if line.low(start) not in line.calendar.recent:
        return None
    count = line.count(start + 1)
    if count and not count.article:
        return _stretch(line, index, count.last, int(count.value), count.last + 1)
    unit = line.calendar.units.get(line.low(start + 1))
    if unit is None or not line.low(start + 1).endswith("s"):
        return None
    if (
        line.calendar.language == "fr"
        and start == index
        and line.low(index - 1) not in ("des", "aux")
    ):
        return None
    return _counted(index, start + 2, None)


def _stretch(line: Line, first: int, at: int, steps: int, last: int) -> Told | None:
    """The last so many units up to the anchor: an interval, and a length."""
    unit = line.calendar.units.get(line.low(at))
    if unit is None:
        return None
    begin = _back(line, unit, -steps)
    end = _back(line, unit, 0) if begin else None
    when = f"{begin}/{end}" if begin and end and begin < end else None
    return Told(first, last, when, TimeKind.DURATION, anchored=True, length=length(unit, steps))


def length(unit: str, steps: int | str) -> str:
    """An ISO 8601 duration: "P2Y", "PT3H"."""
    if unit == "10Y":
        return f"P{int(steps) * 10}Y"
    letter = "M" if unit == "MO" else unit
    return f"PT{steps}{letter}" if unit in _SHORT_UNITS else f"P{steps}{letter}"


def _weekday(line: Line, index: int) -> Told | None:
    """A weekday alone: the last one up to the anchor, as news tell it."""
    number = line.calendar.weekdays.get(line.low(index))
    if number is None or not (line.capital(index) or line.calendar.language == "fr"):
        return None
    after = index + 2 if line.low(index + 1) in line.calendar.this_day else index + 1
    return _counted(index, after, _last_weekday(line.anchor, number))


def _last_weekday(anchor: dt.date | None, number: int) -> str | None:
    if anchor is None:
        return None
    there = iso.shifted(anchor, days=-((anchor.isoweekday() - number) % _WEEK))
    return there.isoformat() if there else None
