"""What comes back: every Monday, each week, tous les jours, chaque année."""

from affiant.facts.kinds import TimeKind
from affiant.facts.times.length import length
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Told

_EVERY = {"en": frozenset(("every", "each")), "fr": frozenset(("chaque",))}
_ALL = frozenset(("tous", "toutes"))
_ADVERBS = {
    "everyday": "P1D", "annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W",
    "quarterly": "P3M", "annuellement": "P1Y", "mensuellement": "P1M", "hebdomadairement": "P1W",
    "quotidiennement": "P1D",
}  # fmt: skip
_DAYS = frozenset((
    "weekday", "weekdays", "weekend", "weekends", "week-end", "week-ends", "morning", "mornings",
    "evening", "evenings", "afternoon", "night", "matin", "matins", "soir", "soirs", "nuit",
    "nuits", "après-midi",
))  # fmt: skip


def recurring(line: Line, index: int) -> Told | None:
    """The set of times that begins at `index`; `length` is the time from one to the next."""
    word = line.low(index)
    if word in _ADVERBS and not line.capital(index):
        return Told(index, index + 1, None, TimeKind.SET, length=_ADVERBS[word])
    if word in _EVERY[line.calendar.language]:
        return _each(line, index, line.past(index + 1, "other single"))
    if line.calendar.language == "fr" and word in _ALL and line.low(index + 1) == "les":
        return _each(line, index, index + 2)
    return None


def _each(line: Line, first: int, at: int) -> Told | None:
    count = line.count(at)
    if count and not count.article:
        unit = line.calendar.units.get(line.low(count.last))
        told = length(unit, int(count.value)) if unit else None
        return Told(first, count.last + 1, None, TimeKind.SET, length=told) if told else None
    word = line.low(at)
    if word in line.calendar.weekdays or word.removesuffix("s") in line.calendar.weekdays:
        return Told(first, at + 1, None, TimeKind.SET, length="P1W")
    if word in line.calendar.months:
        return Told(first, at + 1, None, TimeKind.SET, length="P1Y")
    unit = line.calendar.units.get(word)
    if unit and not line.capital(at):
        return Told(first, at + 1, None, TimeKind.SET, length=length(unit, 1))
    return Told(first, at + 1, None, TimeKind.SET, length="P1D") if word in _DAYS else None
