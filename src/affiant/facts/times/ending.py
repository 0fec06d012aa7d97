"""A period told by its last day: the quarter ending 31 December 2023, l'exercice clos le 30 juin.

Its figures are the whole period's, not that day's.
"""

from dataclasses import replace

from affiant.facts.kinds import TimeKind
from affiant.facts.times import iso
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Part, Told

_LENGTHS = {
    **dict.fromkeys(("month", "mois"), 1),
    **dict.fromkeys(("quarter", "trimestre"), 3),
    **dict.fromkeys(("half", "half-year", "semestre"), 6),
    **dict.fromkeys(("year", "exercice", "année"), 12),
}
_COUNTED = {"months": 1, "quarters": 3, "years": 12, "mois": 1, "ans": 12}
_ENDING = frozenset((
    "ended", "ending", "clos", "close", "terminé", "terminée", "achevé", "achevée",
))  # fmt: skip
_TO = frozenset(("to", "au"))
_LINKS = frozenset(("on", "le", "the"))
_MOST = 120  # months


def ending(line: Line, told: Told) -> Told:
    """The period that ends on the day `told`, where the words before it tell one."""
    last = iso.parsed(told.iso or "") if told.kind is not TimeKind.DURATION else None
    if last is None or "/" in (told.iso or "") or told.anchored:
        return told
    at = told.first - 1
    at -= line.low(at) in _LINKS
    period = _period(line, at) if line.low(at) in _ENDING | _TO else None
    if period is None:
        return told
    first, months = period
    start = iso.shifted(last, days=1)
    start = iso.shifted(start, months=-months) if start else None
    if start is None:
        return told
    parts = (Part("end", told.first, told.last),)
    return replace(told, first=first, iso=f"{start}/{last}", parts=parts)


def _period(line: Line, at: int) -> tuple[int, int] | None:
    """Where the period begins whose end the word at `at` tells, and its months."""
    word = line.low(at - 1)
    for first in (at - 2, at - 3):  # three months, vingt-quatre mois
        count = line.count(first) if word in _COUNTED else None
        if count is not None and count.last == at - 1:
            months = count.value * _COUNTED[word]
            return (first, int(months)) if 0 < months <= _MOST else None
    if line.low(at) in _TO or word not in _LENGTHS:
        return None
    return at - 1, _LENGTHS[word]
