"""Times so many units away: two years ago, il y a deux ans, the past 20 years."""

from affiant.facts.kinds import TimeKind
from affiant.facts.times import iso
from affiant.facts.times.length import SHORT_UNITS, length
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Told, counted

PERIOD_MONTHS = {"MO": 1, "Y": 12, "10Y": 120}
_CLAUSE = 14  # tokens before "in two years" among which its verb stands
_AHEAD = frozenset((
    "will", "would", "shall", "ll", "can", "could", "may", "might", "must", "should", "to", "be",
    "is", "are",
))  # fmt: skip
_PAST = frozenset((
    "was", "were", "had", "did", "rose", "fell", "grew", "went", "came", "took", "made", "got",
    "lost", "won", "died", "met", "held", "sent", "ran", "became", "paid", "saw", "found", "built",
    "sold", "bought", "spent", "left", "has", "have",
))  # fmt: skip
_WEEK = 7
_LATER = frozenset(("later", "earlier", "after", "afterwards", "auparavant"))


def ago(line: Line, index: int) -> Told | None:
    """ "two years ago", "il y a deux ans", "dans trois jours", "deux ans plus tard"."""
    french = line.calendar.language == "fr"
    opening = line.calendar.ago.at(line.tokens, index) if french else None
    ahead = line.low(index) == ("dans" if french else "in")
    start = opening[1] if opening else index + 1 if ahead else index
    if opening and line.low(start) in ("environ", "près"):
        start = line.past(start + 1, "de d'")
    count = line.count(start)
    unit = line.calendar.units.get(line.low(count.last)) if count else None
    if count is None or unit is None:
        return None
    steps, last = int(count.value), count.last + 1
    if opening or line.low(last) == "ago":
        return counted(index, last if opening else last + 1, _back(line, unit, -steps))
    return _ahead(line, index, last, (unit, steps)) if ahead else _later(line, index, last)


def _ahead(line: Line, index: int, last: int, length_ahead: tuple[str, int]) -> Told | None:
    unit, steps = length_ahead
    if _duration_word(line, last) or _past(line, index):
        return None
    if unit == "S":
        return None  # "to 60 mph in five seconds" tells how long
    if unit in SHORT_UNITS:
        return Told(index, last, None, TimeKind.RELATIVE)
    return counted(index, last, _back(line, unit, steps))


def _later(line: Line, index: int, last: int) -> Told | None:
    two_words = line.low(last) == "plus" and line.low(last + 1) in ("tard", "tôt")
    if not two_words and line.low(last) not in _LATER:
        return None
    return Told(index, last + 2 if two_words else last + 1, None, TimeKind.RELATIVE)


def _past(line: Line, index: int) -> bool:
    """Whether what precedes "in two years" is past: "rose by 12 points in two years" lasts."""
    if line.calendar.language != "en":
        return False  # French says so itself: "en deux ans" against "dans deux ans"
    before = [line.low(at) for at in range(max(0, index - _CLAUSE), index)]
    if _AHEAD.intersection(before):
        return False
    return any(word in _PAST or (word.endswith("ed") and len(word) > 4) for word in before)  # noqa: PLR2004 - "need", "feed"


def _duration_word(line: Line, index: int) -> bool:
    """ "in two years of war" tells how long, not when."""
    return line.low(index) in ("of", "de", "d'", "-", "'")


def _back(line: Line, unit: str, steps: int) -> str | None:
    """So many units from the anchor, told no finer than the unit."""
    if line.anchor is None or unit in SHORT_UNITS:
        return line.anchor.isoformat() if line.anchor and abs(steps) < 2 and unit in "SM" else None  # noqa: PLR2004
    if unit in ("D", "W"):
        there = iso.shifted(line.anchor, days=steps * (1 if unit == "D" else _WEEK))
        return None if there is None else there.isoformat() if unit == "D" else iso.week(there)
    there = iso.shifted(line.anchor, months=steps * PERIOD_MONTHS[unit])
    if there is None:
        return None
    return iso.month(there.year, there.month) if unit == "MO" else f"{there.year:04d}"


def recent(line: Line, index: int) -> Told | None:
    """ "ces derniers jours", "les 20 dernières années", "the past two years", "recent months"."""
    start = index
    if line.low(start) in ("ces", "les", "the") and line.count(start + 1) is None:
        start += 1
    count = line.count(start)
    ahead = _coming(line, index, start)
    if ahead:
        return ahead
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
    return counted(index, start + 2, None)


def _coming(line: Line, index: int, start: int) -> Told | None:
    """ "the next two years", "les deux prochaines semaines": up to so many units ahead."""
    count, at = line.count(start), start
    if count and line.low(count.last) in line.calendar.next:
        at = count.last + 1
    elif line.low(start) in line.calendar.next:
        count = line.count(start + 1)
        at = count.last if count else start
    unit = line.calendar.units.get(line.low(at)) if at > start else None
    if count is None or unit is None or count.article:
        return None
    return Told(index, at + 1, None, TimeKind.DURATION, length=length(unit, int(count.value)))


def _stretch(line: Line, first: int, at: int, steps: int, last: int) -> Told | None:
    """The last so many units up to the anchor: an interval, and a length."""
    unit = line.calendar.units.get(line.low(at))
    if unit is None:
        return None
    begin = _back(line, unit, -steps)
    end = _back(line, unit, 0) if begin else None
    when = f"{begin}/{end}" if begin and end and begin < end else None
    return Told(first, last, when, TimeKind.DURATION, anchored=True, length=length(unit, steps))
