"""The words that present somebody whom nobody may name, as tables to look tokens up in."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from affiant.facts.token import Token, tokens
from affiant.vocabulary.wordlist import load

ADULT = 18  # years

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, the longest first."""

    by_first: dict[str, tuple[Words, ...]]

    @classmethod
    def of(cls, listed: list[str]) -> "Phrases":
        """The index of these phrases."""
        found: dict[str, set[Words]] = {}
        for phrase in listed:
            words = tuple(token.low for token in tokens(phrase, 0, len(phrase)))
            found.setdefault(words[0], set()).add(words)
        return cls(
            {word: tuple(sorted(all_, key=len, reverse=True)) for word, all_ in found.items()}
        )

    def end(self, words: list[Token], at: int) -> int:
        """Where the phrase that begins at this token ends; `at` where none does."""
        for phrase in self.by_first.get(words[at].low, ()):
            end = at + len(phrase)
            if end <= len(words) and all(
                _same(words[at + step].low, part) for step, part in enumerate(phrase)
            ):
                return end
        return at


def _same(word: str, part: str) -> bool:
    return word == part or (word in "’'" and part in "’'")


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's words; see `vocabulary/words/protected.yaml` for what each list is."""

    nouns: Phrases
    no_nouns: Phrases
    grave: Phrases
    done: Phrases
    did: Phrases
    accused: Phrases
    renamed: Phrases
    naming: Phrases
    identified: Phrases
    kin: frozenset[str]
    sets: dict[str, frozenset[str]]
    unit: frozenset[str]
    old: frozenset[str]
    aged: frozenset[str]
    small: frozenset[str]
    age_words: dict[str, int]
    qualifying: frozenset[str]
    """Nouns of one word, which may qualify another noun in English."""
    firsts: dict[str, tuple[str, ...]]
    """The words that a shape begins with, and the names of these shapes. No other words are
    looked at."""


@cache
def cues(language: str) -> Cues:
    """The words of "en" or "fr"."""
    read: dict[str, Any] = load("protected")
    told = {name: content[language] for name, content in read.items()}
    nouns = told["nouns"] + told["accused_nouns"]
    phrases = {name: Phrases.of(told[name]) for name in _PHRASES}
    ages = told["ages"]
    numbers = {str(years) for years in range(ADULT)} | told["age_words"].keys()
    glued = {f"{n}-{unit}-old" for n in numbers for unit in ages["unit"]}
    shapes: dict[str, set[str]] = {
        "noun": {phrase.split()[0].partition("'")[0] for phrase in nouns},
        "age": numbers | glued | set(ages["aged"]),
        "little": set(told["little"]),
        **{name: set(phrases[name].by_first) for name in _SHAPES},
    }
    return Cues(
        nouns=Phrases.of(nouns),
        **phrases,
        kin=frozenset(told["kin"]),
        sets={name: frozenset(told[name]) for name in _SETS},
        unit=frozenset(ages["unit"]),
        old=frozenset(ages["old"]),
        aged=frozenset(ages["aged"]),
        small=frozenset(ages["small"]),
        age_words={word: int(years) for word, years in told["age_words"].items()},
        qualifying=frozenset(word for word in nouns if " " not in word),
        firsts={
            word: tuple(name for name, begun in shapes.items() if word in begun)
            for word in frozenset().union(*shapes.values())
        },
    )


_PHRASES = ("no_nouns", "grave", "done", "did", "accused", "renamed", "naming", "identified")
_SHAPES = ("grave", "done", "did", "accused", "renamed", "identified")
_SETS = ("little", "identifying", "as", "among", "standing", "copulas", "passive", "auxiliaries",
         "between", "of", "pronouns", "no_age", "without", "offspring")  # fmt: skip
