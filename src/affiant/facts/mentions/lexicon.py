"""The words that tell what a run of capitalised words names, loaded once."""

from dataclasses import dataclass
from functools import cache

from affiant.facts.token import tokens
from affiant.vocabulary.conjugation import speech_forms
from affiant.vocabulary.wordlist import load, phrases, words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Closed lists, lower case but for names. Both languages together where they do not clash."""

    given: frozenset[str]
    bare_surnames: frozenset[str]
    not_names: frozenset[str]
    openers: frozenset[str]
    organisation_heads: frozenset[str]
    french_heads: frozenset[str]
    english_heads: frozenset[str]
    french_place_heads: frozenset[str]
    english_place_heads: frozenset[str]
    legal_forms: frozenset[str]
    connectors: frozenset[str]
    person_particles: frozenset[str]
    group_nouns: frozenset[str]
    product_heads: frozenset[str]
    body_nouns: frozenset[str]  # common nouns that a body's name may follow
    bare_heads: frozenset[str]  # without them and legal forms a body's name is still its own
    press_heads: frozenset[str]  # "the" and one of them is a newspaper named before
    ambiguous: frozenset[str]
    speech: frozenset[str]  # finite forms of verbs that only people and bodies are subjects of
    telling: frozenset[str]  # the same, and verbs that only introduce marked words
    titles: frozenset[str]
    roles: dict[str, tuple[tuple[str, ...], ...]]  # by last word, longest first
    role_starts: dict[str, tuple[tuple[str, ...], ...]]  # by first word, longest first
    modifiers: frozenset[str]
    places: dict[str, tuple[str, ...]]  # by first word, lower case


@cache
def lexicon() -> Lexicon:
    """The lists of `vocabulary/words`."""
    named, role = load("name_words"), load("roles")
    heads = named["organisation_heads"]
    functions = [
        tuple(told.replace("'", " ").split())
        for listed in (role["roles"], role["roles_of_rules"])
        for told in listed["en"] + listed["fr"]
    ]
    return Lexicon(
        given=words("given_names", "given"),
        bare_surnames=words("given_names", "known_by_surname"),
        not_names=frozenset(word.lower() for word in words("name_words", "not_names")),
        openers=words("name_words", "openers"),
        organisation_heads=frozenset(heads["en"]) | frozenset(heads["fr"]),
        french_heads=frozenset(heads["fr"]),
        english_heads=frozenset(heads["en"]),
        french_place_heads=frozenset(named["place_heads"]["fr"]),
        english_place_heads=frozenset(named["place_heads"]["en"]),
        legal_forms=frozenset(named["legal_forms"]),
        connectors=frozenset(named["particles"]["organisation"]["en"])
        | frozenset(named["particles"]["organisation"]["fr"]),
        person_particles=frozenset(named["particles"]["person"]),
        group_nouns=words("name_words", "group_nouns"),
        body_nouns=words("name_words", "body_nouns"),
        bare_heads=words("name_words", "bare_heads"),
        press_heads=words("name_words", "press_heads"),
        product_heads=frozenset(named["product_heads"]),
        ambiguous=words("name_words", "ambiguous"),
        speech=speech_forms("fr", "clause") | speech_forms("en", "clause"),
        telling=frozenset().union(
            *(speech_forms(tongue, kind) for tongue in ("fr", "en") for kind in ("clause", "marks"))
        ),
        titles=frozenset(role["forms"]),
        roles=_indexed(functions, -1),
        role_starts=_indexed(functions, 0),
        modifiers=frozenset(role["modifiers"]),
        places=_places(),
    )


def _indexed(functions: list[tuple[str, ...]], word: int) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for function in functions:
        index.setdefault(function[word], []).append(function)
    return {key: tuple(sorted(set(found), key=lambda f: -len(f))) for key, found in index.items()}


def _places() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for key in ("countries", "regions", "cities"):
        for name in phrases("places", key):
            index.setdefault(first_word(name), []).append(name)
    return {word: tuple(sorted(set(names), key=lambda n: -len(n))) for word, names in index.items()}


def first_word(name: str) -> str:
    """What a name is looked up by: its first token in lower case; "" for a blank name."""
    cut = tokens(name, 0, len(name))
    return cut[0].low if cut else ""
