"""Names that differ between the same words: the regulations of two airports, two towns' notices.

A form that is filled in anew has other names where its twin has names, and is otherwise the same.
Who copies and changes a text changes other words as well, and most names stay.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from affiant.lineage.copies.alignment import Passage
from affiant.lineage.copies.words import Words, is_number
from affiant.vocabulary.function_words import function_words

FEWEST = 2  # places where names stand against each other; one is a correction
CLASHING = 0.5  # of the places where the two texts differ
_LONGEST = 8  # words of a name with its title
_ALIKE = 60.0  # of 100: the same name misread or spelled in another way
_BEGINS = frozenset(".!?:;…«“\"'(\n•")  # a capital behind one of these is no name's


class Named:
    """One text's words as they are written."""

    def __init__(self, text: str, words: Words) -> None:
        self._text, self._words = text, words
        self.numbers = is_number(words.hashes)

    def between(self, first: int, end: int) -> str:
        """The words from `first` to before `end`."""
        return self._words.span(first, end).of(self._text) if first < end else ""

    def is_filled_in(self, first: int, end: int) -> bool:
        """Whether names and numbers stand there, and nothing else but small words."""
        told = [self._kind(at) for at in range(first, end)]
        return 0 < len(told) <= _LONGEST and "name" in told and "word" not in told

    def _kind(self, at: int) -> str:
        if self.numbers[at]:
            return "number"
        span = self._words.span(at, at + 1)
        word = span.of(self._text)
        if word.lower() in _small():
            return "small"
        before = self._text[: span.start][-3:].rstrip(" \u00a0\u202f")
        return "name" if word[0].isupper() and before and before[-1] not in _BEGINS else "word"


def twins(passages: Sequence[Passage], first: Named, second: Named) -> bool:
    """Whether two texts are one form filled in with different names."""
    clashes = places = 0
    for here, there in _gaps(passages):
        places += 1
        if first.is_filled_in(*here) and second.is_filled_in(*there):
            names = first.between(*here).casefold(), second.between(*there).casefold()
            clashes += ratio(*names) < _ALIKE
        elif _all_numbers(first, here) and _all_numbers(second, there):
            places -= 1  # which prove nothing: figures are brought up to date
    return clashes >= FEWEST and clashes >= CLASHING * places


def _gaps(passages: Sequence[Passage]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Between two runs of the same words: what the one text says and what the other."""
    for passage in passages:
        for (a, b, length), (next_a, next_b, _) in pairwise(passage.blocks):
            yield (a + length, next_a), (b + length, next_b)


def _all_numbers(named: Named, gap: tuple[int, int]) -> bool:
    return gap[0] < gap[1] and bool(named.numbers[slice(*gap)].all())


def _small() -> frozenset[str]:
    words = function_words()
    return words["en"] | words["fr"]
