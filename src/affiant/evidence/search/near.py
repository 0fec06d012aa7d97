"""Words that are spelled nearly so: typing errors, and letters that a scan mistakes.

One letter more, less, other or changed places with its neighbour is near in words from four
letters, two are from eight (Damerau 1964: four of five misspellings are one such error). Of a
scan's mistakes ("rn" for "m", "0" for "o") any number is near, as they come together on a page.
"""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

SHORT, LONG = 4, 8  # letters from which one error is near, and two
MOST = 12  # near spellings of one word
_SCANNED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"))
_LETTER = str.maketrans({"0": "o", "1": "l", "i": "l", "j": "l", "5": "s", "8": "b", "6": "b"})
_BETWEEN = "\n"  # in no word


class Spellings:
    """Words by their length and by how they look to a scanner. Words are only added."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_look: dict[str, list[str]] = defaultdict(list)
        self.add(words)

    def add(self, words: Iterable[str]) -> None:
        """More words, none of which is there already."""
        fresh = [word for word in words if not word.isdecimal()]
        for word in fresh:
            self._by_length[len(word)].append(word)
        # All looks at once: one by one they took most of the seconds of a first search.
        seen = look(_BETWEEN.join(fresh)).split(_BETWEEN) if fresh else ()
        for word, look_of_it in zip(fresh, seen, strict=True):
            self._by_look[look_of_it].append(word)

    def near(self, word: str) -> tuple[str, ...]:
        """The words near this folded one, itself left out, the nearest first."""
        far = distance(word)
        if not far or word.isdecimal():
            return ()
        found = dict.fromkeys(self._by_look.get(look(word), ()), 0)
        for length in range(len(word) - far, len(word) + far + 1):
            choices = self._by_length.get(length, [])
            hits = extract(word, choices, scorer=OSA.distance, score_cutoff=far, limit=None)
            for other, apart, _ in hits:
                found.setdefault(other, int(apart))
        found.pop(word, None)
        return tuple(sorted(found, key=lambda one: (found[one], one[0] != word[0], one)))[:MOST]


def distance(word: str) -> int:
    """How many errors are near in a word of this length."""
    return 0 if len(word) < SHORT else 1 if len(word) < LONG else 2


def look(word: str) -> str:
    """Equal for words that a scanner takes for each other."""
    for seen, meant in _SCANNED:
        word = word.replace(seen, meant)
    return word.translate(_LETTER)
