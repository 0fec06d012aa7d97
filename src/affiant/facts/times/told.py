from dataclasses import dataclass

from affiant.facts.kinds import TimeKind


@dataclass(frozen=True, slots=True)
class Part:
    """A time inside a longer one, at tokens [first, last): its "start", "end" or "day"."""

    name: str
    first: int
    last: int


def ends(start: tuple[int, int], end: tuple[int, int]) -> tuple[Part, Part]:
    """The two ends of an interval."""
    return Part("start", *start), Part("end", *end)


@dataclass(frozen=True, slots=True)
class Told:
    """A time at tokens [first, last): what a rule read, before it becomes a fact.

    `anchored` is set when `iso` was counted from the publication date (or would have been).
    `length` is an ISO 8601 duration ("P2Y"). `month` is the month and day (0 without one) of a
    date told without its year. `parts` are the ends of an interval, or the day beside an hour.
    """

    first: int
    last: int
    iso: str | None
    kind: TimeKind = TimeKind.ABSOLUTE
    anchored: bool = False
    length: str | None = None
    month: tuple[int, int] | None = None
    parts: tuple[Part, ...] = ()


def counted(first: int, last: int, when: str | None) -> Told:
    """A relative time, counted from the day of writing."""
    return Told(first, last, when, TimeKind.RELATIVE, anchored=True)
