from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.reading.span import Span


class TimeKind(StrEnum):
    """How a time is told."""

    ABSOLUTE = "absolute"  # 19 June 2018
    PARTIAL = "partial"  # 19 June; January
    RELATIVE = "relative"  # last week, mercredi
    DURATION = "duration"  # for two years; les 20 dernières années
    CLOCK = "clock"  # 6:40 pm, 18 h 30: a time of an untold day
    SET = "set"  # every Monday, tous les deux ans


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Fact):
    """A date or period that the text tells (TimeML's TIMEX3).

    `iso` is ISO 8601, partial or an interval where the text is ("2018-06", "2000/2020",
    "2018-W26"); None when nothing anchors it. `anchor` is the date a relative expression was
    counted from. `unsure` is set when the page may be a repost, so that the anchor may be
    another day than the writer's. `length` is the ISO 8601 duration of a period ("P20Y"): a
    DURATION has it even where nothing anchors an `iso`; of a SET it is what comes back ("P1W").
    A CLOCK time has neither; beside a day it is part of that day's words. `clock` is the hour
    that the words tell, of a CLOCK or of a day: "T18:30", or "T14:00/T16:00".
    `part_of` is the span of the longer time whose words it lies in: an end of an interval
    ("2002" of "de 2002 à 2012") or the day beside an hour, told by itself besides the whole.
    Supports: start, end (the ends of an interval), day (beside an hour).
    """

    kind: ClassVar[str] = "date"

    iso: str | None = None
    time_kind: TimeKind = TimeKind.ABSOLUTE
    anchor: str | None = None
    unsure: bool = False
    length: str | None = None
    clock: str | None = None
    part_of: Span | None = None
