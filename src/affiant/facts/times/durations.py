"""Lengths of time: for two years, deux ans, 18 months, a 20-year contract."""

from affiant.facts.kinds import TimeKind
from affiant.facts.quantities.count import DIED, DYING
from affiant.facts.times.length import length
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Told

_AGE_BEFORE = frozenset(("âgé", "âgée", "âgés", "âgées", "aged", "age"))
_RATED = frozenset(("%", "million", "billion", "percent", "dollars", "euros", "pounds", "cents",
                    "once", "twice", "times"))  # fmt: skip
_CLOCK_BEFORE = frozenset(("à", "vers", "at", "dès"))


def duration(line: Line, index: int) -> Told | None:
    """The length of time that begins at `index`; ages and French clock times are none."""
    count = line.count(index)
    if count is None:
        return _whole(line, index)
    at = count.last + 1 if line.low(count.last) == "-" else count.last
    unit = line.calendar.units.get(line.low(at))
    if unit is None or _age(line, index, at) or _ordinal(line, at, article=count.article):
        return None
    if unit == "H" and line.low(index - 1) in _CLOCK_BEFORE:
        return None
    if count.article and _rate(line, index):
        return None
    amount = format(count.value.normalize(), "f")
    if "." in amount:
        return None
    return Told(index, at + 1, None, TimeKind.DURATION, length=length(unit, amount))


def _whole(line: Line, index: int) -> Told | None:
    """ "all week", "toute la journée", "tout le mois"."""
    at = index + 1
    if line.low(index) in ("tout", "toute") and line.low(at) in ("le", "la", "l'"):
        at += 1
    elif line.low(index) != "all" or line.calendar.language != "en":
        return None
    unit = line.calendar.units.get(line.low(at))
    if unit is None or (line.low(at).endswith("s") and line.low(at) != "mois"):
        return None
    return Told(index, at + 1, None, TimeKind.DURATION, length=length(unit, 1))


def _rate(line: Line, index: int) -> bool:
    """ "$18,500 a month", "5% a year", "20 hours a week", "twice a month": no length of time."""
    before = line.low(index - 1)
    number = line.low(index - 2)
    counted = number.isdecimal() or (index > 1 and line.tokens[index - 2].digits)
    return (index > 0 and line.tokens[index - 1].digits) or before in _RATED or counted


def _age(line: Line, index: int, at: int) -> bool:
    before = line.low(index - 1)
    aside = before == "," and line.low(at + 1) in (",", ")") and line.capital(index - 2)
    if aside and line.calendar.units.get(line.low(at)) == "Y":
        return True  # "Odile Roy, 78 ans, ..."
    if before == "à" and any(line.low(at) in DIED for at in range(index - DYING, index)):
        return True  # morte mardi à 79 ans
    if before in _AGE_BEFORE or (before in ("de", "of") and line.low(index - 2) in _AGE_BEFORE):
        return True
    following = line.low(at + 1), line.low(at + 2)
    return "old" in following[: 2 if following[0] == "-" else 1]


def _ordinal(line: Line, at: int, *, article: bool) -> bool:
    """ "un an" and "a year" tell a length; "une seconde", "a second", "a day" rarely do."""
    return article and line.low(at) not in (
        "an",
        "year",
        "month",
        "mois",
        "week",
        "semaine",
        "décennie",
        "decade",
    )
