"""What stands around a number, in a form that French and English share: what it is a number of.

A word is known by its first five letters and, of a French one, by what these mostly become in
English (the lexicon that translations are found with). Words that only count ("counted",
"recorded", "total") and numbers take no part.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from affiant.dossiers.findings.told import Told
from affiant.evidence.search.analysis import fold
from affiant.facts.kinds import UNSTATED, Figure
from affiant.lineage.translations.lexicon import own
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.sheet import sheet, strings

MARKS = ("part", "cumulative", "planned", "estimated", "fiscal")
"""What a sentence can be marked by. Names of lists in `comparing.yaml`."""
STEM = 5  # letters
LEAST = 3  # letters of a word that tells something
SURE = 0.15  # strength of a pair of the lexicon that is one word in two languages
_REMEMBERED = 4_096
_TOKEN = re.compile(r"[^\W\d_]+")
_LIMIT = re.compile(r"[;:()«»“”\"–—]|,(?!\d)")
_NUMBER = re.compile(r"\d+(?:[\s.,\u00a0\u202f]\d{3})*")
_APOSTROPHE = str.maketrans("’", "'")
Word = frozenset[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around one figure.

    `words` are of its clause, `deed` the one right before the figure, else right after: mostly
    the verb that governs it. `narrowing` are of the noun phrase that says what is counted,
    `whole` of its denominator, `numbers` the digits in that; `places` and `names` are what
    stands with a capital in its sentence. `known` is all that the sentence and the document's
    title tell. `marks` are of `MARKS`; `ordinals` tell the first half of a year from the second.
    """

    words: tuple[Word, ...]
    deed: tuple[Word, ...]
    narrowing: tuple[Word, ...]
    whole: tuple[Word, ...]
    numbers: frozenset[str]
    places: tuple[Word, ...]
    names: tuple[Word, ...]
    known: frozenset[str]
    marks: frozenset[str]
    ordinals: frozenset[str]


def clause(told: Told) -> Clause:
    """Read what stands around a figure. Raises TypeError for another fact."""
    if not isinstance(told.fact, Figure):
        raise TypeError(f"a {told.fact.kind} has no clause to compare")
    length = told.sentence.end - told.sentence.start if told.sentence else 0
    title = max(0, len(told.around) - length) if length else 0
    language = told.language if told.language in ("fr", "en") else "en"
    return _clause(told.fact, told.around or told.fact.surface, title, language)


@lru_cache(maxsize=_REMEMBERED)
def _clause(fact: Figure, around: str, title: int, language: str) -> Clause:
    sentence = around[title:]
    places, names = _capitals(sentence, language)
    beside = _beside(sentence, fact.surface)
    before, _, after = beside.partition(fact.surface)
    whole = fact.denominator if fact.denominator not in (None, UNSTATED) else ""
    return Clause(
        words=words(beside, language),
        deed=words(before, language)[-1:] or words(after, language)[:1],
        narrowing=words(fact.of or "", language),
        whole=words(whole or "", language),
        numbers=frozenset(re.sub(r"\D", "", one) for one in _NUMBER.findall(whole or "")),
        places=places,
        names=names,
        known=frozenset().union(*words(f"{around} {fact.surface}", language)),
        marks=_marks(sentence, language),
        ordinals=frozenset(_ordinals(sentence, language)),
    )


def words(text: str, language: str) -> tuple[Word, ...]:
    """The words that tell something, in their order, each as what it may be in both languages."""
    found = (fold(token) for token in _TOKEN.findall(text))
    return tuple(
        _types(one, language) for one in found if len(one) >= LEAST and one not in _empty(language)
    )


def answered(asked: Iterable[Word], known: frozenset[str]) -> list[bool]:
    """For each word whether it is among what is known."""
    return [bool(one & known) for one in asked]


@lru_cache(maxsize=_REMEMBERED)
def _types(word: str, language: str) -> Word:
    stem = word[:STEM]
    counted = (_counted()[word],) if word in _counted() else ()
    if language != "fr":
        return frozenset((stem, *counted))
    pairs = own().pairs.get(stem, ())
    english = (one for one, strength in pairs if strength >= SURE)
    return frozenset((stem, *counted, *english))


def _beside(sentence: str, surface: str) -> str:
    """The clause that holds the figure, and the next ones until something is told of it."""
    at = sentence.find(surface)
    if at < 0:
        return sentence
    before = [match.end() for match in _LIMIT.finditer(sentence, 0, at)]
    after = _LIMIT.search(sentence, at + len(surface))
    part = sentence[before[-1] if before else 0 : after.start() if after else len(sentence)]
    return part if len(part) > len(surface) + LEAST else sentence


def _capitals(sentence: str, language: str) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Words with a capital that do not begin the sentence: places, by what stands before, and all.

    Whoever is only cited ("according to X") is no part of what is told.
    """
    places: list[Word] = []
    names: list[Word] = []
    before, located = "", False
    for token in _TOKEN.finditer(sentence):
        word = fold(token.group())
        if not token.group()[0].isupper() or not token.start() or word in _months():
            before, located = word, word in _list("locating", language)
        elif len(word) >= LEAST and before not in _list("sayers", language):
            names.append(_types(word, language))
            places += names[-1:] if located else ()
    return tuple(places), tuple(names)


def _marks(sentence: str, language: str) -> frozenset[str]:
    plain = " ".join(
        fold(token) for token in re.findall(r"[\w']+", sentence.translate(_APOSTROPHE))
    )
    spaced = f" {plain} "
    return frozenset(
        mark for mark in MARKS if any(f" {phrase} " in spaced for phrase in _list(mark, language))
    )


def _ordinals(sentence: str, language: str) -> Iterator[str]:
    order: Mapping[str, Mapping[str, list[str]]] = _sheet()["ordinals"]
    found = {fold(token) for token in _TOKEN.findall(sentence)}
    yield from (place for place, held in order.items() if found & set(held[language]))


@cache
def _counted() -> dict[str, str]:
    """Nouns that are counted, under the one word of the vocabulary for both languages."""
    return {fold(one): f"={unit}" for unit, held in sheet("counted").items() for one in held}


@cache
def _sheet() -> dict[str, Any]:
    return sheet("comparing")


@cache
def _list(name: str, language: str) -> frozenset[str]:
    return frozenset(_sheet()[language][name])


@cache
def _empty(language: str) -> frozenset[str]:
    """Words that do not tell what is counted."""
    grammar = frozenset(map(fold, function_words()[language]))
    return grammar | _list("counting", language) | _months()


@cache
def _months() -> frozenset[str]:
    calendars = (strings("calendar", f"{language}.yaml") for language in ("fr", "en"))
    return frozenset(fold(name) for one in calendars for name in one["months"])
