"""What somebody looks for in mail, as an address says it."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet

from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind
from affiant.mail.models import Message
from affiant.mail.reading.trouble import Trouble
from affiant.portal.written import line

LONGEST = 400  # characters of what is looked for
_LONGEST_NAME = 200
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_IMPOSSIBLE = Q(troubles__contains=Trouble.BAD_DATE.value) | Q(
    troubles__contains=Trouble.DATE_AHEAD.value
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Each "" for no filter. `since` and `until` are partial ISO dates, both included; `dated` is
    "impossible" or "none"; `oldest` is "1" for the oldest first. `wrong` is what was written for a
    date and is none, by its field."""

    q: str = ""
    trove: str = ""
    since: str = ""
    until: str = ""
    organisation: str = ""
    grade: str = ""
    kind: str = ""
    trouble: str = ""
    dated: str = ""
    oldest: str = ""
    wrong: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wanted":
        """What a form says; what it cannot mean is no filter."""
        told = {one.name: asked.get(one.name, "").strip() for one in fields(cls)}
        dates = {name: line(told[name], LONGEST) for name in ("since", "until")}
        wrong = {name: said for name, said in dates.items() if said and not _first(said)}
        return cls(
            q=told["q"].replace("\0", " ")[:LONGEST],
            trove=told["trove"] if re.fullmatch(r"[1-9][0-9]{0,17}", told["trove"]) else "",
            since=told["since"] if _first(told["since"]) else "",
            until=told["until"] if _last(told["until"]) else "",
            organisation=told["organisation"].replace("\0", "")[:_LONGEST_NAME],
            grade=told["grade"] if told["grade"] in [one.value for one in Grade] else "",
            kind=told["kind"] if told["kind"] in [one.value for one in Kind] else "",
            trouble=told["trouble"] if told["trouble"] in [one.value for one in Trouble] else "",
            dated=told["dated"] if told["dated"] in ("impossible", "none") else "",
            oldest="1" if told["oldest"] == "1" else "",
            wrong=tuple(wrong.items()),
        )

    @property
    def wrong_fields(self) -> tuple[str, ...]:
        """The names of the fields in which no date was written."""
        return tuple(name for name, _ in self.wrong)

    @property
    def is_narrowed(self) -> bool:
        """Whether there is any filter but the words and the trove."""
        return replace(self, q="", trove="", oldest="", wrong=()) != Wanted()

    def address(self, **other: str) -> str:
        """The same as a query string, with something else in it."""
        named = (one.name for one in fields(self) if one.name != "wrong")
        told = {name: getattr(self, name) for name in named} | other
        return urlencode({name: value for name, value in told.items() if value})

    def of_messages(self, messages: QuerySet[Message]) -> QuerySet[Message]:
        """Of these the ones that fit, but for the words; in order, those without a date last."""
        if self.trove:
            messages = messages.filter(trove=int(self.trove))
        if self.organisation:
            messages = messages.filter(attributed__organisation=self.organisation)
        if self.grade:
            messages = messages.filter(attributed__grade=self.grade)
        if self.kind:
            messages = messages.filter(attributed__kind=self.kind)
        if self.trouble:
            # Codes are parted by commas, and none is a part of another.
            messages = messages.filter(troubles__contains=self.trouble)
        sent = F("sent").asc if self.oldest else F("sent").desc
        key = "pk" if self.oldest else "-pk"
        return self._dated(messages).order_by(sent(nulls_last=True), key)

    def _dated(self, messages: QuerySet[Message]) -> QuerySet[Message]:
        if self.dated == "none":
            return messages.filter(sent=None)
        if self.dated == "impossible":
            return messages.filter(_IMPOSSIBLE, sent__isnull=False)
        first, last = _first(self.since), _last(self.until)
        if first:
            messages = messages.filter(sent__gte=datetime.combine(first, time.min, UTC))
        if last:
            messages = messages.filter(sent__lte=datetime.combine(last, time.max, UTC))
        return messages


def _first(told: str) -> date | None:
    """The first day of a partial date; None for what is none."""
    found = _PART.fullmatch(told)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def _last(told: str) -> date | None:
    """The last day of a partial date."""
    found, first = _PART.fullmatch(told), _first(told)
    if found is None or first is None or found[3]:
        return first
    month = int(found[2] or _MONTHS)
    return date(first.year, month, monthrange(first.year, month)[1])
