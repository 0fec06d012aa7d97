"""The rule vocabularies of a language, read once from their YAML files.

The files hold strings only: numbers are turned here, so that "on" and "no" stay words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from affiant.facts.quantities.phrases import Phrases
from affiant.vocabulary.sheet import strings

_BARE = str.maketrans("éèê", "eee")
_FRENCH_SIGNS = frozenset(
    ("le", "la", "les", "des", "du", "est", "une", "dans", "pour", "qui", "que", "et")
)
_ENGLISH_SIGNS = frozenset(
    ("the", "of", "and", "to", "in", "is", "for", "that", "with", "was", "by")
)


def rules(*path: str) -> Any:
    """A vocabulary file as plain strings, lists and mappings."""
    return strings(*path)


def tongue(language: str | None, text: str) -> str | None:
    """Which of our two grammars reads this text: "fr" or "en"; unknown is told by small words.

    None for a text in another language: its figures would be read wrong.
    """
    if language:
        return language[:2] if language.startswith(("fr", "en")) else None
    words = set(text.lower().split())
    return "fr" if len(words & _FRENCH_SIGNS) > len(words & _ENGLISH_SIGNS) else "en"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number grammar of one language; see the YAML file for what each entry is."""

    language: str
    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    letters: dict[str, int]
    link: frozenset[str]
    articles: frozenset[str]
    about: dict[str, int]
    exact_collectives: frozenset[str]
    plurals: dict[str, int]
    plural_before: frozenset[str]
    of: frozenset[str]
    halves: frozenset[str]
    fractions: dict[str, int]
    half_scale: dict[str, int]
    and_half: Phrases
    out_of: Phrases
    percent: Phrases
    points: Phrases
    point_nouns: frozenset[str]
    between: frozenset[str]
    opened: frozenset[str]
    range_and: frozenset[str]
    range_to: frozenset[str]
    splittable: frozenset[str]
    minus: frozenset[str]
    point: frozenset[str]
    over: frozenset[str]
    ordinals: dict[str, int]
    parts: dict[str, int]
    begins: frozenset[str]
    triggers: frozenset[str]


@cache
def number_words(language: str) -> NumberWords:
    """The number grammar of "fr" or "en"."""
    read = rules("numbers", f"{language}.yaml")
    number: dict[str, Any] = {name: _integers(read[name]) for name in _INTEGER_TABLES}
    word_tables = [table for name, table in number.items() if name not in _APART]
    word_tables += [dict.fromkeys(read["halves"], 2)]
    every = frozenset(word for table in word_tables for word in table)
    listed: dict[str, Any] = {name: frozenset(read[name]) for name in _WORD_LISTS}
    return NumberWords(
        language=language,
        **number,
        **listed,
        ordinals=_ordinals(read["ordinals"]),
        halves=frozenset(read["halves"]),
        and_half=Phrases.listed(read["and_half"]),
        out_of=Phrases.listed(read["out_of"]),
        percent=Phrases.listed(read["percent"]),
        points=Phrases.listed(read["points"]),
        between=frozenset(read["range_between"]),
        opened=frozenset(read["range_open"]),
        splittable=every | frozenset(read["link"]) | frozenset(read["articles"]),
        begins=every | frozenset(read["articles"]) | frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"),
        triggers=(every - frozenset(read["articles"])) | {"%"},
    )


_INTEGER_TABLES = (
    "small",
    "tens",
    "scales",
    "letters",
    "about",
    "plurals",
    "fractions",
    "half_scale",
    "parts",
)
_APART = ("half_scale", "parts")  # they begin no number that stands in running text
_WORD_LISTS = (
    "link",
    "articles",
    "exact_collectives",
    "plural_before",
    "of",
    "point_nouns",
    "range_and",
    "minus",
    "point",
    "range_to",
    "over",
)


def _integers(table: dict[str, str]) -> dict[str, int]:
    return {word: int(value) for word, value in table.items()}


def _ordinals(table: dict[str, str]) -> dict[str, int]:
    """With their plurals, and as they are typed without accents."""
    told = _integers(table)
    for word, value in list(told.items()):
        for spelt in {word, word.translate(_BARE)}:
            told[spelt] = told[f"{spelt}s"] = value
    return told


@cache
def counted() -> dict[str, str]:
    """Nouns of both languages -> the one word under which the field counts them."""
    return {noun: unit for unit, nouns in rules("counted.yaml").items() for noun in _strings(nouns)}


def _strings(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(entry) for entry in listed)
