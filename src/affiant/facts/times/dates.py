"""Days and months by name or by number: 19 June 2018, lundi 16 juillet, 19/06/21, juin 2018."""

import datetime as dt

from affiant.facts.kinds import TimeKind
from affiant.facts.times import iso
from affiant.facts.times.calendar import Calendar, calendar
from affiant.facts.times.reading import Line
from affiant.facts.times.tense import Tense, tense
from affiant.facts.times.told import Told, ends

_SEPARATORS = frozenset("/.-")
_MONTHS = 12
_NOT_A_DAY = frozenset((
    "h", "heures", "heure", "%", "euros", "millions", "milliards", "ans", "pour", "personnes", ":",
))  # fmt: skip
_FEBRUARY_TO_MONTH_END = 31
_ENGLISH_WEAK = frozenset((
    "between", "in", "since", "until", "by", "during", "late", "early", "mid", "last", "next",
    "this",
))  # fmt: skip


def date(line: Line, index: int) -> Told | None:
    """The date that begins at `index`."""
    return _numeric(line, index) or _iso(line, index) or _named(line, index)


def _named(line: Line, index: int) -> Told | None:
    start = index
    if line.low(index) in line.calendar.weekdays or _other(line).weekdays.get(line.low(index)):
        start = line.past(line.past(line.past(index + 1, ","), "the le"), ",")
    dated = _day_first(line, index, start) or _month_first(line, index, start)
    return dated or _numbered_weekday(line, index)


def _numbered_weekday(line: Line, index: int) -> Told | None:
    """ "samedi 21", "le lundi 3": the day so numbered, near the anchor, that is such a weekday."""
    weekday = line.calendar.weekdays.get(line.low(index))
    opened = line.day(index + 1) if weekday and line.calendar.language == "fr" else None
    if weekday is None or opened is None or line.low(opened[1]) in _NOT_A_DAY:
        return None
    when = iso.nearest_weekday(line.anchor, weekday, opened[0]) if line.anchor else None
    if line.anchor and when is None:
        return None
    return Told(index, opened[1], when, TimeKind.RELATIVE, anchored=True)


def _other(line: Line) -> Calendar:
    return calendar("en" if line.calendar.language == "fr" else "fr")


def _month(line: Line, index: int, *, beside_number: bool) -> tuple[int, int] | None:
    """A month's number and the index after its name and its full stop."""
    word = line.low(index)
    for words in (line.calendar, _other(line)) if beside_number else (line.calendar,):
        number = words.months.get(word)
        if number is None and beside_number:
            number = words.short_months.get(word)
            if number is not None:
                stop = line.low(index + 1) == "." and line.tight(index + 1)
                return number, index + 2 if stop else index + 1
        if number is not None:
            return number, index + 1
    return None


def _day_first(line: Line, first: int, index: int) -> Told | None:
    opened = line.day(index)
    if opened is None:
        return None
    number, after = opened
    range_end = _range_end(line, after)
    if range_end:
        second, after = range_end
    month = _month(line, line.past(after, "of de - /"), beside_number=True)
    if month is None or _glued_before(line, index):
        return None
    year, last = _year_after(line, month[1])
    told = _day_told(line, first, last, (year, month[0], number))
    if told is None or range_end is None or told.iso is None:
        return told
    end = iso.day(int(told.iso[:4]), month[0], second)
    if end is None or end <= told.iso:
        return None
    parts = ends((index, opened[1]), (opened[1] + 1, last))
    return Told(first, last, f"{told.iso}/{end}", told.kind, told.anchored, parts=parts)


def _range_end(line: Line, index: int) -> tuple[int, int] | None:
    """ "au 5" of "du 3 au 5 mai", "-5" of "3-5 May", "et 5" of "3 et 5 mai" not."""
    if line.low(index) in ("-", "–", "au", "to"):
        return line.day(index + 1)
    return None


def _glued_before(line: Line, index: int) -> bool:
    return line.tight(index) and line.low(index - 1) in _SEPARATORS | {"$", "€", "#"}


def _month_first(line: Line, first: int, index: int) -> Told | None:
    word = line.low(index)
    near = _month(line, index, beside_number=True)
    if near is None:
        return None
    number, after = near
    opened = (
        line.day(after)
        if word not in calendar("fr").short_months or word in calendar("en").short_months
        else None
    )
    if opened and not (word in calendar("fr").months and word not in calendar("en").months):
        year, last = _year_after(line, opened[1])
        return _day_told(line, first, last, (year, number, opened[0]))
    year, last = _year_after(line, after, link="of de ,")
    if year is not None and first == index:
        return Told(index, last, iso.month(year, number), TimeKind.PARTIAL)
    return _bare_month(line, index) if first == index else None


def _year_after(line: Line, index: int, link: str = ",") -> tuple[int | None, int]:
    at = line.past(index, link)
    year = line.year(at)
    return (year, at + 1) if year is not None else (None, index)


def _day_told(line: Line, first: int, last: int, parts: tuple[int | None, int, int]) -> Told | None:
    year, month, number = parts
    if year is not None:
        full = iso.day(year, month, number)
        return Told(first, last, full) if full else None
    if iso.day(2000, month, number) is None:  # 2000 is a leap year: 29 February may stand
        return None
    step, last = _dernier(line, last)
    if line.anchor is None:
        return Told(first, last, None, TimeKind.PARTIAL, anchored=True, month=(month, number))
    if step:
        when = _before_or_after(line.anchor, month, number, step)
        return Told(first, last, when, TimeKind.RELATIVE, anchored=True)
    near = iso.nearest_year(line.written or line.anchor, month)
    shown = _on_its_side(line, first, iso.day(near, month, number))
    return Told(first, last, shown, TimeKind.PARTIAL, anchored=True, month=(month, number))


