"""Who stands between the payer and the payee of a sum: through Dell, via a reseller."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from affiant.facts.kinds import Mention
from affiant.facts.quantities.giving import time_words
from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.phrases import Phrases
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.token import Token
from affiant.facts.quantities.wording import Wording

_AHEAD = 20  # tokens between a sum and "through": the payee and the purpose may stand between
_BEFORE = 8
_NOUN = 4  # tokens between "through" and "reseller": "through a Virginia reseller"
_NAME = 6  # tokens between "through" and a name: "via its reseller, Globex"
_ENDS = frozenset(".;:!?")


@dataclass(frozen=True, slots=True)
class Between:
    """Who it is: by name, or in words (token indices) where the text gives no name."""

    mention: Mention | None = None
    words: tuple[int, int] | None = None


def through(wording: Wording, told: Sum, named: Sequence[Mention]) -> Between:
    """Who the sum goes through; empty where the sentence does not tell.

    "through 2020" and "through the summer" are times: only a name or a noun for such a party
    counts.
    """
    for at in _places(wording, told):
        found = _phrases().at(wording.tokens, at)
        if found is None:
            continue
        between = _party(wording, found[1], named)
        if between != Between():
            return between
    return Between()


def _places(wording: Wording, told: Sum) -> list[int]:
    """The tokens of the sum's sentence near it, those behind it first."""
    behind: list[int] = []
    for at in range(told.last, min(told.last + _AHEAD, len(wording.tokens))):
        if wording.low(at) in _ENDS:
            break
        behind.append(at)
    return [*behind, *range(max(0, told.first - _BEFORE), told.first)]


def _party(wording: Wording, index: int, named: Sequence[Mention]) -> Between:
    middle = next(
        (at for at in range(index, index + _NOUN) if wording.low(at) in _middlemen()), None
    )
    reach = index + (_NAME if middle is not None else 2)
    for mention in named:
        at = bisect_left(
            wording.tokens, mention.span.start - wording.sentence.span.start, key=_start
        )
        if index <= at <= reach:
            return Between(mention)
    if middle is None:
        last = _capitals(wording, index)
        return Between(words=(index, last)) if last > index else Between()
    return Between(words=(index, middle + 1))


def _capitals(wording: Wording, index: int) -> int:
    """The index after the capitalised words at `index`, which no list of names knows."""
    last = index
    while last < len(wording.tokens) and wording.tokens[last].text[:1].isupper():
        if wording.low(last) in time_words():
            return index
        last += 1
    return last


def _start(token: Token) -> int:
    return token.start


@cache
def _phrases() -> Phrases:
    return Phrases.listed(rules("payments.yaml")["through"]["phrases"])


@cache
def _middlemen() -> frozenset[str]:
    return frozenset(rules("payments.yaml")["through"]["middlemen"])
