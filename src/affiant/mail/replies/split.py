"""A letter's text cut into whose words it holds.

After an announcement, quoted lines are the other's and unquoted lines behind them are the
writer's again (an answer below or between); where nothing is quoted by its line starts, all that
follows is the other's. Quoted lines that nobody is named for are the other's at the letter's end
and context where the writer goes on.
"""

import re
from collections.abc import Iterator

from affiant.mail.replies.announcement import Announcement, announcements
from affiant.mail.replies.attribution import MARKED, marked
from affiant.mail.replies.section import Kind, Section
from affiant.mail.replies.signature import signature_start

_GLUED = re.compile(
    r"[^\W_][.!?…»”)\"]{0,2}(?:[ \t]+|(?=-{2,}[ \t]*[OL]))-{0,20}[ \t]{0,3}"
    r"(?=(?:On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? |[A-Z][a-z]{2} \d)|"
    r"Le (?:(?:lun|mar|mer|jeu|ven|sam|dim)\w*\.?,? )?\d)"
    r"[^\n]{8,200}(?:wrote|a écrit)[ \xa0\u202f]?:\s*\Z)"
)
"""Between the writer's last word and "On Wed, 3 May, Anne wrote:" on the same line."""


def sections(text: str) -> list[Section]:
    """The sections of `text`; together they are all of it."""
    lines = [piece for line in text.splitlines(keepends=True) for piece in _apart(line)]
    kinds = _kinds(marked([line.rstrip("\r\n") for line in lines]))
    found: list[Section] = []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        end = at + len(line)
        if found and found[-1].kind is kind:
            found[-1] = Section(found[-1].start, end, kind)
        else:
            found.append(Section(at, end, kind))
        at = end
    return found


def _apart(line: str) -> tuple[str, ...]:
    """A line, or what its writer wrote and who is quoted, where a page's lines ran together."""
    found = _GLUED.search(line) if line.rstrip().endswith(":") else None
    if found is None:
        return (line,)
    own = len(line[: found.end()].rstrip("- \t"))
    return line[:own], line[own:]


def written(text: str) -> str:
    """What its writer wrote, with the lines that he quoted between his own.

    Of a letter that only forwards or quotes, what it forwards or quotes.
    """
    cut = sections(text)
    for kinds in (
        {Kind.WRITTEN, Kind.CONTEXT},
        {Kind.FORWARDED},
        {Kind.QUOTED},
    ):
        if any(part.kind in kinds and part.of(text).strip() for part in cut):
            kept = "".join(part.of(text) for part in cut if part.kind in kinds)
            return _trimmed(kept)
    return ""


def _trimmed(text: str) -> str:
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def _kinds(lines: list[str]) -> list[Kind]:
    kinds = [Kind.WRITTEN] * len(lines)
    told = announcements(lines)
    for index, one in enumerate(told):
        end = told[index + 1].first if index + 1 < len(told) else len(lines)
        kinds[one.first : one.after] = [Kind.ATTRIBUTION] * (one.after - one.first)
        if _is_whole(lines, one):
            kind = Kind.FORWARDED if one.forwards else Kind.QUOTED
            kinds[one.after :] = [kind] * (len(lines) - one.after)
            break
        quoted = _quoted_to(lines, one.after, end)
        kinds[one.after : quoted] = [Kind.QUOTED] * (quoted - one.after)
    _unattributed(lines, kinds)
    _signatures(lines, kinds)
    return kinds


def _quoted_to(lines: list[str], start: int, end: int) -> int:
    """Past the last line quoted before the writer's next words."""
    last = start
    for number in range(start, end):
        if MARKED.match(lines[number]):
            last = number + 1
        elif lines[number].strip():
            break
    return last


def _is_whole(lines: list[str], one: Announcement) -> bool:
    """Whether nothing behind it is quoted by its line starts: all is the other's to the end."""
    for line in lines[one.after :]:
        if line.strip():
            return MARKED.match(line) is None
    return True


def _unattributed(lines: list[str], kinds: list[Kind]) -> None:
    """Quoted lines without an announcement: context where the writer goes on behind them."""
    own_after = False
    for number in range(len(lines) - 1, -1, -1):
        if kinds[number] is not Kind.WRITTEN or not lines[number].strip():
            continue
        if not MARKED.match(lines[number]):
            own_after = True
        else:
            kinds[number] = Kind.CONTEXT if own_after else Kind.QUOTED


def _signatures(lines: list[str], kinds: list[Kind]) -> None:
    for start, end in _runs(kinds):
        cut = signature_start(lines[start:end])
        for number in range(start + cut, end):
            kinds[number] = Kind.SIGNATURE


def _runs(kinds: list[Kind]) -> Iterator[tuple[int, int]]:
    start = 0
    for number in range(1, len(kinds) + 1):
        if number == len(kinds) or kinds[number] is not kinds[start]:
            if kinds[start] is Kind.WRITTEN:
                yield start, number
            start = number
