"""Sums that a court or an authority orders somebody to pay: an order is neither award nor payment.

The judge ordered Hooli to pay Haven $3 million.      La cour condamne Hooli à verser 3 M€ à Haven.
The regulator fined Hooli $5 million.                 Hooli a été condamnée à 10 000 € d’amende.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from affiant.facts.quantities.giving import INFINITIVE, WINDOW, stops, time_words
from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.mood import Mood, mood
from affiant.facts.quantities.party import Party, starting, subject
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.wording import Wording

_BEFORE = 3  # tokens before an order in which what makes it unreal or passive stands
_PAST_TIME = 3  # tokens between an order and whom it binds: "condamné jeudi à Lyon la société X"


@dataclass(frozen=True, slots=True)
class Orders:
    """The vocabulary; see `orders` in `vocabulary/payments.yaml`."""

    infinitive: frozenset[str]
    direct: frozenset[str]
    undone: frozenset[str]
    unreal: frozenset[str]
    passive: frozenset[str]
    clauses: frozenset[str]
    joins: frozenset[str]
    at: frozenset[str]


@cache
def orders() -> Orders:
    """Both languages together, as `giving.givings`."""
    read = rules("payments.yaml")["orders"]
    return Orders(**{name: frozenset(words) for name, words in read.items()})


def ordered_to(wording: Wording, verb: int) -> int | None:
    """The word of ordering that governs the infinitive at `verb`: ordered X to | pay."""
    if wording.low(verb - 1) not in INFINITIVE:
        return None
    known = orders()
    for at in range(verb - 2, max(-1, verb - 2 - WINDOW), -1):
        word = wording.low(at)
        if word in known.infinitive:
            return at if _stands(wording, at) else None
        other = word in known.joins and wording.low(at + 1) not in INFINITIVE
        if stops(wording, at) or word in known.clauses or other:
            return None
    return None


def ordered_sum(wording: Wording, told: Sum) -> int | None:
    """The word that lays a sum itself on somebody: fined X | $3 million, condamné à | 3 000 €."""
    known = orders()
    for at in range(told.first - 1, max(-1, told.first - 1 - WINDOW), -1):
        word = wording.low(at)
        if word in known.direct:
            led = word not in known.infinitive or _led(wording, at, told)
            return at if led and _stands(wording, at) else None
        if stops(wording, at) or word in known.clauses:
            return None
    return None


def bound(wording: Wording, order: int, named: Sequence[Party]) -> Party | None:
    """Whom the order binds: the subject of a passive, else the name behind the verb."""
    passive = orders().passive
    if any(wording.low(at) in passive for at in range(order - _BEFORE, order)):
        return subject(wording, order, named)
    for at in range(order + 1, order + 1 + _PAST_TIME):
        found = starting(wording, at, named)
        if found is not None:
            return found
        if wording.low(at) not in orders().at and wording.low(at) not in time_words():
            return None
    return None


def _led(wording: Wording, order: int, told: Sum) -> bool:
    """Condamné ... à 3 000 €: "condamné" alone may stand for anything."""
    return any(wording.low(at) in ("à", "au", "aux") for at in range(order + 1, told.first))


def _stands(wording: Wording, order: int) -> bool:
    """Whether somebody has ordered it: no "could be ordered", no order that was overturned."""
    before = [wording.low(at) for at in range(max(0, order - _BEFORE), order)]
    if not orders().unreal.isdisjoint(before) or mood(wording, order) is not Mood.TOLD:
        return False
    return not undone(wording, order)


def undone(wording: Wording, order: int) -> bool:
    """Whether what is told around `order` was overturned: then nobody is bound any more."""
    near = range(max(0, order - WINDOW), min(len(wording.tokens), order + 2 * WINDOW))
    return any(wording.low(at) in orders().undone for at in near)
