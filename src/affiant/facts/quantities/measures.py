from dataclasses import dataclass
from functools import cache
from typing import Any

from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.phrases import Phrases

_WORD_LISTS = (
    "change_nouns",
    "heads",
    "apposition",
    "determiners",
    "prepositions",
    "stops",
    "verbs",
    "not_verbs",
    "report_nouns",
    "report_verbs",
    "counting_superlatives",
    "superlative_articles",
    "since",
    "particles",
    "passing",
    "endings",
    "time_links",
)


@dataclass(frozen=True, slots=True)
class Measures:
    """How one language compares, moves and frames figures; see the YAML file for each entry."""

    language: str
    change_nouns: frozenset[str]
    heads: frozenset[str]
    apposition: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    stops: frozenset[str]
    verbs: frozenset[str]
    not_verbs: frozenset[str]
    report_nouns: frozenset[str]
    report_verbs: frozenset[str]
    counting_superlatives: frozenset[str]
    superlative_articles: frozenset[str]
    since: frozenset[str]
    particles: frozenset[str]
    passing: frozenset[str]
    endings: frozenset[str]
    time_links: frozenset[str]
    multiplying: dict[str, int]
    past_before: frozenset[str]
    vague_nouns: frozenset[str]
    vague_adjectives: frozenset[str]
    vague_articles: frozenset[str]
    labels: frozenset[str]
    adjectives: frozenset[str]
    up: tuple[str, ...]
    down: tuple[str, ...]
    same: tuple[str, ...]
    verb_endings: tuple[str, ...]
    verb_endings_weak: tuple[str, ...]
    comparators: Phrases
    comparators_after: Phrases
    base: Phrases
    said_by: Phrases
    measure_verbs: Phrases


@cache
def measures(language: str) -> Measures:
    """The measure words of "fr" or "en"."""
    read: dict[str, Any] = rules("measures", f"{language}.yaml")
    listed: dict[str, Any] = {name: frozenset(read[name]) for name in _WORD_LISTS}
    stems: dict[str, Any] = {
        name: tuple(read[name])
        for name in ("up", "down", "same", "verb_endings", "verb_endings_weak")
    }
    phrases: dict[str, Any] = {
        name: Phrases.listed(read[name]) for name in ("base", "said_by", "measure_verbs")
    }
    compared: dict[str, Any] = {
        name: Phrases.of(read[name]) for name in ("comparators", "comparators_after")
    }
    return Measures(
        language=language,
        past_before=frozenset(read.get("past_before", ())),
        vague_nouns=frozenset(read["vague_share"]["nouns"]),
        vague_adjectives=frozenset(read["vague_share"]["adjectives"]),
        vague_articles=frozenset(read["vague_share"]["articles"]),
        labels=frozenset(read["labels"]),
        multiplying={word: int(times) for word, times in read["multiplying"].items()},
        adjectives=frozenset(read["adjectives"]),
        **listed,
        **stems,
        **phrases,
        **compared,
    )
