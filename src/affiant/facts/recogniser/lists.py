"""Which of the vocabulary's lists a word is on, as one letter each: what a model knows of it."""

from collections.abc import Iterable
from functools import cache

from affiant.vocabulary.conjugation import speech_forms
from affiant.vocabulary.wordlist import load, phrases, words

Membership = dict[str, str]


@cache
def membership() -> Membership:
    """Lower-case word to the letters of its lists."""
    made: dict[str, set[str]] = {}
    for letter, listed in _lists():
        for word in listed:
            made.setdefault(word.lower(), set()).add(letter)
    return {word: "".join(sorted(letters)) for word, letters in made.items()}


@cache
def opening_words() -> frozenset[str]:
    """Words that open sentences with a capital and name nothing, in lower case."""
    listed = words("name_words", "openers") | words("name_words", "not_names")
    return frozenset(word.lower() for word in listed)


def _lists() -> Iterable[tuple[str, Iterable[str]]]:
    named, role = load("name_words"), load("roles")
    yield "g", words("given_names", "given")
    yield "o", named["organisation_heads"]["en"]
    yield "O", named["organisation_heads"]["fr"]
    yield "f", named["legal_forms"]
    yield "h", named["place_heads"]["en"]
    yield "H", named["place_heads"]["fr"]
    yield "p", named["particles"]["person"]
    yield "n", words("name_words", "not_names")
    yield "u", words("name_words", "group_nouns")
    yield "w", named["product_heads"]
    yield "b", words("name_words", "body_nouns")
    yield "t", role["forms"]
    yield "r", (part for said in role["roles"]["en"] + role["roles"]["fr"] for part in said.split())
    yield "s", speech_forms("fr", "clause") | speech_forms("en", "clause")
    for letter, key in (("C", "countries"), ("R", "regions"), ("c", "cities")):
        yield letter, _alone(phrases("places", key))
        yield "l", _first(phrases("places", key))


def _alone(names: Iterable[str]) -> list[str]:
    return [name for name in names if " " not in name]


def _first(names: Iterable[str]) -> list[str]:
    return [name.split()[0] for name in names if " " in name]
