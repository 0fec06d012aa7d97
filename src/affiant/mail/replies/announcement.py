"""Lines by which mail programs say that somebody else's words follow.

An attribution ("Le 3 mai 2021 à 10:12, X a écrit :") may be broken over six lines; a header
("De : … Envoyé : … Objet : …") needs two fields at least, one of them the sender's; a divider
("-----Message d'origine-----") is known by its words.
"""

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from affiant.vocabulary.sheet import strings_of

WORDS: Any = strings_of(files(__package__).joinpath("replies.yaml"))


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WROTE = re.compile(rf"(?<!\w)(?:{_any(WORDS['wrote'])})(?!\w)", re.IGNORECASE)
_WROTE_LAST = re.compile(rf"(?<!\w)(?:{_any(WORDS['wrote'])})[ \t\xa0\u202f]*:?$", re.IGNORECASE)
_OPENS = re.compile(rf"[>\s]*(?:{_any(WORDS['openers'])})[ ,\xa0]")
_DATED = re.compile(r"\d{1,4}[./:\-hH]\d{1,2}|\b(?:19|20)\d\d\b|\d{1,2}\.? [^\W\d]{3,9}")
_DATE_FIRST = re.compile(r"[>\s]*\d{1,4}[./ -]")
_ADDRESSED = re.compile(r"\S@\S")
_BY_DATE = re.compile(r"[>\s]*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b.*")
_ADDRESS_LAST = re.compile(r"<[^<>]*@[^<>]*> ?:?$")
_FIELD = re.compile(
    r"[>\s]*[*_]{0,2}("
    + "|".join(_any(names) for names in WORDS["fields"].values())
    + r")[*_]{0,2}[ \xa0\u202f]?:[*_]{0,2}(?=\s|\S)"
)
_KIND_OF = {name: kind for kind, names in WORDS["fields"].items() for name in names}
_DIVIDED = re.compile(
    rf"[>\s]*[*_]{{0,2}}[-_=–—]{{2,}}[ \t]*(?:{_any(WORDS['divided'])})\b[^\n]{{0,60}}",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(rf"[>\s]*(?:{_any(WORDS['announced'])})[ \xa0]?:?\s*", re.IGNORECASE)
_FORWARDS = re.compile(_any(WORDS["forwards"]), re.IGNORECASE)
_RULE = re.compile(r"[>\s]*[-_=*–—]{5,}\s*")
_LINES = 6  # an attribution is broken over this many at most
_LONGEST = 400
_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Announcement:
    """Lines `first` to before `after`. `forwards`: a whole message follows for the reader."""

    first: int
    after: int
    forwards: bool = False


def announcements(lines: list[str]) -> list[Announcement]:
    """All that stand in these lines, in order, none inside another."""
    found: list[Announcement] = []
    number = 0
    while number < len(lines):
        floor = found[-1].after if found else 0
        one = (
            _divider(lines, number) or _header(lines, number) or _attribution(lines, number, floor)
        )
        if one is None:
            number += 1
            continue
        found.append(one)
        number = one.after
    return found


def _divider(lines: list[str], number: int) -> Announcement | None:
    line = lines[number]
    if not (_DIVIDED.fullmatch(line) or _ANNOUNCED.fullmatch(line)):
        return None
    after = _past_blank(lines, number + 1)
    header = _header(lines, after) if after < len(lines) else None
    return Announcement(
        number, header.after if header else number + 1, bool(_FORWARDS.search(line))
    )


def _header(lines: list[str], number: int) -> Announcement | None:
    """A rule above it belongs to it."""
    at = number
    if _RULE.fullmatch(lines[at]):
        at = _past_blank(lines, at + 1)
    kinds: set[str] = set()
    last, between = at, 0
    while at < len(lines) and between <= _FIELDS and (lines[at].strip() or not kinds):
        if (field := _FIELD.match(lines[at])) is None:
            if not kinds:
                return None
            between += 1  # a field goes on
        else:
            kinds.add(_KIND_OF[field[1]])
            last, between = at, 0
        at += 1
    if "from" not in kinds or len(kinds) < _FIELDS:
        return None
    return Announcement(number, _to_blank(lines, last + 1))


def _attribution(lines: list[str], number: int, floor: int) -> Announcement | None:
    """One whose last line is `number`, and which starts at `floor` or after."""
    line = lines[number].rstrip()
    if _BY_DATE.fullmatch(line) and (dated := _by_date(lines, number)):
        return dated
    if not line.endswith(":") and not _WROTE_LAST.search(line):
        return None
    best, unbroken = None, True
    for first in range(number, max(floor, number - _LINES + 1) - 1, -1):
        unbroken = unbroken and bool(lines[first].strip())
        joined = " ".join(part.strip() for part in lines[first : number + 1])
        if len(joined) > _LONGEST:
            break
        if not _WROTE.search(joined):
            continue
        opens = _OPENS.match(lines[first]) or (unbroken and _DATE_FIRST.match(lines[first]))
        if opens and _DATED.search(joined):
            return Announcement(first, number + 1)
        if best is None and (_ADDRESSED.search(joined) or _names_time(joined)):
            best = Announcement(first, number + 1)
    return best


def _names_time(joined: str) -> bool:
    """A date at its start, where no opener is written."""
    found = _DATED.search(joined)
    return found is not None and found.start() <= 1 and joined.endswith(":")


def _by_date(lines: list[str], number: int) -> Announcement | None:
    """A date, a name and an address, on one line or two, with no verb."""
    for after in (number + 1, number + 2):
        joined = " ".join(part.strip() for part in lines[number:after])
        if _ADDRESS_LAST.search(joined):
            return Announcement(number, after)
    return None


def _past_blank(lines: list[str], number: int) -> int:
    while number < len(lines) and not lines[number].strip("> \t"):
        number += 1
    return number


def _to_blank(lines: list[str], number: int) -> int:
    """Past the last field's own folds, to the empty line behind the header."""
    end = number
    while end < len(lines) and end - number < _FIELDS and lines[end].strip("> \t"):
        end += 1
    blank = end >= len(lines) or not lines[end].strip("> \t")
    return end if blank else number
