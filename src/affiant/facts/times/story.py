"""What the times told so far say of those to come: how late the text is, and in which year.

Asked on 4 March 2024. Answered on 19 March 2024. She wrote on 8 March: no year before.
On 8 June 2022 he was warned; he did it on 10 June: of that year, or of the page's? Nobody knows.
"""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from affiant.facts.kinds import TimeExpression, TimeKind
from affiant.facts.times import iso
from affiant.facts.times.reading import Line
from affiant.facts.times.tense import Tense, tense
from affiant.facts.times.told import Told
from affiant.reading.document import DateBasis, Document

_LONGEST = 366  # days; what is told of later years is a plan
_IN_A_YEAR = re.compile(r"(\d{4})-\d{2}(?:-\d{2})?")


@dataclass(slots=True)
class Story:
    """Goes through a document's times in their order."""

    document: Document
    latest: dt.date | None = None
    """The last day after the page's date that was told as past, where the text gave that date."""
    _year: tuple[int, int] = (-1, 0)
    """The passage, and the year of the last day or month that was told there with its year."""
    _starts: list[int] = field(default_factory=list)

    def passed(self, line: Line, told: Told) -> None:
        """Look at a time before it becomes a fact."""
        published = self.document.published
        day = iso.parsed(told.iso or "")
        if published is None or published.basis is not DateBasis.TEXT or line.anchor is None:
            return
        if day is None or told.anchored or "/" in (told.iso or ""):
            return
        near = line.anchor < day <= line.anchor + dt.timedelta(days=_LONGEST)
        if near and tense(line, told.first) is not Tense.AHEAD:
            self.latest = max(day, self.latest or day)

    def told(self, time: TimeExpression) -> TimeExpression:
        """The time, without the year that was only counted where its passage tells of another."""
        passage = self._passage(time.span.start)
        year = _IN_A_YEAR.match(time.iso or "")
        if year is None:
            return time
        if time.anchor is None:
            self._year = (passage, int(year[1]))
            return time
        near, before = self._year
        if time.time_kind is TimeKind.PARTIAL and near == passage and before < int(year[1]):
            return replace(time, iso=None, anchor=None, unsure=False)
        return time

    def _passage(self, at: int) -> int:
        if not self._starts:
            self._starts = [passage.span.start for passage in self.document.passages]
        return bisect_right(self._starts, at)
