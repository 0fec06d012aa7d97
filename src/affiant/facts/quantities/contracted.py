"""Who buys from whom, where the sentence of a sum tells of a contract.

A contract "with" somebody tells two parties and not who pays. Who awards it pays, who wins it is
paid; else a public body pays a party that is none. In doubt nobody is named.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from affiant.facts.kinds import Mention
from affiant.facts.quantities.giving import WINDOW, giving_at, givings
from affiant.facts.quantities.mood import mood
from affiant.facts.quantities.party import Party, behind, between, governed, opening, subject
from affiant.facts.quantities.reached import status_of
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.payment import PaymentStatus

_NEAR = 4  # tokens between a sum and "contract"
_FAR = 10  # tokens between a contract and whom it was awarded to: "accordé en 2024 à la firme"
_WITH = frozenset(("with", "avec"))
_FROM = frozenset(("from", "du", "de", "des", "d'", "with", "auprès"))
_BY = frozenset(("by", "par"))
_TO = frozenset(("to", "à", "au", "aux"))
_BEEN = frozenset(("was", "were", "been", "being", "été"))
_RELATIVES = frozenset(("which", "that", "que", "qu'", "dont"))
_OWN = frozenset(("its", "their", "his", "her", "son", "sa", "leur", "ses", "leurs"))

Public = Callable[[Mention], bool]


@dataclass(frozen=True, slots=True)
class Deal:
    """The two sides of a contract, as far as they are told."""

    payer: Party | None = None
    payee: Party | None = None
    status: PaymentStatus | None = PaymentStatus.CLAIMED


def contract_near(wording: Wording, told: Sum) -> int | None:
    """The word for a contract beside the sum."""
    after = range(told.last, min(told.last + _NEAR, len(wording.tokens)))
    before = range(told.first - 1, max(-1, told.first - 1 - _NEAR), -1)
    for places in (after, before):
        for at in places:
            if wording.low(at) in givings().contracts:
                return at
            if wording.low(at) in ".;" or wording.low(at) in _RELATIVES:
                break  # "paid $640,000, which the contract required"
    return None


def deal(
    wording: Wording, told: Sum, contract: int, named: Sequence[Party], public: Public
) -> Deal:
    """Who is told to buy and to sell."""
    first, last = min(contract, told.first), max(contract + 1, told.last)
    status = _status(wording, told)
    verb = _verb_before(wording, first)
    found = None
    if verb is not None:
        found = _by_verb(wording, verb, (first, last), named)
    found = (
        found or _by_participle(wording, last, named) or _with(wording, first, last, named, public)
    )
    return Deal(found.payer, found.payee, status) if found else Deal(status=status)


def _verb_before(wording: Wording, first: int) -> int | None:
    """The word of awarding or winning whose object the contract is."""
    for at in range(first - 1, max(-1, first - 1 - WINDOW), -1):
        if wording.low(at) in ".;:" or wording.low(at) in ("which", "who", "qui", "that", "que"):
            return None
        giving = giving_at(wording, at)
        if giving and giving.status in (PaymentStatus.AWARDED, PaymentStatus.OBLIGATED):
            return at
    return None


def _by_verb(
    wording: Wording, verb: int, place: tuple[int, int], named: Sequence[Party]
) -> Deal | None:
    first, last = place
    giving = giving_at(wording, verb)
    doer = subject(wording, verb, named)
    if giving is None:
        return None
    if not giving.subject_pays:
        payer = behind(wording, verb + 1, _FROM, named, first - verb)
        return Deal(payer or behind(wording, last, _FROM, named), doer)
    if wording.low(verb - 1) in _BEEN:  # "X was awarded a contract by Y"
        return Deal(behind(wording, last, _BY, named), doer)
    payee = between(wording, verb, first, named) or behind(wording, last, _TO, named, _FAR)
    payee = payee or behind(wording, verb + 1, _TO, named, first - verb)
    return Deal(doer, payee)


def _by_participle(wording: Wording, last: int, named: Sequence[Party]) -> Deal | None:
    """ "was awarded to X", "un contrat de 3 M$ accordé en 2024 à la firme X"."""
    for at in range(last, min(last + _FAR, len(wording.tokens))):
        if wording.low(at) in ".;":
            return None
        giving = giving_at(wording, at)
        if giving and giving.subject_pays and giving.status is PaymentStatus.AWARDED:
            payee = behind(wording, at + 1, _TO, named)
            payer = behind(wording, at + 1, _BY, named)
            return Deal(payer, payee) if payee or payer else None
    return None


def _with(
    wording: Wording, first: int, last: int, named: Sequence[Party], public: Public
) -> Deal | None:
    """ "Initech keeps its $12 million contract with the Agency": the public body pays."""
    partner = behind(wording, last, _WITH, named, _FAR)
    if partner is None:
        return None
    other = _holder(wording, first, named)
    if public(partner.mention):
        return Deal(partner, other if other and not public(other.mention) else None)
    return Deal(other, partner) if other and public(other.mention) else None


def _holder(wording: Wording, first: int, named: Sequence[Party]) -> Party | None:
    """Whose the contract is: who signs, keeps or cancels it, or has it in the genitive."""
    before = [party for party in named if party.last <= first]
    if not before:
        return None
    nearest = before[-1]
    gap = [wording.low(at) for at in range(nearest.last, first)]
    if gap[:1] in (["'s"], ["’s"]) or gap[:2] in (["'", "s"], ["’", "s"]):
        return nearest
    acted = any(word.startswith(givings().contract_acts) for word in gap)
    owned = any(word in _OWN for word in gap[-3:])
    alone = governed(wording, nearest) and wording.low(opening(wording, nearest) - 1) not in _BY
    return nearest if (acted or owned) and not alone else None


def _status(wording: Wording, told: Sum) -> PaymentStatus:
    """How far a contract's money has come: taken back, awarded, else only claimed."""
    near = range(max(0, told.first - WINDOW), min(told.last + WINDOW, len(wording.tokens)))
    statuses = {status_of(wording, at, mood(wording, at)) for at in near if giving_at(wording, at)}
    if PaymentStatus.DEOBLIGATED in statuses:
        return PaymentStatus.DEOBLIGATED
    awarding = statuses & {PaymentStatus.AWARDED, PaymentStatus.OBLIGATED}
    return PaymentStatus.AWARDED if awarding else PaymentStatus.CLAIMED
