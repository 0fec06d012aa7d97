"""Words of the other language for a word that was typed: "contract" asks for "contrat" too.

Three sources, the surest first: two sheets of whole words, French and English; regular endings of
words that both languages took from Latin (agency, agence); and what lineage learned from documents
and their translations, which are beginnings of five letters and so count only for words that the
casefile has. A word of the other language that is also one of this language and looks otherwise
("main" for "hand") is left out: it would find everything that is mainly something else.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import Protocol

from rapidfuzz.distance import OSA

from affiant.evidence.search.analysis import BEGIN, OTHER, fold, stem
from affiant.lineage.translations.lexicon import own
from affiant.lineage.translations.token import PREFIX
from affiant.vocabulary.sheet import sheet

SHEETS = ("french_english", "sought")
MOST = 8  # words of the other language for one word
LEARNED = 0.5  # strength from which what was learned counts: below, two words often go together
LEAST_LEARNED = 4  # letters
ALIKE = 0.6  # normalised similarity from which two words with learned beginnings are of one root
MORE = 4  # letters that a word may have after its learned beginning where it looks otherwise


class Known(Protocol):
    """The words of the casefile, as they are indexed."""

    def has(self, language: str, word: str) -> bool:
        """Whether a passage of this language has the word."""
        ...

    def beginning(self, language: str, letters: str) -> Collection[str]:
        """The words of this language that begin with these BEGIN letters, or are these fewer."""
        ...


_ENGLISH = "ct cts er ers cy cies ty ties or ors ist ists ism ary ic ics ive ous y al ment ory an"
_FRENCH = (
    "t ts re res ce ces té tés eur eurs iste istes isme aire ique iques if eux ie el ement oire ain"
)
_ENDINGS = tuple(zip(_ENGLISH.split(), _FRENCH.split(), strict=True))
"""Endings of English words and of the same words in French."""


def others(typed: str, known: Known) -> tuple[str, ...]:
    """The words of the other language, as they are indexed; `typed` may be of either."""
    found: dict[str, None] = {}
    for language in _spoken(typed, known):
        listed = _sheets()[language].get(stem(typed, language), ())
        surer = (*listed, *_by_ending(typed, language, known))
        # Five letters are those of many words ("contre", "contrat"): asked where nothing is surer.
        for word in surer or _learned(fold(typed), language, known):
            if _is_alike(typed, word) or not known.has(language, word):
                found.setdefault(word)
    here = {stem(typed, language) for language in OTHER}
    return tuple(word for word in found if word not in here)[:MOST]


def _spoken(typed: str, known: Known) -> tuple[str, ...]:
    """The languages that have the word; both where neither is known to."""
    spoken = tuple(
        language
        for language in OTHER
        if (word := stem(typed, language)) in _sheets()[language] or known.has(language, word)
    )
    return spoken or tuple(OTHER)


def _is_alike(typed: str, word: str) -> bool:
    forms = {fold(typed), *(stem(typed, language) for language in OTHER)}
    return any(OSA.normalized_similarity(form, word) >= ALIKE for form in forms)


@cache
def _sheets() -> dict[str, dict[str, tuple[str, ...]]]:
    """By language: an indexed word to the indexed words of the other language."""
    found: dict[str, dict[str, dict[str, None]]] = {one: defaultdict(dict) for one in OTHER}
    for name in SHEETS:
        for block in sheet(name).values():
            for entry in " ".join(block.split()).split(";"):
                french, *english = entry.split()
                for word in english:
                    one, other = stem(french, "fr"), stem(word, "en")
                    found["fr"][one].setdefault(other)
                    found["en"][other].setdefault(one)
    return {
        language: {one: tuple(others_) for one, others_ in pairs.items()}
        for language, pairs in found.items()
    }


def _by_ending(typed: str, language: str, known: Known) -> Iterator[str]:
    """The same word with the other language's ending, where the casefile has it."""
    word = typed.casefold()
    for pair in _ENDINGS:
        mine, theirs = pair if language == "en" else pair[::-1]
        if len(word) > len(mine) + 2 and word.endswith(mine):
            other = stem(word.removesuffix(mine) + theirs, OTHER[language])
            if known.has(OTHER[language], other):
                yield other


def _learned(folded: str, language: str, known: Known) -> Iterator[str]:
    """Words of the casefile that begin as lineage learned."""
    if len(folded) < LEAST_LEARNED:
        return
    mine = folded[:PREFIX]
    for theirs, strength in _beginnings()[language].get(mine, ()):
        if strength >= LEARNED and theirs != mine:
            yield from _fitting(folded, theirs, known.beginning(OTHER[language], theirs[:BEGIN]))


def _fitting(folded: str, begins: str, words: Collection[str]) -> list[str]:
    """Of words that begin so, those of one root, else the shortest two."""
    begun = sorted((w for w in words if w.startswith(begins)), key=lambda one: (len(one), one))
    alike = [word for word in begun if _is_alike(folded, word)]
    return alike or [word for word in begun if len(word) <= len(begins) + MORE][:2]


@cache
def _beginnings() -> dict[str, dict[str, tuple[tuple[str, float], ...]]]:
    """By language: a beginning to beginnings of the other language, with their strength."""
    english: dict[str, list[tuple[str, float]]] = defaultdict(list)
    french: dict[str, tuple[tuple[str, float], ...]] = {}
    for one, pairs in own().pairs.items():
        if one.isalpha():
            french[one] = tuple((other, sure) for other, sure in pairs if other.isalpha())
            for other, sure in french[one]:
                english[other].append((one, sure))
    return {"fr": french, "en": {one: tuple(pairs) for one, pairs in english.items()}}
