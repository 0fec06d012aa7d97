"""Names that differ between the same words: the regulations of two airports, two towns' notices.

A form that is filled in anew has other names where its twin has names, and is otherwise the same.
Who copies and changes a text changes other words as well, and most names stay.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from affiant.lineage.copies.alignment import Passage
from affiant.lineage.copies.pair import Pair
from affiant.lineage.copies.words import Words, is_number
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.sheet import sheet

FEWEST = 2  # places where names stand against each other; one is a correction
CLASHING = 0.5  # of the places where the two texts differ
MANY, MOST = 5, 0.4
"""Numbers that differ in their places, and how many to one that is the same: an article that is
brought up to date has fewer. Of 3,281 planted versions in five sets none has as many; with three
numbers one in a thousand would."""
_LONGEST = 8  # words of a name with its title
_WIDEST = 16  # words of a slot
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

    def serials(self, first: int, end: int) -> frozenset[str]:
        """Numbers in digits and ordinals in words, from `first` to before `end`; none of a stretch
        that is no slot of a form."""
        if not 0 < end - first <= _WIDEST:
            return frozenset()
        told = (self._words.span(at, at + 1).of(self._text).lower() for at in range(first, end))
        return frozenset(word for word in told if word.isdecimal() or word in _ordinals())

    def _kind(self, at: int) -> str:
        if self.numbers[at]:
            return "number"
        span = self._words.span(at, at + 1)
        word = span.of(self._text)
        if word.lower() in _small():
            return "small"
        before = self._text[max(0, span.start - 3) : span.start].rstrip(" \u00a0\u202f")
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


def renumbered(pair: Pair, first: Named, second: Named) -> bool:
    """Whether two texts are numbers of one series: another version, another year's report.

    Beside the numbers that `pair` counts, ordinals in words ("fourth update") and numbers among
    names of which one text has more ("GNU 5.0" and "8.4"). Where as many differ as are the same,
    or many in all, the text that is shared is the series' form.
    """
    clashes = concords = 0
    for here, there in _gaps(pair.passages):
        mine, others = first.serials(*here), second.serials(*there)
        if mine and others:
            clashes += mine.isdisjoint(others)
            concords += not mine.isdisjoint(others)
    same = pair.concords + concords
    return (clashes >= 1 and clashes >= same) or (clashes >= MANY and clashes >= MOST * same)


def _gaps(passages: Sequence[Passage]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Between two runs of the same words: what the one text says and what the other."""
    for passage in passages:
        for (a, b, length), (next_a, next_b, _) in pairwise(passage.blocks):
            yield (a + length, next_a), (b + length, next_b)


def _all_numbers(named: Named, gap: tuple[int, int]) -> bool:
    return gap[0] < gap[1] and bool(named.numbers[slice(*gap)].all())


@cache
def _ordinals() -> frozenset[str]:
    sheets = (sheet(f"numbers/{language}") for language in ("fr", "en"))
    return frozenset(word for one in sheets for word in one["ordinals"])


@cache
def _small() -> frozenset[str]:
    words = function_words()
    return words["en"] | words["fr"]
