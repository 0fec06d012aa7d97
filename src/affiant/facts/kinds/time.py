from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from affiant.facts.kinds.fact import Fact


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
    A CLOCK time has neither; beside a day it is part of that day's words.
    """

    kind: ClassVar[str] = "date"

    iso: str | None = None
    time_kind: TimeKind = TimeKind.ABSOLUTE
    anchor: str | None = None
    unsure: bool = False
    length: str | None = None
