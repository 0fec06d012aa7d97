"""Words and their neighbours, by their sorts: features of two and three words together.

A word's own features add up; these tell what they mean beside each other. A word with a capital
that opens a line is no name where it is mostly written small; "of the" between two capitals joins
them. Sorts are few, so that such features are seen often enough to be learnt.
"""

from collections.abc import Sequence
from functools import lru_cache

from affiant.facts.recogniser.lists import membership
from affiant.facts.recogniser.wordbook import wordbook
from affiant.facts.token import Token

MARK = "&"
"""Begins each of these features."""

_MOST_WORDS = 20_000  # whose sort is kept: more than a long report's vocabulary
_COMMON = 4  # powers of ten: a word of ten thousand is common, and is its own sort
_OPENING = frozenset('“«"(‘[')
_LISTS = (
    ("g", frozenset("g")),
    ("k", frozenset("k")),
    ("p", frozenset("lCRcmM")),
    ("o", frozenset("oO")),
    ("t", frozenset("tr")),
)
"""First names, surnames, places, heads of bodies, titles and functions: lists by their letters."""

_SELDOM, _HALF = 4, 7  # the book's steps of how often a word has a capital


@lru_cache(maxsize=_MOST_WORDS)
def sort(word: str) -> str:
    """A common small word itself, of others the end; of a word with a capital its lists and how
    often it has one; a mark itself; "#" for no word."""
    if not word:
        return "#"
    if not word[0].isalpha():
        return "9" if word[0].isdigit() else word
    low = word.lower()
    if word == low:
        return "=" + low if _is_common(low) else "s" + low[-2:]
    lists = membership().get(low, "")
    letters = "".join(letter for letter, those in _LISTS if not those.isdisjoint(lists))
    told = _capitals(low)
    often = told and (1 if told < _SELDOM else 2 if told < _HALF else 3)
    return f"{'X' if len(word) > 1 and word.isupper() else 'x'}{letters}{often}"


@lru_cache(maxsize=_MOST_WORDS)
def _writing(word: str) -> str:
    """How it is written here, and how it mostly is."""
    written = "X" if word.isupper() else "Xx" if word.istitle() else "xX"
    return f"{written}{_capitals(word.lower())}"


def together(words: Sequence[Token], places: range, *, heading: bool) -> list[list[str]]:
    """For each of these places, the features of its word with its neighbours."""
    first, last = places.start, places.stop
    texts = [word.text for word in words[max(0, first - 1) : last + 1]]
    if not first:
        texts.insert(0, "")
    if last == len(words):
        texts.append("")
    sorts = [*map(sort, texts)]
    told = []
    for step in range(1, len(texts) - 1):
        before, own, after = sorts[step - 1 : step + 2]
        if texts[step] == words[first + step - 1].low:
            told.append([f"&{before}|{own}|{after}"])
            continue
        previous = texts[step - 1]
        place = ("q" if previous in _OPENING else "m") if previous else "f"
        loud = "U" if before[0] == "X" or after[0] == "X" else ""
        told.append(
            [
                f"&1{place}{'h' if heading else ''}{loud}{_writing(texts[step])}",
                f"&2{before}|{own}",
                f"&3{own}|{after}",
                f"&4{before}|{own}|{after}",
                f"&5{before}|{after}",
            ]
        )
    return told


def _capitals(low: str) -> int:
    """The book's step of how often the word has a capital; 0 for unknown."""
    row = wordbook().rows.get(low)
    return 0 if row is None else int(wordbook().columns["R"][row])


def _is_common(low: str) -> bool:
    row = wordbook().rows.get(low)
    if row is None:
        return False
    return any(0 < int(wordbook().columns[name][row]) <= _COMMON for name in ("fen", "ffr"))
