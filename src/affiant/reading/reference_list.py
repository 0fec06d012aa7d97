"""A document's own list of sources: numbered entries under a heading that says so.

References:
  1. "Title." Publisher, 9 July 2018.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from affiant.reading.boilerplate import fold
from affiant.reading.passage import Passage, PassageKind

_HEADINGS = frozenset(
    {
        "bibliographie", "notes", "notes de bas de page", "notes et references", "references",
        "sources", "sources et references", "references et notes", "bibliography", "endnotes",
        "footnotes", "notes and references", "notes and sources", "references and notes",
        "sources and notes", "works cited",
    }
)  # fmt: skip
_HEADING_LENGTH = 40  # characters; longer lines are sentences
_NUMBERED = re.compile(
    r"[\s\u00a0]*(?:[\[(]\d{1,3}[\])]|\d{1,3}[\u00a0\u202f ]*[.)\]:])[\s\u00a0]*\S"
)
_CITES = re.compile(r"https?://|www\.|\b(?:1[89]|20)\d\d\b")
_ENTRY_LENGTH = 600  # characters; a longer block under the heading is prose


def is_reference_heading(text: str) -> bool:
    """Whether this line heads a list of sources."""
    return len(text) <= _HEADING_LENGTH and fold(text) in _HEADINGS


def is_numbered(text: str) -> bool:
    """Whether the line begins with an entry's number: "3.", "[3]", "3)"."""
    return _NUMBERED.match(text) is not None


def mark(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, with those that are entries of a list of sources marked REFERENCE."""
    marked: list[Passage] = []
    listing = numbered = False
    for passage in passages:
        if passage.kind is PassageKind.BOILERPLATE:
            marked.append(passage)
            continue
        words = passage.span.of(text)
        if is_reference_heading(words):
            marked.append(replace(passage, kind=PassageKind.HEADING))
            listing, numbered = True, False
            continue
        is_entry = listing and _is_entry(words, numbered=numbered)
        if is_entry:
            numbered = numbered or is_numbered(words)
        else:
            listing = False
        marked.append(replace(passage, kind=PassageKind.REFERENCE) if is_entry else passage)
    return tuple(marked)


def _is_entry(words: str, *, numbered: bool) -> bool:
    """In a list that has numbers only numbered lines are entries; else what cites a source."""
    if len(words) > _ENTRY_LENGTH:
        return False
    return is_numbered(words) or (not numbered and _CITES.search(words) is not None)
