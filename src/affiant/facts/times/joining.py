"""Times that stand together made one: a day and its hour, the two ends of a span."""

import re
from collections.abc import Iterable
from dataclasses import replace

from affiant.facts.kinds import TimeKind
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Part, Told, ends

_HOUR_LINKS = frozenset(("", ",", "at", "à", "from", "de", "vers", "around", "on", "le", "of"))
_OPENERS = {
    "between": frozenset(("and",)), "from": frozenset(("to", "until", "through", "till")),
    "entre": frozenset(("et",)), "de": frozenset(("à", "au", "jusqu'à")),
    "du": frozenset(("au", "à", "jusqu'au")), "d'": frozenset(("à", "au")),
}  # fmt: skip
_ARTICLES = frozenset(("le", "la", "l'", "the", "en", "in", "d'", "of"))
_PART_WORDS = """
    early, late, mid, mid -, early in, late in, early on, later, earlier, later in, earlier in,
    end of, the end of, beginning of, the beginning of, start of, the start of, middle of,
    the middle of, fin, début, mi, mi -, courant, fin de, fin d', la fin de, la fin d',
    le début de, le début d', début de, fin du mois de, la fin du mois de, plus tôt, plus tard,
    plus tôt dans, plus tard dans
"""
_PARTS = sorted((tuple(part.split()) for part in _PART_WORDS.split(",")), key=len, reverse=True)
_PART_ENDS = frozenset(phrase[-1] for phrase in _PARTS)
_YEAR = re.compile(r"\d{4}(?:/\.\.)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_END = re.compile(r"\d{4}(?:-\d{2}){0,2}")  # a day, a month or a year


def joined(line: Line, found: Iterable[Told]) -> list[Told]:
    """The times in order, those that are one told as one."""
    made: list[Told] = []
    for told in found:
        one = (_hour_of(line, made[-1], told) or _span(line, made[-1], told)) if made else None
        if one:
            made[-1] = one
        else:
            made.append(told)
    return made


def widened(line: Line, told: Told, after: int) -> Told:
    """The time with the part of it that is told: "early 2018", "fin juillet", "the year 2008".

    The `iso` stays the whole period's (TimeML's `mod`). `after` is where the time before ended.
    """
    if told.kind not in (TimeKind.PARTIAL, TimeKind.RELATIVE, TimeKind.ABSOLUTE):
        return told
    first = _year_word(line, told.first) if _YEAR.fullmatch(told.iso or "") else told.first
    if line.low(first - 1) not in _PART_ENDS:
        return told if first == told.first else replace(told, first=first)
    for phrase in _PARTS:
        start = first - len(phrase)
        if start >= after and all(
            line.low(start + step) == word for step, word in enumerate(phrase)
        ):
            return replace(told, first=start, month=None)
    return replace(told, first=first) if first != told.first else told


def _year_word(line: Line, first: int) -> int:
    if line.low(first - 1) not in ("year", "année"):
        return first
    return first - 2 if line.low(first - 2) in ("the", "l'") else first - 1


def _hour_of(line: Line, told: Told, behind: Told) -> Told | None:
    """ "Monday at 6:40 pm", "18 h 30 mardi": the day's words take in the hour."""
    clocks = [t for t in (told, behind) if t.kind is TimeKind.CLOCK]
    between = [line.low(at) for at in range(told.last, behind.first)]
    if len(clocks) != 1 or " ".join(between) not in _HOUR_LINKS:
        return None
    day = behind if clocks[0] is told else told
    is_day = day.iso and _DAY.fullmatch(day.iso) and day.kind is not TimeKind.DURATION
    if not is_day:
        return None
    return replace(
        day, first=told.first, last=behind.last, parts=(Part("day", day.first, day.last),)
    )


def _span(line: Line, told: Told, behind: Told) -> Told | None:
    """ "between March 2022 and November 2023", "du 3 mai au 6 juin 2018"."""
    opener = told.first - 1
    opener -= line.low(opener) in ("le", "l'")  # entre le 19 janvier et le 7 février
    links = _OPENERS.get(line.low(opener))
    comma = line.low(told.last) == "," and line.low(opener) == "from"  # ..., through 2 May 2024
    link = told.last + comma
    if links is None or line.low(link) not in links:
        return None
    at = link + 1
    while at < behind.first and line.low(at) in _ARTICLES:
        at += 1
    if at != behind.first or not _both_ends(told, behind):
        return None
    parts = ends((told.first, told.last), (behind.first, behind.last))
    weekdays = _weekday(line, told) and _weekday(line, behind)
    if told.iso is None or behind.iso is None or weekdays:  # "du lundi au vendredi": each week
        return Told(opener, behind.last, None, TimeKind.PARTIAL, anchored=True, parts=parts)
    if told.iso[: len(behind.iso)] >= behind.iso[: len(told.iso)]:
        return None
    days = all(_DAY.fullmatch(t.iso or "") for t in (told, behind))
    kind = TimeKind.ABSOLUTE if days else TimeKind.PARTIAL
    anchored = told.anchored or behind.anchored
    when = f"{told.iso}/{behind.iso}"
    return Told(opener, behind.last, when, kind, anchored, parts=parts)


def _weekday(line: Line, told: Told) -> bool:
    return told.last == told.first + 1 and line.low(told.first) in line.calendar.weekdays


def _both_ends(told: Told, behind: Told) -> bool:
    allowed = (TimeKind.ABSOLUTE, TimeKind.PARTIAL, TimeKind.RELATIVE)
    ends = (t.iso is None or _END.fullmatch(t.iso) for t in (told, behind))
    return told.kind in allowed and behind.kind in allowed and all(ends)
