"""Pairs of texts compared: by their outlines first, which rules most of them out."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from affiant.lineage.link import Link
from affiant.lineage.translations.gist import Gist, Senses, gist
from affiant.lineage.translations.likeness import Likeness
from affiant.lineage.translations.outline import Outline, Profile, at_best, outline, profile
from affiant.lineage.translations.texts import ENGLISH, FRENCH, Texts
from affiant.lineage.watch import Watch

_GISTS = 500  # kept at a time, 30 KB each
_PROFILES = 2_000  # the same, 20 KB each

Side = tuple[int, str]
"""A text by its place, and its language."""
Pairs = tuple[int, Sequence[int]]
"""A text, and others with which it is compared."""
Kept = TypeVar("Kept")


class Comparison:
    """Texts of one language with those of the same (`across` False) or of the other."""

    def __init__(self, texts: Texts, *, across: bool) -> None:
        self.texts = texts
        self._senses = Senses(texts.lexicon, across=across)
        self._outlines: dict[Side, Outline] = {}
        self._profiles: OrderedDict[Side, Profile] = OrderedDict()
        self._gists: OrderedDict[Side, Gist] = OrderedDict()

    def links(
        self,
        pairs: Sequence[Pairs],
        languages: tuple[str, str],
        compare: Callable[[int, int], Link | None],
        watch: Watch,
    ) -> list[Link]:
        """What `compare` makes of each pair. Raises Stopped."""
        for language, wanted in self._wanted(pairs, languages).items():
            self._outline(language, sorted(wanted), watch.part(language == FRENCH, 4))

        def found(piece: Sequence[int]) -> list[Link]:
            told = (compare(pairs[at][0], other) for at in piece for other in pairs[at][1])
            return [link for link in told if link is not None]

        return self.texts.over(found, range(len(pairs)), watch.part(1, 2))

    def _wanted(self, pairs: Sequence[Pairs], languages: tuple[str, str]) -> dict[str, set[int]]:
        wanted: dict[str, set[int]] = {ENGLISH: set(), FRENCH: set()}
        for first, others in pairs:
            if others:
                wanted[languages[0]].add(first)
                wanted[languages[1]].update(others)
        return wanted

    def _outline(self, language: str, places: Sequence[int], watch: Watch) -> None:
        def outlined(piece: Sequence[int]) -> list[Outline]:
            members = self.texts.members
            return [outline(members[at].document, language, self._senses) for at in piece]

        told = self.texts.over(outlined, places, watch)
        self._outlines.update(zip([(at, language) for at in places], told, strict=True))

    def gist(self, side: Side) -> Gist:
        """That of a text; the last ones asked for are kept."""

        def made() -> Gist:
            return gist(self.texts.members[side[0]].document, side[1], self._senses)

        return _kept(self._gists, side, made, _GISTS)

    def bounds(self, first: Side, second: Side) -> Iterator[Likeness]:
        """How alike two texts can be at most: at first told soon, then more strictly."""
        profiles = self._profile(first), self._profile(second)
        yield at_best(*profiles, ordered=False)
        yield at_best(*profiles, ordered=True)

    def _profile(self, side: Side) -> Profile:
        def made() -> Profile:
            return profile(self._outlines[side], side[1], self._senses)

        return _kept(self._profiles, side, made, _PROFILES)


def _kept(held: OrderedDict[Side, Kept], side: Side, made: Callable[[], Kept], most: int) -> Kept:
    found = held.get(side)
    if found is None:
        found = held[side] = made()
        if len(held) > most:
            held.popitem(last=False)
    else:
        held.move_to_end(side)
    return found
