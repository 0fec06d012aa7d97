"""What `dig`, `host` and `nslookup` print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys import master, naming
from affiant.mail.keys.found import Days, Found, KeyTrouble, Problem, Telling, archived
from affiant.mail.keys.lines import lines
from affiant.mail.keys.master import Entry, Record

_HOST = re.compile(r'(\S+)\s+(?:descriptive text|text =)\s*(".*")\s*')
_ALIAS = re.compile(r"(\S+)\s+(?:is an alias for|canonical name =)\s+(\S+?)\.?\s*")
_WHEN = re.compile(r";; WHEN: \w{3} (\w{3}) +(\d{1,2}) [\d:]{8} (?:\S+ )?(\d{4})\s*")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}
_MOST_ALIASES = 8  # that are followed in a row
_MOST_HELD = 10_000  # answers to one question; no server gives a hundred


@dataclass(slots=True)
class _Answer:
    """The answers to one question, until its date comes."""

    texts: list[Record] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)

    def names_of(self, name: str) -> list[str]:
        """The name itself, and those that lead to it: their owners publish the key there."""
        found, wave = [name.lower()], {name.lower()}
        for _ in range(_MOST_ALIASES):
            wave = {one for one, other in self.aliases.items() if other in wave} - set(found)
            found += sorted(wave)
        return found


def keys(file: BinaryIO, telling: Telling) -> Iterator[Found]:
    """The keys of answers, each with the day that `dig` prints, else the one that the user says."""
    answer = _Answer()
    for entry in master.entries(lines(file)):
        if isinstance(entry, Problem):
            yield entry
        elif entry.text.startswith("; <<>> DiG"):
            yield from _told(answer, telling, telling.seen)
            answer = _Answer()
        elif found := _WHEN.fullmatch(entry.text):
            yield from _told(answer, telling, _day(found) or telling.seen)
            answer = _Answer()
        elif not entry.text.startswith(";"):
            yield from _taken(entry, answer)
    yield from _told(answer, telling, telling.seen)


def _taken(entry: Entry, answer: _Answer) -> Iterator[Problem]:
    if len(answer.texts) + len(answer.aliases) >= _MOST_HELD:
        yield Problem(entry.line, KeyTrouble.TOO_MANY)
        return
    if not entry.text.strip() or entry.text.startswith("Trying "):
        return
    one = _one(entry)
    if isinstance(one, Problem):
        yield one
    elif one is not None and one.type == "CNAME":
        answer.aliases[one.name.lower()] = one.value.lower()
    elif one is not None:
        answer.texts.append(one)


def _one(entry: Entry) -> Record | Problem | None:
    if found := _HOST.fullmatch(entry.text):
        try:
            text = master.joined(found.group(2))
        except ValueError as wrong:
            return Problem(entry.line, KeyTrouble.UNREADABLE, str(wrong)[:200])
        return Record(entry.line, found.group(1).rstrip("."), "TXT", text)
    if found := _ALIAS.fullmatch(entry.text):
        return Record(entry.line, found.group(1).rstrip("."), "CNAME", found.group(2))
    words = entry.text.split()
    if len(words) > 2 and {"TXT", "CNAME"} & {word.upper() for word in words[1:4]}:  # noqa: PLR2004 - name, type, value
        return master.record(entry, ".", ".")
    return None


def _day(found: re.Match[str]) -> date | None:
    month, number, year = found.groups()
    try:
        return date(int(year), _MONTHS[month], int(number))
    except (KeyError, ValueError):
        return None


def _told(answer: _Answer, telling: Telling, day: date | None) -> Iterator[Found]:
    shown: dict[str, str] = {}
    for text in answer.texts:
        for name in map(naming.split, answer.names_of(text.name)):
            if name is None:
                continue
            days = Days(day, day)
            yield archived(text.line, name, text.value, KeySource.DNS, telling.told_by, days=days)
        if shown.setdefault(text.name.lower(), text.value) != text.value:
            yield Problem(text.line, KeyTrouble.TWO_RECORDS, text.name)
