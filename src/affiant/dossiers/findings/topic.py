"""What a fact is about, as far as words tell, in a form that French and English share.

Content words are folded and cut to their first five letters: most words of institutions and law
are cognates ("victimes"/"victims", "affaires criminelles"/"criminal cases" half so), and what is
no cognate the closed unit of the figure carries ("case" is the unit of "affaires", too).
Prefixes of five are what retrieves translations best (McNamee and Mayfield 2004; measured here).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from affiant.facts.kinds import Event, Fact, Figure, Money, Outcome, Quote
from affiant.names.key import key
from affiant.vocabulary.function_words import function_words

STEM = 5  # letters
_WORD = re.compile(r"[a-z]{3,}")
_REMEMBERED = 50_000


def topic(fact: Fact) -> frozenset[str]:
    """The stems of the content words that tell what the fact is about."""
    return frozenset().union(*(stems(words) for words in _about(fact) if words))


@lru_cache(maxsize=_REMEMBERED)
def stems(words: str) -> frozenset[str]:
    """The stems of a phrase's content words."""
    return frozenset(word[:STEM] for word in _WORD.findall(key(words)) if word not in _grammar())


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Of the smaller set, the share that the other has; 0 when either is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: twice what they share, of all they have; 0 when both are empty."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


@cache
def _grammar() -> frozenset[str]:
    """Function words of the languages in use, as keys."""
    words = function_words()
    return frozenset(key(word) for language in ("fr", "en") for word in words[language])


def _about(fact: Fact) -> Sequence[str | None]:
    if isinstance(fact, Figure):
        return fact.of, fact.denominator
    if isinstance(fact, Money):
        return fact.payer, fact.payee, fact.purpose
    if isinstance(fact, Quote):
        return (fact.content,)
    if isinstance(fact, Event):
        return (fact.surface,)
    if isinstance(fact, Outcome):
        return fact.actor, fact.against, fact.result
    return ()
