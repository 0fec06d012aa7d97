"""The shorter of two sentences laid into the longer, word by word and clause by clause."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from affiant.dossiers.findings.opposition.lexicon import Lexicon, lexicon
from affiant.dossiers.findings.opposition.said import Said, Word

NEAR = 0.93  # Jaro-Winkler of two stems of one family: "scientif", "scientist"
LEAST = 5  # letters of a stem that may be near another


class Tie(StrEnum):
    """How two words answer to each other, the surest first."""

    SAME = "same"
    SYNONYM = "synonym"
    NEAR = "near"
    CONTRARY = "contrary"


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the shorter sentence and the word of the longer that answers to it."""

    short: Word
    long: Word
    tie: Tie

    @property
    def flipped(self) -> bool:
        """Whether one affirms what the other denies; a contrary that is denied agrees."""
        return (self.short.denied != self.long.denied) != (self.tie is Tie.CONTRARY)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two sentences laid side by side. `alone` are words of the shorter that nothing answers to.

    `clause` is the number of the clause of the longer that holds most of the pairs.
    """

    short: Said
    long: Said
    pairs: tuple[Pair, ...]
    alone: tuple[Word, ...]
    clause: int

    @property
    def covered(self) -> float:
        """Of the shorter's words, the share that the longer answers to."""
        whole = len(self.pairs) + len(self.alone)
        return len(self.pairs) / whole if whole else 0.0

    @property
    def together(self) -> float:
        """Of the pairs, the share whose longer end stands in one clause."""
        within = sum(one.long.clause == self.clause for one in self.pairs)
        return within / len(self.pairs) if self.pairs else 0.0


def aligned(one: Said, other: Said) -> Alignment:
    """Lay the sentence with fewer words of content into the other."""
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    by_stem: dict[str, list[Word]] = defaultdict(list)
    for word in long.words:
        by_stem[word.stem].append(word)
    busiest = _busiest(word for here in short.words for word in by_stem.get(here.stem, ()))
    words = lexicon(short.language)
    pairs: list[Pair] = []
    alone: list[Word] = []
    for word in short.words:
        found = _answer(word, by_stem, busiest, words)
        if found is None:
            alone.append(word)
        else:
            pairs.append(Pair(word, *found))
    return Alignment(short, long, tuple(pairs), tuple(alone), _busiest(pair.long for pair in pairs))


def _answer(
    word: Word, by_stem: dict[str, list[Word]], busiest: int, words: Lexicon
) -> tuple[Word, Tie] | None:
    same = by_stem.get(word.stem)
    if same:
        return _nearest(same, word, busiest), Tie.SAME
    for tie, fits in (
        (Tie.SYNONYM, words.alike),
        (Tie.NEAR, near),
        (Tie.CONTRARY, words.contrary),
    ):
        answers = [one for stem, held in by_stem.items() if fits(word.stem, stem) for one in held]
        if answers:
            return _nearest(answers, word, busiest), tie
    return None


@lru_cache(maxsize=65_536)
def near(one: str, other: str) -> bool:
    """Whether two stems are of one family."""
    if min(len(one), len(other)) < LEAST:
        return False
    return JaroWinkler.similarity(one, other) >= NEAR


def _nearest(words: Sequence[Word], word: Word, busiest: int) -> Word:
    """Of several occurrences the one in the clause that is spoken of, then the like-minded one."""
    return min(words, key=lambda one: (one.clause != busiest, one.denied != word.denied))


def _busiest(words: Iterable[Word]) -> int:
    counted = Counter(one.clause for one in words)
    return min(counted, key=lambda one: (-counted[one], one), default=0)
