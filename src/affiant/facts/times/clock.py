"""Clock times: 8 am, 6:40 p.m., 18h30, 18 h 30, 14 heures 30, noon, à midi."""

from affiant.facts.kinds import TimeKind
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Told

_HOURS, _HALF_DAY, _MINUTES = 24, 12, 59
_HALVES = frozenset(("am", "pm"))
_LASTING = frozenset(("en", "in", "pendant", "durant", "for", "during"))
_AT = frozenset(
    ("à", "vers", "dès", "avant", "après", "at", "by", "until", "around", "before", "after")
)
_TO = frozenset(("-", "–", "to", "à", "until", "et", "and"))
_OPENERS = frozenset(("from", "between", "de", "entre"))
_PARTS_OF_DAY = frozenset(("matin", "soir", "après-midi", "nuit"))
_TRANSCRIPTS = frozenset(
    ("tr", "dep", "depo", "transcript", "deposition", "déposition", "transcription")
)
_AT_PAGE = frozenset(("at", "vol", "p", "pp", "page", "pages"))
_CITED = 24  # tokens of a list of pages and lines: 45:12-46:3, 51:7-9
_NOON = {"en": frozenset(("noon", "midnight")), "fr": frozenset(("midi", "minuit"))}


def clock(line: Line, index: int) -> Told | None:
    """The clock time, or the span between two of them, that begins at `index`."""
    last = _time(line, index) or _hours_from(line, index)
    until = _until(line, index + 1 if last is None else last, index)
    if last is None and (until is None or line.number(index, _HALF_DAY) is None):
        return None
    first = index - 1 if until is not None and line.low(index - 1) in _OPENERS else index
    return Told(first, until or last or index, None, TimeKind.CLOCK)


def _hours_from(line: Line, index: int) -> int | None:
    """De 6 heures | à minuit, entre 9 heures | et midi: the first end without its "à"."""
    opened = line.calendar.language == "fr" and line.low(index - 1) in ("de", "entre")
    if (
        not opened
        or line.low(index + 1) not in ("heure", "heures")
        or line.low(index + 2) not in ("à", "et")
    ):
        return None
    end = _time(line, index + 3)
    return index + 2 if end is not None and line.number(index, _HOURS) is not None else None


def _until(line: Line, at: int, index: int) -> int | None:
    """The index after the second end of a span: "- 10 am", "à 16h"."""
    if line.low(at) not in _TO or (at == index + 1 and line.calendar.language == "fr"):
        return None
    joined = line.low(at) not in ("et", "and") or line.low(index - 1) in ("between", "entre")
    return _time(line, at + 1) if joined else None


def _time(line: Line, index: int) -> int | None:
    """The index after one clock time."""
    named = line.low(index) in _NOON[line.calendar.language]
    if named and (line.calendar.language == "en" or line.low(index - 1) in _AT):
        return index + 1
    if line.number(index, _HOURS) is None and line.low(index) not in ("0", "00"):
        return None
    if line.calendar.language == "fr":
        last = _french(line, index) or _colon(line, index) or _with_half(line, index, index + 1)
        return _with_part(line, last) if last else None
    return _with_half(line, index, index + 1) or _colon(line, index)


def _with_part(line: Line, last: int) -> int:
    """ "9 heures du matin", "5h de l'après-midi"."""
    at = line.past(line.past(last, "du de"), "l'")
    return at + 1 if at > last and line.low(at) in _PARTS_OF_DAY else last


def _colon(line: Line, index: int) -> int | None:
    """ "18:30", "8:00:31", perhaps with its half of the day; not "John 3:16", nor a ratio."""
    if not _minutes(line, index + 1) or _of_a_transcript(line, index):
        return None
    named = line.capital(index - 1) and line.low(index - 1) not in line.calendar.weekdays
    if (named and index > 1) or (line.tight(index) and line.low(index - 1) not in "([“«\"'"):
        return None
    last = index + 3
    if _minutes(line, last):
        last += 2
    if line.low(last) == "-" and line.tight(last) and line.low(last + 1).isalpha():
        return None  # "case 1:23-cr-417"
    return _with_half(line, index, last) or last


def _of_a_transcript(line: Line, index: int) -> bool:
    """Dep. 12:40-13:05; Trial Tr. vol. 3, 14:07: pages and lines of what somebody testified."""
    for at in range(index - 1, max(-1, index - 1 - _CITED), -1):
        word = line.low(at)
        if word in _TRANSCRIPTS:
            return True
        if word[:1].isalpha() and word not in _AT_PAGE:
            return False
    return False


def _minutes(line: Line, index: int) -> bool:
    """Whether ":" and two digits up to 59 stand at `index`, glued to what is before."""
    word = line.low(index + 1)
    glued = line.low(index) == ":" and line.tight(index) and line.tight(index + 1)
    return glued and len(word) == 2 and word.isdecimal() and int(word) <= _MINUTES  # noqa: PLR2004 - digits


def _with_half(line: Line, index: int, last: int) -> int | None:
    """The index after "am", "p.m.", "o'clock" behind an hour up to twelve."""
    if line.number(index, _HALF_DAY) is None:
        return None
    word = line.low(last)
    if word in _HALVES or word == "oclock":
        return last + 1
    if word == "o" and line.low(last + 1) in ("'", "’") and line.low(last + 2) == "clock":
        return last + 3
    if word in ("a", "p") and line.low(last + 1) == "." and line.low(last + 2) == "m":
        return last + 4 if line.low(last + 3) == "." and line.tight(last + 3) else last + 3
    return None


def _french(line: Line, index: int) -> int | None:
    """ "18h30", "18 h", "à 14 heures 30"; "en 5 h 18 min" lasts and is none."""
    if line.low(index - 1) in _LASTING or line.low(index + 1) not in ("h", "heure", "heures"):
        return None
    short = line.low(index + 1) == "h"
    minutes = line.low(index + 2)
    counted = minutes.isdecimal() and len(minutes) == 2 and int(minutes) <= _MINUTES  # noqa: PLR2004 - digits
    if counted and line.low(index + 3) not in ("min", "minutes", "mn"):
        return index + 3
    if line.low(index - 1) in _AT or (short and line.tight(index + 1)):
        return index + 2
    return None
