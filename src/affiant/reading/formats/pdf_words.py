"""Lines joined to running text: words that a line's end has cut are made whole.

A hyphen at the end of a line stands for a cut ("con-" "trat") or belongs to the word
("sous-" "traitance"). It stays where the document writes the word with it elsewhere, before
a capital or a digit, and in the few forms of French that never lose it; else it goes. The
same bytes always give the same text.
"""

import re
from collections.abc import Iterable

from affiant.reading.formats.pdf_lines import SOFT_HYPHEN, Line

_WORD_BEFORE = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
_WORD_AFTER = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_KEEPS_AFTER = frozenset({"je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce"})
_KEEPS_BEFORE = frozenset({"non", "peut", "ex", "vice", "celui", "celle", "ceux", "celles"})
_BROKEN_SPACES = tuple(
    (broken, space) for space in "\u00a0\u202f" for broken in (f"{space} ", f" {space}")
)
"""pdfium adds a space of its own beside a no-break space that is set wide."""


def hyphenated_words(lines: Iterable[Line]) -> frozenset[str]:
    """The words that stand with their hyphen inside a line, in lower case."""
    found: set[str] = set()
    for line in lines:
        if "-" in line.text:
            found.update(word.lower() for word in _HYPHENATED.findall(line.text))
    return frozenset(found)


def joined(lines: Iterable[Line], hyphenated: frozenset[str]) -> str:
    """The lines as one running text, a space at each line's end that cuts no word."""
    text = ""
    cut = False
    for line in lines:
        if cut:
            text += _link(text, line.text, hyphenated)
        elif text:
            text += " "
        text += line.text
        cut = line.hyphen
    text = (text + "-") if cut else text
    text = text.replace(SOFT_HYPHEN, "-")
    if "\u00a0" in text or "\u202f" in text:
        for broken, space in _BROKEN_SPACES:
            text = text.replace(broken, space)
    return text


def _link(before: str, after: str, hyphenated: frozenset[str]) -> str:
    # Only the last word is searched: each start in a long paragraph would be tried in vain.
    head = _WORD_BEFORE.search(before, before.rfind(" ") + 1)
    tail = _WORD_AFTER.match(after)
    if head is None or tail is None or not tail[0][0].islower():
        return "-"
    left, right = head[0].lower(), tail[0].lower()
    stays = (
        f"{left}-{right}" in hyphenated
        or right in _KEEPS_AFTER
        or left in _KEEPS_BEFORE
        or left[-1].isdigit()
    )
    return "-" if stays else ""
