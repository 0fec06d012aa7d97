"""What happened when, by the ISO dates of the facts; what has no date comes last."""

from collections.abc import Iterable
from datetime import date

from affiant.dossiers.dossier import Entry, Moment
from affiant.facts.kinds import Event, Outcome

_WEEKDAY = 1


def timeline(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """All events, and the outcomes that have a date, in order of their first day.

    An outcome on whose words an event already stands is told once, by the event.
    """
    shown = list(entries)
    events = [entry for entry in shown if isinstance(entry.fact, Event)]
    moments = [_of_event(entry, entry.fact) for entry in events if isinstance(entry.fact, Event)]
    moments += [
        Moment(entry, entry.fact.date)
        for entry in shown
        if isinstance(entry.fact, Outcome) and entry.fact.date and not _told(entry, events)
    ]
    return tuple(sorted(moments, key=_order))


def first_day(iso: str | None) -> date | None:
    """The first day of an ISO 8601 date, perhaps partial, a week or an interval.

    None when it is none of these; "2018-W26" is the Monday of that week.
    """
    start = (iso or "").split("/")[0].split("T")[0]
    parts = start.split("-")
    try:
        if len(parts) > 1 and parts[1].startswith("W"):
            return date.fromisocalendar(int(parts[0]), int(parts[1][1:]), _WEEKDAY)
        year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
        return date(year, month, day)
    except ValueError:
        return None


def _of_event(entry: Entry, event: Event) -> Moment:
    return Moment(entry, event.date, event.date_text, event.date_unsure)


def _told(entry: Entry, events: Iterable[Entry]) -> bool:
    return any(
        event.source is entry.source and event.fact.span.overlaps(entry.fact.span)
        for event in events
    )


def _order(moment: Moment) -> tuple[bool, date, str, int]:
    day = first_day(moment.date)
    return day is None, day or date.max, moment.date or "", moment.entry.number
