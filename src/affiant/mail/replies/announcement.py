"""Lines by which mail programs say that somebody else's words follow.

An attribution ("Le 3 mai 2021 à 10:12, X a écrit :") may be broken over six lines; a header
("De : … Envoyé : … Objet : …") needs two fields at least, one of them the sender's; a divider
("-----Message d'origine-----") is known by its words.
"""

import re
from dataclasses import dataclass

from affiant.mail.replies import notes
from affiant.mail.replies.attribution import attribution
from affiant.mail.replies.words import WORDS, any_of

_ADDRESSED = re.compile(r"\S@\S")
_FIELD = re.compile(
    r"[>\s]*[*_]{0,2}("
    + "|".join(any_of(names) for names in WORDS["fields"].values())
    + r")[*_]{0,2}[ \xa0\u202f]?:[*_]{0,2}(?=\s|\S)"
)
_KIND_OF = {name: kind for kind, names in WORDS["fields"].items() for name in names}
_DIVIDED = re.compile(
    rf"[>\s]*[*_]{{0,2}}[-_=–—]{{2,}}[ \t]*(?:{any_of(WORDS['divided'])})\b[^\n]{{0,160}}",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[>\s]*[^\n]{0,40}\S[ \t]*-{5,}\s*")
"""The second line of a divider that was broken."""
_ANNOUNCED = re.compile(
    rf"[>\s]*(?:{any_of(WORDS['announced'])}|Message du \d[\d/.: h]{{5,20}})[ \xa0]?:?\s*",
    re.IGNORECASE,
)
_FORWARDS = re.compile(any_of(WORDS["forwards"]), re.IGNORECASE)
_RULE = re.compile(r"[>\s]*[-_=*–—]{5,}\s*")
_FIELDS = 2
_LONGEST = 100  # lines of a header; who received it may take many


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
            _divider(lines, number)
            or _header(lines, number)
            or _as_notes(lines, number)
            or _named(lines, number, floor)
        )
        if one is None:
            number += 1
            continue
        found.append(one)
        number = one.after
    return found


def _named(lines: list[str], number: int, floor: int) -> Announcement | None:
    found = attribution(lines, number, floor)
    return None if found is None else Announcement(found.start, found.stop)


def _as_notes(lines: list[str], number: int) -> Announcement | None:
    after = notes.header(lines, number)
    return None if after is None else Announcement(number, _to_blank(lines, after))


def _divider(lines: list[str], number: int) -> Announcement | None:
    line = lines[number]
    if not (_DIVIDED.fullmatch(line) or _ANNOUNCED.fullmatch(line)):
        return None
    end = number + 1
    if end < len(lines) and not line.rstrip().endswith("-") and _CLOSES.fullmatch(lines[end]):
        end += 1
    after = _past_blank(lines, end)
    header = _header(lines, after) or _as_notes(lines, after) if after < len(lines) else None
    return Announcement(number, header.after if header else end, bool(_FORWARDS.search(line)))


def _header(lines: list[str], number: int) -> Announcement | None:
    """A rule above it belongs to it."""
    at = number
    if _RULE.fullmatch(lines[at]):
        at = _past_blank(lines, at + 1)
    kinds: set[str] = set()
    last, between = at, 0
    end = min(len(lines), at + _LONGEST)
    while at < end and between <= _FIELDS and (lines[at].strip() or not kinds):
        if (field := _FIELD.match(lines[at])) is None:
            if not kinds:
                return None
            between += 1  # a field goes on
        else:
            kinds.add(_KIND_OF[field[1]])
            last, between = at, 0
        at += 1
    if not _is_header(lines[number : last + 1], kinds, is_apart=_is_apart(lines, number)):
        return None
    return Announcement(number, _to_blank(lines, last + 1))


def _is_header(lines: list[str], kinds: set[str], *, is_apart: bool) -> bool:
    """Whether fields of these kinds are a letter's: "De : Paris, À : Lyon" are none, and what
    stands within a paragraph has more than two."""
    if "from" not in kinds or len(kinds) < _FIELDS + (not is_apart):
        return False
    return bool(kinds & {"sent", "subject"}) or any(_ADDRESSED.search(line) for line in lines)


def _is_apart(lines: list[str], number: int) -> bool:
    """Whether nothing stands right above that the line could go on with."""
    above = lines[number - 1].strip("> \t") if number else ""
    return not above or above[-1] in "-_=*" or bool(_FIELD.match(lines[number]) is None)


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
