"""Where a document lists its sources: under a heading that says so, or numbered at its end."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from affiant.facts.references.entry import Entry
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.reference_list import is_reference_heading
from affiant.reading.span import Span

_NUMBER = re.compile(
    r"[ \t\u00a0]*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[\u00a0\u202f ]?[.):]|([⁰¹²³⁴-⁹]{1,3}))"
    r"[ \t\u00a0]*(?=\S)(?!\d)"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CITES = re.compile(r"https?://|www\.|\b(?:1[89]|20)\d\d\b|[“«\"]")
_ADDRESS_LINE = re.compile(r"[ \t]*[-*•]?[ \t]*(?:https?://|www\.)\S+[ \t]*")
_LEAST = 3  # entries: fewer numbered lines at an end are a list of points
_AFTER = 3  # passages that may follow such a list: a signature, a notice


def entries(document: Document) -> tuple[Entry, ...]:
    """The entries of all lists of sources, in the order of the text."""
    passages = document.content()
    text = document.text
    found = list(_under_headings(text, passages))
    return tuple(found or _at_the_end(text, passages))


def _under_headings(text: str, passages: Sequence[Passage]) -> Iterator[Entry]:
    listing = False
    for passage in passages:
        words = passage.span.of(text)
        first, _, more = words.partition("\n")
        if is_reference_heading(first.strip()):
            listing = True
            if more.strip():
                yield from _lines(text, Span(passage.span.start + len(first) + 1, passage.span.end))
            continue
        if passage.kind is PassageKind.REFERENCE:
            yield from _lines(text, passage.span) or [Entry(passage.span, None)]
            continue
        inside = _lines(text, passage.span) if listing else []
        yield from inside
        listing = bool(inside)


def _at_the_end(text: str, passages: Sequence[Passage]) -> list[Entry]:
    """Numbered entries that count up from 1 or on, each of which cites something."""
    for last in range(len(passages) - 1, max(-1, len(passages) - 2 - _AFTER), -1):
        found: list[Entry] = []
        for passage in reversed(passages[: last + 1]):
            inside = _lines(text, passage.span)
            if not inside or not all(_CITES.search(entry.span.of(text)) for entry in inside):
                break
            found = inside + found
        if len(found) >= _LEAST and _counts_up([entry.number for entry in found]):
            return found
    return []


def _counts_up(numbers: Sequence[str | None]) -> bool:
    told = [int(number) for number in numbers if number]
    return len(told) == len(numbers) and all(a < b for a, b in pairwise(told))


def _lines(text: str, span: Span) -> list[Entry]:
    """Entries of a passage: each numbered line with those that go on from it, or an address."""
    found: list[Entry] = []
    at = span.start
    for line in span.of(text).split("\n"):
        numbered = _NUMBER.match(line)
        if numbered:
            number = next(group for group in numbered.groups() if group)
            here = Span(at + numbered.end(), at + len(line.rstrip()))
            found.append(Entry(here, str(int(number.translate(_SUPERSCRIPTS)))))
        elif _ADDRESS_LINE.fullmatch(line):
            start = at + len(line) - len(line.lstrip(" \t-*•"))
            found.append(Entry(Span(start, at + len(line.rstrip())), None))
        elif not found:
            return []
        elif line.strip():
            found[-1] = Entry(Span(found[-1].span.start, at + len(line.rstrip())), found[-1].number)
        at += len(line) + 1
    return found
