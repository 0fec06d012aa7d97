"""The texts of one set by their language, and which are near each other."""

from collections.abc import Callable, Sequence
from functools import partial

from affiant.lineage.link import Member
from affiant.lineage.spread import Found, Spread, alone, cut
from affiant.lineage.translations import lexicon
from affiant.lineage.translations.bag import Bag, bag
from affiant.lineage.translations.lexicon import Lexicon
from affiant.lineage.translations.retrieval import Index
from affiant.lineage.watch import UNWATCHED, Watch
from affiant.reading.document import Document
from affiant.vocabulary.function_words import function_words

ENGLISH, FRENCH = "en", "fr"
LEAST_TYPES = 20
"""Distinct types of a text; with fewer it is compared with none."""
PIECE = 64  # texts between two looks at the watch
_SHOWS_LANGUAGE = 0.15  # share of function words, where the reader told no language
_SAMPLE = 300  # words

Near = list[tuple[int, float]]
"""Places of texts and their cosines, nearest first."""


class Texts:
    """Places are those of members in the set. An index is made once, when it is first asked for."""

    def __init__(self, members: Sequence[Member], spread: Spread = alone) -> None:
        self.members = members
        self.spread = spread
        self.lexicon = lexicon.own()
        self.places: dict[str, list[int]] = {ENGLISH: [], FRENCH: []}
        for place, member in enumerate(members):
            language = language_of(member.document)
            if language in self.places:
                self.places[language].append(place)
        self._indexes: dict[str, tuple[Index, list[int]]] = {}

    def over(
        self, work: Callable[[Sequence[int]], list[Found]], places: Sequence[int], watch: Watch
    ) -> list[Found]:
        """What `work` finds for these places, piece by piece under the watch. Raises Stopped."""
        pieces = cut(places, PIECE)
        told: list[Found] = []
        results = self.spread(work, pieces)
        for done in range(len(pieces)):
            watch.step(done, len(pieces))
            told += next(results)
        return told

    def near(self, asking: str, asked: str, watch: Watch = UNWATCHED) -> list[tuple[int, Near]]:
        """For each text of the one language that says enough, the nearest of the other.

        In one language a text is near itself.
        """
        index, places = self._index(asked)
        if not len(index):
            return []
        senses = None if asking == asked else self.lexicon
        return self.over(partial(self._nearest, index, places, senses), self.places[asking], watch)

    def _index(self, language: str) -> tuple[Index, list[int]]:
        """The texts of a language that say enough, and where they stand."""
        if language not in self._indexes:
            told = self.over(self._bags, self.places[language], UNWATCHED)
            self._indexes[language] = (
                Index([held for _, held in told]),
                [place for place, _ in told],
            )
        return self._indexes[language]

    def _bags(self, places: Sequence[int]) -> list[tuple[int, Bag]]:
        told = [(place, bag_of(self.members[place].document)) for place in places]
        return [(place, held) for place, held in told if len(held) >= LEAST_TYPES]

    def _nearest(
        self, index: Index, stand: Sequence[int], senses: Lexicon | None, places: Sequence[int]
    ) -> list[tuple[int, Near]]:
        return [
            (place, [(stand[at], cosine) for at, cosine in index.nearest(held, senses)])
            for place, held in self._bags(places)
        ]


def bag_of(document: Document) -> Bag:
    """The types of what was written for this page, boilerplate left out."""
    content = [passage.span.of(document.text) for passage in document.content()]
    return bag(content if document.passages else [document.text])


def language_of(document: Document) -> str | None:
    """What the reader told, without its region; else what the function words show."""
    if document.language:
        return document.language.lower().replace("_", "-").partition("-")[0]
    words = document.text[: _SAMPLE * 20].lower().replace("’", " ").replace("'", " ").split()
    sample = words[:_SAMPLE]
    known = function_words()
    shares = {
        language: sum(word in known.get(language, ()) for word in sample) / max(1, len(sample))
        for language in (ENGLISH, FRENCH)
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _SHOWS_LANGUAGE else None