def _on_its_side(line: Line, index: int, shown: str | None) -> str | None:
    """The day or month, moved by a year where its clause tells of the other side of the anchor."""
    if shown is None or line.anchor is None:
        return shown
    told = tense(line, index)
    day = line.anchor if told is Tense.AHEAD else line.written or line.anchor
    today = day.isoformat()[: len(shown)]
    if (told is Tense.AHEAD and shown < today) or (told is Tense.BEHIND and shown > today):
        year, rest = int(shown[:4]) + told, shown[4:]
        return None if rest == "-02-29" else f"{year:04d}{rest}"
    return shown


def _dernier(line: Line, last: int) -> tuple[int, int]:
    """ "22 décembre dernier", "17 février prochain": which way, and the index after the word."""
    if line.calendar.language == "fr" and line.low(last) in ("dernier", "prochain"):
        return (-1 if line.low(last) == "dernier" else 1), last + 1
    return 0, last


def _before_or_after(anchor: dt.date, month: int, number: int, step: int) -> str | None:
    for year in (anchor.year, anchor.year + step):
        when = iso.day(year, month, number)
        if when and (when > anchor.isoformat()) == (step > 0):
            return when
    return None


def _bare_month(line: Line, index: int) -> Told | None:
    """A month alone: by its case and the word before it, since May and Mars are other things."""
    number = line.calendar.months.get(line.low(index))
    if number is None or not _surely_a_month(line, index):
        return None
    if line.anchor is None:
        return Told(index, index + 1, None, TimeKind.PARTIAL, anchored=True, month=(number, 0))
    near = iso.nearest_year(line.written or line.anchor, number)
    shown = _on_its_side(line, index, iso.month(near, number))
    return Told(index, index + 1, shown, TimeKind.PARTIAL, anchored=True, month=(number, 0))


def _surely_a_month(line: Line, index: int) -> bool:
    word, before = line.low(index), line.low(index - 1)
    if line.calendar.language == "en":
        if not line.capital(index) or line.low(index + 1) == "'s":
            return False
        return word not in line.calendar.doubtful_months or before in _ENGLISH_WEAK
    if line.capital(index):
        return line.low(index - 2) == "mois" and before in ("de", "d'")
    return word not in line.calendar.doubtful_months or before in line.calendar.month_before


def _numeric(line: Line, index: int) -> Told | None:
    """ "19/06/21", "06/19/2018" in English, "19.06.2018" (one token), "19-06-2018"."""
    dotted = _dotted(line, index)
    if dotted:
        return dotted
    sign = line.low(index + 1)
    if sign not in _SEPARATORS or line.low(index + 3) != sign:
        return None
    if not all(line.tight(step) for step in range(index + 1, index + 5)):
        return None
    if line.low(index + 5) == sign and line.tight(index + 5):
        return None
    parts = line.low(index), line.low(index + 2), line.low(index + 4)
    full = _by_language(parts, day_first=_day_leads(line)) if _plain(parts) else None
    if full and line.calendar.language == "en" and line.day_first is None and _either_way(parts):
        return Told(
            index, index + 5, None, TimeKind.PARTIAL
        )  # the third of April, or the fourth of March
    return Told(index, index + 5, full) if full else None


def _day_leads(line: Line) -> bool:
    return line.calendar.language == "fr" or bool(line.day_first)


def _either_way(parts: tuple[str, ...]) -> bool:
    first, second = int(parts[0]), int(parts[1])
    return first != second and max(first, second) <= _MONTHS


def _plain(parts: tuple[str, ...]) -> bool:
    widths = [len(part) for part in parts]
    return all(part.isdecimal() for part in parts) and max(widths[:2]) <= 2 and widths[2] in (2, 4)  # noqa: PLR2004 - digits


def _dotted(line: Line, index: int) -> Told | None:
    parts = tuple(line.low(index).split("."))
    if len(parts) != 3 or not _plain(parts):  # noqa: PLR2004 - day, month, year
        return None
    full = _by_language(parts, day_first=True)
    return Told(index, index + 1, full) if full else None


def _by_language(parts: tuple[str, ...], *, day_first: bool) -> str | None:
    first, second, year = int(parts[0]), int(parts[1]), iso.year_of(parts[2])
    if not iso.FIRST_YEAR <= year <= iso.LAST_YEAR:
        return None
    day, month = (first, second) if day_first else (second, first)
    if month > _MONTHS:
        day, month = month, day
    return iso.day(year, month, day)


def _iso(line: Line, index: int) -> Told | None:
    if line.low(index + 1) != "-" or not all(
        line.tight(step) for step in range(index + 1, index + 5)
    ):
        return None
    year = line.year(index)
    month, number = line.number(index + 2, _MONTHS), line.number(index + 4, _FEBRUARY_TO_MONTH_END)
    if year is None or month is None or number is None or line.low(index + 3) != "-":
        return None
    full = iso.day(year, month, number)
    return Told(index, index + 5, full) if full else None
