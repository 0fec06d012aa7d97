"""The clock time that words tell, as ISO 8601: 6:40 pm is T18:40, de 14h à 16h T14:00/T16:00."""

from affiant.facts.times.reading import Line

_LINKS = frozenset(("-", "–", "to", "until", "till", "and", "à", "a", "au", "et", "jusqu'à"))
_AM, _PM = "am", "pm"
_MORNING = frozenset(("am", "morning", "matin", "matinée", "mornings"))
_LATER = frozenset((
    "pm", "p", "afternoon", "evening", "night", "tonight", "soir", "soirée", "après-midi",
    "afternoons", "evenings",
))  # fmt: skip
_NAMED = {"noon": 12, "midday": 12, "midi": 12, "midnight": 0, "minuit": 0}
_HOURS, _NOON, _SIXTY = 24, 12, 60
_SIGNS = frozenset((":", "h", "heure", "heures", ".", "'", "h."))


def hours(line: Line, first: int, last: int) -> str | None:
    """The hour, or the span of hours, of tokens [first, last); None where none is told in figures.

    Only the part of the words that follows the first sign of a clock is read; what names the
    half of the day counts for both ends.
    """
    times = _times(line, first, last)
    if not times:
        return None
    whole = _half(line, first, last)
    told = []
    for hour, minute, at in times[:2]:
        own = _AM if _ante_meridiem(line, at) else _half(line, at, min(at + 1, last))
        told.append(_shown(hour, minute, own or whole))
    return "/".join(told) if len(told) == 1 or told[0] < told[1] else told[0]


def _ante_meridiem(line: Line, at: int) -> bool:
    """ "9 a.m. to 5 p.m.": a lone "a" tells nothing, it is an article as well."""
    return [line.low(at + step) for step in range(3)] == ["a", ".", "m"]


def _half(line: Line, first: int, last: int) -> str | None:
    """Which half of the day the words name, if one."""
    words = {line.low(at) for at in range(first, last)}
    if words & _MORNING:
        return None if words & _LATER else _AM
    return _PM if words & _LATER else None


def _times(line: Line, first: int, last: int) -> list[tuple[int, int, int]]:
    found, at = [], first
    while at < last:
        read = _one(line, at, last)
        if read:
            found.append(read)
        at = read[2] if read else at + 1
    return found


def _one(line: Line, at: int, last: int) -> tuple[int, int, int] | None:
    word = line.low(at)
    if word in _NAMED:
        return _NAMED[word], 0, at + 1
    if not (word.isdecimal() and len(word) <= 2 and int(word) <= _HOURS):  # noqa: PLR2004 - digits
        return None
    sign = line.low(at + 1) if at + 1 < last else ""
    minute = line.low(at + 2) if at + 2 < last else ""
    if sign in _SIGNS and len(minute) == 2 and minute.isdecimal() and int(minute) < _SIXTY:  # noqa: PLR2004
        return int(word), int(minute), at + 3
    marked = sign in _SIGNS - {":", "."} or sign in ("am", "pm", "a", "p", "o", "oclock")
    linked = sign in _LINKS and at + 1 < last and _one(line, at + 2, last) is not None
    ends = line.low(at - 1) in _LINKS and at > 0
    return (int(word), 0, at + 1) if marked or linked or ends else None


def _shown(hour: int, minute: int, half: str | None) -> str:
    if half == _PM and hour < _NOON:
        hour += _NOON
    if half == _AM and hour == _NOON:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"
