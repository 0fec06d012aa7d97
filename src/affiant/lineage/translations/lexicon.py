"""The small bilingual lexicon: which English types a French type may become, and how rare each is.

Three sources: what `training/translations.py` learned from documents and their translations
(lexicon.tsv and frequency.tsv, with their own licence note LEXICON.md), the names of countries,
languages, months and days in Unicode's CLDR by way of Babel, and a sheet of acronyms.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale

from affiant.lineage.translations.folding import folded
from affiant.lineage.translations.token import LEAST, PREFIX
from affiant.vocabulary.sheet import sheet

Pairs = Mapping[str, tuple[tuple[str, float], ...]]

COGNATE = 0.8
"""How surely a French type is the same type in English where nothing was learned about it."""
_SHORT_COGNATE = 0.5  # the same for words of three letters
_COMMON = 0.7  # the same for the sheet of common words
_MOST_RARE = 8.0  # natural logarithm: a type seen in no unit of the training texts
_SURE = frozenset("#@^")  # first characters of types that are the same in both languages


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`pairs`: French type to English types with a strength in 0..1.

    `rarity` by language: type to the logarithm of how seldom a unit holds it; unknown types are
    the rarest.
    """

    pairs: Pairs
    rarity: Mapping[str, Mapping[str, float]]

    def english(self, type_: str) -> tuple[tuple[str, float], ...]:
        """What a French type may be in English, itself among it."""
        learned = self.pairs.get(type_)
        if type_[0] in _SURE:
            return (*(learned or ()), (type_, 1.0))
        if learned is None:
            return ((type_, COGNATE if len(type_) > LEAST else _SHORT_COGNATE),)
        return learned

    def rare(self, type_: str, language: str) -> float:
        """How much it says that a type of `language` is there."""
        return self.rarity[language].get(type_, _MOST_RARE)


def rarity(counts: Mapping[str, int], units: int) -> dict[str, float]:
    """From in how many of `units` each type stands."""
    return {
        type_: min(_MOST_RARE, math.log((units + 1) / (count + 0.5)))
        for type_, count in counts.items()
    }


@cache
def known_names() -> Pairs:
    """Pairs that nobody has to learn: CLDR's names and the sheet of acronyms."""
    pairs: dict[str, dict[str, float]] = {}
    for french, english in _cldr():
        for one, other in zip(french, english, strict=True):
            pairs.setdefault(one, {})[other] = 1.0
    for one, other in _common():
        pairs.setdefault(one, {})[other] = _COMMON
    for one, other in sheet("acronyms")["french_to_english"].items():
        pairs.setdefault("^" + folded(one), {})["^" + folded(other)] = 1.0
    return {french: tuple(english.items()) for french, english in pairs.items()}


def _common() -> Iterator[tuple[str, str]]:
    """The sheet of common words, as types."""
    for block in sheet("french_english").values():
        for entry in " ".join(block.split()).split(";"):
            french, *english = _types(entry)
            yield from ((french, word) for word in english)


def _cldr() -> Iterator[tuple[list[str], list[str]]]:
    """Names of as many words in both languages, as types; longer ones are learned from texts."""
    french, english = Locale("fr"), Locale("en")
    for one, other in (
        (french.territories, english.territories),
        (french.languages, english.languages),
        (french.months["format"]["wide"], english.months["format"]["wide"]),
        (french.days["format"]["wide"], english.days["format"]["wide"]),
    ):
        for code in one:
            pair = _types(str(one[code])), _types(str(other.get(code, "")))
            if len(pair[0]) == len(pair[1]) == 1:
                yield pair


def _types(name: str) -> list[str]:
    return [word[:PREFIX] for word in folded(name).split() if len(word) >= LEAST]


@cache
def own() -> Lexicon:
    """The one that affiant ships."""
    learned: dict[str, list[tuple[str, float]]] = {}
    for french, english, strength in _lines("lexicon.tsv"):
        learned.setdefault(french, []).append((english, float(strength)))
    counts: dict[str, dict[str, float]] = {"fr": {}, "en": {}}
    for language, type_, rare in _lines("frequency.tsv"):
        counts[language][type_] = float(rare)
    return Lexicon(joined(learned), counts)


def joined(learned: Mapping[str, Iterable[tuple[str, float]]]) -> Pairs:
    """What was learned and the known names; of a pair that both hold the larger strength."""
    pairs = {french: dict(english) for french, english in known_names().items()}
    for french, found in learned.items():
        held = pairs.setdefault(french, {})
        for english, strength in found:
            held[english] = max(strength, held.get(english, 0.0))
    return {french: tuple(english.items()) for french, english in pairs.items()}


def turned(lexicon: Lexicon) -> Lexicon:
    """From English to French: enough for finding what is near."""
    pairs: dict[str, list[tuple[str, float]]] = {}
    for french, found in lexicon.pairs.items():
        for english, strength in found:
            pairs.setdefault(english, []).append((french, strength))
    return Lexicon({one: tuple(found) for one, found in pairs.items()}, lexicon.rarity)


def _lines(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("//"))
