"""Who pays whom and what for, where the sentence of a sum tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from affiant.facts.kinds import Mention
from affiant.facts.quantities.contracted import Public, contract_near, deal
from affiant.facts.quantities.given import gift
from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.party import Party, parties
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.through import through
from affiant.facts.quantities.wording import Wording
from affiant.facts.sentence import is_question
from affiant.vocabulary.payment import PaymentStatus

_APART = frozenset(("inférieur", "supérieur", "higher", "lower", "short", "above", "below"))
_FROM_IT = frozenset(("above", "below", "higher", "lower"))


@dataclass(frozen=True, slots=True)
class Payment:
    """The parties of a sum, as mentions; `purpose` in the text's words (token indices).

    `through` is the party between them; `middleman` its words where it has no name.
    """

    payer: Mention | None = None
    payee: Mention | None = None
    purpose: tuple[int, int] | None = None
    status: PaymentStatus | None = None
    verb: tuple[int, int] | None = None
    through: Mention | None = None
    middleman: tuple[int, int] | None = None


def payment(wording: Wording, told: Sum, mentions: Sequence[Mention], public: Public) -> Payment:
    """What the sentence tells of the sum; empty where it tells nothing.

    `public` tells whether a name is a public body's: what buys where a contract is with it.
    """
    if is_question(wording.sentence.text):
        return Payment()  # who asks whether X paid Y tells no payment
    if _differs(wording, told):
        return Payment()
    named = [party for party in parties(wording, mentions) if not _only_qualifies(wording, party)]
    between = through(wording, told, [party.mention for party in named])
    if between.mention is not None:
        named = [party for party in named if party.mention != between.mention]
    contract = contract_near(wording, told)
    given = gift(wording, told, named)
    ordered = given is not None and given.status is PaymentStatus.ORDERED
    if contract is not None and not ordered:
        sides = deal(wording, told, contract, named, public)
        payer, payee, status = sides.payer, sides.payee, sides.status
        purpose, verb = (contract, contract + 1), None
    else:
        if given is None:
            return Payment(through=between.mention, middleman=between.words)
        payer, payee, status = given.payer, given.payee, given.status
        purpose, verb = None, (given.verb, given.verb + 1)
    payer, payee = _two(payer, payee)
    return Payment(
        payer.mention if payer else None,
        payee.mention if payee else None,
        purpose,
        status,
        verb,
        between.mention,
        between.words,
    )


def _differs(wording: Wording, told: Sum) -> bool:
    """« une offre inférieure de 1,1 million », "$1.6 million above its own": no sum that passes."""
    by, before = wording.low(told.first - 1), wording.low(told.first - 2)
    if by in ("de", "d'", "by") and before.rstrip("es") in _APART:
        return True
    behind = wording.low(told.last)
    return behind in _FROM_IT or (
        behind in ("more", "less") and wording.low(told.last + 1) == "than"
    )


def _two(payer: Party | None, payee: Party | None) -> tuple[Party | None, Party | None]:
    """Nobody pays himself: a name that was read as both sides is neither."""
    same = payer and payee and payer.mention.name == payee.mention.name
    return (None, None) if same else (payer, payee)


def _only_qualifies(wording: Wording, party: Party) -> bool:
    """ "Initech employees": the name tells whose people they are; they are the party."""
    behind = wording.tokens[party.last] if party.last < len(wording.tokens) else None
    return behind is not None and behind.low in counted() and behind.text.islower()
