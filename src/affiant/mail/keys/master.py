"""Entries of master files (RFC 1035, 5), cut here and read by dnspython.

Cut apart first, so that a broken entry spoils no other and each keeps its line number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import dns.exception
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rdtypes.ANY.TXT
import dns.tokenizer
import dns.ttl

from affiant.mail.keys.found import KeyTrouble, Problem
from affiant.mail.keys.lines import LONGEST

_CLASSES = frozenset({"IN", "CH", "HS", "ANY"})
_LOUD = frozenset('"();\\')  # what can make an entry go on over its line


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with the lines it goes over, from `line` on."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """What one entry says: TXT's strings joined, or CNAME's target."""

    line: int
    name: str
    type: str
    value: str


def entries(lines: Iterator[tuple[int, str | None]]) -> Iterator[Entry | Problem]:
    """Lines that parentheses hold together are one entry."""
    held: list[str] = []
    begun = depth = size = 0
    for number, line in lines:
        if line is None:
            yield Problem(number, KeyTrouble.TOO_LONG)
            held, depth, size = [], 0, 0
            continue
        begun = begun if held else number
        held.append(line)
        size += len(line)
        depth = _depth(line, depth)
        if depth and size <= LONGEST:
            continue
        if depth:
            yield Problem(begun, KeyTrouble.TOO_LONG, "parentheses that are not closed")
        else:
            yield Entry(begun, "\n".join(held))
        held, depth, size = [], 0, 0
    if held:
        yield Problem(begun, KeyTrouble.UNREADABLE, "parentheses that are not closed")


def _depth(line: str, depth: int) -> int:
    """How many parentheses are open after `line`."""
    if _LOUD.isdisjoint(line):
        return depth
    is_quoted = is_escaped = False
    for sign in line:
        if is_escaped:
            is_escaped = False
        elif sign == "\\":
            is_escaped = True
        elif sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and sign == ";":
            break
        elif not is_quoted and sign in "()":
            depth = max(0, depth + (1 if sign == "(" else -1))
    return depth


def record(entry: Entry, origin: str, owner: str) -> Record | Problem | None:
    """What the entry says; None for a type that is not looked at.

    `owner` is that of the entry before, for one that begins with white space.
    """
    try:
        return _record(entry, dns.name.from_text(origin), owner)
    except (dns.exception.DNSException, ValueError) as wrong:
        return Problem(entry.line, KeyTrouble.UNREADABLE, str(wrong)[:200])


def _record(entry: Entry, origin: dns.name.Name, owner: str) -> Record | None:
    tokens = dns.tokenizer.Tokenizer(entry.text)
    first = tokens.get(want_leading=True)
    name = owner if first.is_whitespace() else first.value
    kind = tokens.get()
    while kind.is_identifier() and _is_class_or_ttl(kind.value):
        kind = tokens.get()
    if kind.value.upper() not in ("TXT", "CNAME"):
        return None
    told = dns.rdata.from_text(
        dns.rdataclass.IN, dns.rdatatype.from_text(kind.value), tokens, origin, relativize=False
    )
    full = dns.name.from_text(name, origin).to_text(omit_final_dot=True)
    return Record(entry.line, full, kind.value.upper(), _value(told))


def _value(told: dns.rdata.Rdata) -> str:
    if isinstance(told, dns.rdtypes.ANY.TXT.TXT):
        return b"".join(told.strings).decode("utf-8", "surrogateescape")
    return told.to_text().rstrip(".")


def _is_class_or_ttl(word: str) -> bool:
    if word.upper() in _CLASSES:
        return True
    try:
        dns.ttl.from_text(word)
    except dns.ttl.BadTTL:
        return False
    return True


def joined(strings: str) -> str:
    """TXT strings as they are written, quoted and escaped, as one text. Raises ValueError."""
    try:
        told = dns.rdata.from_text(dns.rdataclass.IN, dns.rdatatype.TXT, strings)
    except dns.exception.DNSException as wrong:
        raise ValueError(str(wrong)) from wrong
    return _value(told)
