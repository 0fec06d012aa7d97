"""How many messages bear which date, as bars: made here, for pages run no script to draw.

Only dates that can be are drawn; the others are counted beside.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

_FEW_DAYS, _FEW_MONTHS = 92, 150
WIDTH, HEIGHT = 720, 150  # of the drawing, in its own units
_MONTHS = 12
_LABELS = 8  # that fit below
_WIDEST = 90.0  # that a bar has for itself


class Step(IntEnum):
    """What a bar stands for: how many parts of an ISO date name it."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """`name` is a partial ISO date. The rest is geometry, from the upper left corner."""

    name: str
    count: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars without gaps in time: a month without mail is a bar of no height."""

    step: Step
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """What the highest bar counts."""
        return max((one.count for one in self.bars), default=0)


def histogram(days: Iterable[tuple[date, int]]) -> Histogram:
    """The bars of these days and their numbers of messages."""
    counted = Counter[date]()
    for day, count in days:
        counted[day] += count
    if not counted:
        return Histogram(Step.DAY, ())
    first, last = min(counted), max(counted)
    step = _step(first, last)
    held = Counter[str]()
    for day, count in counted.items():
        held[_name(day, step)] += count
    names = list(_names(first, last, step))
    return Histogram(step, tuple(_bars(names, held)))


def _step(first: date, last: date) -> Step:
    if (last - first).days < _FEW_DAYS:
        return Step.DAY
    months = (last.year - first.year) * _MONTHS + last.month - first.month
    return Step.MONTH if months < _FEW_MONTHS else Step.YEAR


def _name(day: date, step: Step) -> str:
    return "-".join(day.isoformat().split("-")[:step])


def _names(first: date, last: date, step: Step) -> Iterator[str]:
    """Each from the first to the last."""
    if step is Step.DAY:
        for number in range(first.toordinal(), last.toordinal() + 1):
            yield date.fromordinal(number).isoformat()
    elif step is Step.MONTH:
        whole = range(first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month)
        yield from (f"{one // _MONTHS:04}-{one % _MONTHS + 1:02}" for one in whole)
    else:
        yield from (f"{year:04}" for year in range(first.year, last.year + 1))


def _bars(names: list[str], held: Counter[str]) -> Iterator[Bar]:
    most, room = max(held.values()), min(WIDTH / len(names), _WIDEST)
    every = -(-len(names) // _LABELS)
    for place, name in enumerate(names):
        count = held[name]
        # One message among thousands is still seen.
        height = max(round(count / most * HEIGHT, 2), 1.5) if count else 0.0
        width = round(max(room * 0.85, 0.5), 2)
        x = round(place * room, 2)
        yield Bar(name, count, x, round(HEIGHT - height, 2), width, height, place % every == 0)
