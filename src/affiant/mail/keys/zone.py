"""Zone files and dumps in their form."""

from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys import master, naming
from affiant.mail.keys.found import Days, Found, KeyTrouble, Problem, Telling, archived
from affiant.mail.keys.lines import lines
from affiant.mail.keys.master import Entry, Record


def keys(file: BinaryIO, telling: Telling) -> Iterator[Found]:
    """The keys of a zone. $INCLUDE is not followed: it is told."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for one in records(file, telling.domain):
        if isinstance(one, Problem):
            yield one
        elif one.type == "TXT":
            yield from _of(one, telling, shown)


def records(file: BinaryIO, domain: str) -> Iterator[Record | Problem]:
    """TXT and CNAME records under names of keys. `domain` is the origin until the file says one."""
    origin, owner = f"{domain}.", "@"
    for entry in master.entries(lines(file)):
        if isinstance(entry, Problem):
            yield entry
            continue
        words = entry.text.split(None, 2)
        if not words or words[0].startswith(";"):
            continue
        if words[0].startswith("$"):
            origin, told = _directive(entry, words, origin)
            if told is not None:
                yield told
            continue
        owner = owner if entry.text[0].isspace() else words[0]
        if naming.MARK in f"{owner}.{origin}".lower():
            found = master.record(entry, origin, owner)
            if found is not None:
                yield found


def _directive(entry: Entry, words: list[str], origin: str) -> tuple[str, Problem | None]:
    command = words[0].upper()
    if command == "$ORIGIN" and len(words) > 1:
        name = words[1]
        return (name if name.endswith(".") else f"{name}.{origin.lstrip('.')}"), None
    if command in ("$INCLUDE", "$GENERATE"):
        return origin, Problem(entry.line, KeyTrouble.INCLUDE, command)
    return origin, None


def _of(one: Record, telling: Telling, shown: dict[str, set[str]]) -> Iterator[Found]:
    name = naming.split(one.name)
    if name is None:
        return
    if "*" in name[0]:
        yield Problem(one.line, KeyTrouble.WILDCARD, one.name)
        return
    days = Days(telling.seen, telling.seen)
    found = archived(one.line, name, one.value, KeySource.DNS, telling.told_by, days=days)
    yield found
    if not isinstance(found, Problem):
        shown[one.name.lower()].add(one.value)
        if len(shown[one.name.lower()]) == 2:  # noqa: PLR2004 - told once, at the second
            yield Problem(one.line, KeyTrouble.TWO_RECORDS, one.name)
