"""Which of the vocabulary's lists a word is on, as one letter each: what a model knows of it."""

from collections.abc import Iterable
from functools import cache

from affiant.vocabulary.conjugation import speech_forms
from affiant.vocabulary.wordlist import load, phrases, words

Membership = dict[str, str]

_FEWEST_LETTERS = 4  # shorter ones are mostly other words: sud, sur, los


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


@cache
def places_in_small() -> frozenset[str]:
    """Words of places' names by which one is known that somebody writes small: florida, francisco.

    In lower case; without words that stand small in their own right (nice, turkey, new).
    """
    named = {word for name in _place_names() for word in name.lower().split()}
    lists = ("openers", "not_names", "group_nouns", "body_nouns", "ambiguous")
    usual = {word.lower() for key in lists for word in words("name_words", key)}
    usual |= {word.lower() for word in words("places", "also_words")}
    heads = load("name_words")["place_heads"]
    usual.update(heads["en"], heads["fr"])
    return frozenset(w for w in named - usual if len(w) >= _FEWEST_LETTERS and w.isalpha())


def _place_names() -> Iterable[str]:
    for key in ("countries", "regions", "cities", "towns"):
        yield from phrases("places", key)


def _lists() -> Iterable[tuple[str, Iterable[str]]]:
    named, role = load("name_words"), load("roles")
    yield "g", words("given_names", "given") | words("name_evidence", "given")
    yield "k", words("given_names", "surnames") | words("name_evidence", "surnames")
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
    towns = phrases("places", "towns") | phrases("name_evidence", "towns")
    yield "m", _alone(towns)
    yield "M", _first(towns)


def _alone(names: Iterable[str]) -> list[str]:
    return [name for name in names if " " not in name]


def _first(names: Iterable[str]) -> list[str]:
    return [name.split()[0] for name in names if " " in name]
