"""Who pays whom and what for, where the sentence of a sum tells it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from affiant.facts.kinds import Mention
from affiant.facts.quantities.lexicon import counted, rules
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.through import through
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.payment import PaymentStatus

_WINDOW = 12  # tokens around a sum in which its verb stands
_CONTRACT_WINDOW = 4  # tokens between a sum and "contract"
_POSSESSORS = frozenset(("its", "their", "son", "leur", "sa", "ses"))
_WITH = frozenset(("with", "avec"))
_PARTIES = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION))
_THROUGH = frozenset(
    ("biais", "via", "through", "intermédiaire", "entremise")
)  # what carries money pays none
_FROM = frozenset(("from", "du", "de", "des", "d'"))
_BY = frozenset(("by", "par"))
_TO_WHOM = frozenset(("to", "à", "au", "aux"))
_BEEN = frozenset(("was", "were", "been", "being", "été"))
_WAS = frozenset(("was", "were", "been", "being"))
_FOR = frozenset(("pour", "for"))


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


@dataclass(frozen=True, slots=True)
class Giving:
    """What a word of giving or getting means: its status, and whether its subject pays."""

    status: PaymentStatus
    subject_pays: bool
    purpose: str


@cache
def _givings() -> dict[str, Giving]:
    read = rules("payments.yaml")
    return {
        word: Giving(PaymentStatus(entry["status"]), entry["subject"] == "payer", name)
        for name, entry in read["verbs"].items()
        for word in entry["words"]
    }


@cache
def _contract_nouns() -> frozenset[str]:
    nouns: list[str] = rules("payments.yaml")["contracts"]
    return frozenset(nouns)


def payment(wording: Wording, told: Sum, mentions: Sequence[Mention]) -> Payment:
    """What the sentence tells of the sum; empty where it tells nothing."""
    named = [m for m in mentions if m.entity_kind in _PARTIES and not _only_qualifies(wording, m)]
    between = through(wording, told, named)
    if between.mention is not None:
        named = [mention for mention in named if mention != between.mention]
    contract = _contract(wording, told)
    if contract is not None:
        paid = _of_contract(wording, told, contract, named)
    else:
        paid = _of_verb(wording, told, named)
    return replace(paid, through=between.mention, middleman=between.words)


def _only_qualifies(wording: Wording, mention: Mention) -> bool:
    """ "Initech employees": the name tells whose people they are; they are the party."""
    end = mention.span.end - wording.sentence.span.start
    at = bisect_left(wording.tokens, end, key=lambda token: token.start)
    behind = wording.tokens[at] if at < len(wording.tokens) else None
    return behind is not None and behind.low in counted() and behind.text.islower()


def _contract(wording: Wording, told: Sum) -> int | None:
    after = range(told.last, min(told.last + _CONTRACT_WINDOW, len(wording.tokens)))
    before = range(told.first - 1, max(-1, told.first - 1 - _CONTRACT_WINDOW), -1)
    places = (at for at in (*after, *before) if wording.low(at) in _contract_nouns())
    return next(places, None)


def _of_contract(wording: Wording, told: Sum, contract: int, named: Sequence[Mention]) -> Payment:
    """ "X's $20 million contract with Y": Y buys from X, and only the text says so."""
    purpose = (contract, contract + 1)
    behind = max(contract, told.last - 1) + 1
    got = _got_from(wording, min(contract, told.first), named)
    buyer = _with_whom(wording, behind, named) or got or _by_whom(wording, behind, named)
    seller = _to_whom(wording, behind, named)
    if seller is None:
        seller = _last_before(wording, told.first, named, exclude=buyer)
    return Payment(buyer, seller, purpose, _contract_status(wording, told))


def _got_from(wording: Wording, index: int, named: Sequence[Mention]) -> Mention | None:
    """Who gives, between a verb of getting and what is got: "a obtenu du Service un contrat"."""
    for at in range(index - 1, max(-1, index - 1 - _WINDOW), -1):
        giving = _givings().get(wording.low(at))
        if giving and not giving.subject_pays and wording.low(at + 1) in _FROM:
            return _first_after(wording, at + 2, named)
    return None


def _by_whom(wording: Wording, index: int, named: Sequence[Mention]) -> Mention | None:
    """ "was awarded a contract worth ... by the Service"."""
    if not any(wording.low(at) in _BEEN for at in range(max(0, index - _WINDOW), index)):
        return None
    return _behind(wording, index, _BY, named)


def _to_whom(wording: Wording, index: int, named: Sequence[Mention]) -> Mention | None:
    """ "was awarded to X": the verb stands behind the sum."""
    for at in range(index, min(index + _CONTRACT_WINDOW, len(wording.tokens))):
        giving = _givings().get(wording.low(at))
        if giving and giving.subject_pays and wording.low(at + 1) in _TO_WHOM:
            return _first_after(wording, at + 2, named)
    return None


def _behind(
    wording: Wording, index: int, links: frozenset[str], named: Sequence[Mention]
) -> Mention | None:
    for at in range(index, min(index + _CONTRACT_WINDOW, len(wording.tokens))):
        if wording.low(at) in links:
            return _first_after(wording, at + 1, named)
        if wording.low(at) in ".;,":
            return None
    return None


def _with_whom(wording: Wording, index: int, named: Sequence[Mention]) -> Mention | None:
    return _behind(wording, index, _WITH, named)


def _first_after(
    wording: Wording, index: int, named: Sequence[Mention], reach: int = 12
) -> Mention | None:
    """The name that begins within `reach` code points behind the token (past an article)."""
    if index >= len(wording.tokens):
        return None
    start = wording.sentence.span.start + wording.tokens[index].start
    return next((m for m in named if start <= m.span.start <= start + reach), None)


def _last_before(
    wording: Wording, index: int, named: Sequence[Mention], exclude: Mention | None
) -> Mention | None:
    start = wording.sentence.span.start + wording.tokens[index].start
    names = [
        m for m in named if m.span.end <= start and (exclude is None or m.name != exclude.name)
    ]
    return names[-1] if names else None


def _contract_status(wording: Wording, told: Sum) -> PaymentStatus:
    """How far a contract's money has come: taken back, awarded, else only claimed."""
    near = range(max(0, told.first - _WINDOW), min(told.last + _WINDOW, len(wording.tokens)))
    givings = (_givings().get(wording.low(at)) for at in near)
    statuses = {giving.status for giving in givings if giving is not None}
    if PaymentStatus.DEOBLIGATED in statuses:
        return PaymentStatus.DEOBLIGATED
    awarding = statuses & {PaymentStatus.AWARDED, PaymentStatus.OBLIGATED}
    return PaymentStatus.AWARDED if awarding else PaymentStatus.CLAIMED


def _of_verb(wording: Wording, told: Sum, named: Sequence[Mention]) -> Payment:
    verb = _nearest_verb(wording, told)
    if verb is None:
        return Payment()
    giving = _givings()[wording.low(verb)]
    subject = _subject(wording, verb, named)
    other = _other_party(wording, max(told.last, verb + 1), named)
    if giving.subject_pays and verb < told.first and wording.low(verb - 1) in _WAS:
        giver = _behind(wording, told.last, _BY, named)  # "X was awarded $4 million by Y"
        return Payment(giver, subject, status=giving.status, verb=(verb, verb + 1))
    passive = wording.low(told.last) in ("was", "were", "a", "ont") and verb > told.last
    if passive:
        subject = None
    paid = Payment(purpose=None, status=giving.status, verb=(verb, verb + 1))
    if giving.status is PaymentStatus.REFUSED:
        giver = _giver(wording, told, named) or other
        same = giver and subject and giver.name == subject.name
        return replace(paid, payer=giver, payee=None if same else subject)
    if not giving.subject_pays:
        gainer = _beneficiary(wording, told.last)
        if gainer is not None:
            return replace(paid, payee=_first_after(wording, gainer + 1, named, reach=5))
    payer, payee = (subject, other) if giving.subject_pays else (other, subject)
    return replace(paid, payer=payer, payee=payee)


def _giver(wording: Wording, told: Sum, named: Sequence[Mention]) -> Mention | None:
    """Who gives what is refused: "The Service offered ...", "que lui offrait X"."""
    low, high = max(0, told.first - _WINDOW), min(told.last + _WINDOW, len(wording.tokens))
    for at in range(low, high):
        giving = _givings().get(wording.low(at))
        if giving is None or not giving.subject_pays or giving.status is PaymentStatus.REFUSED:
            continue
        if wording.low(at - 1) in wording.measures.determiners | {"a", "an"}:
            continue  # "un don", "the offer": the noun has no subject
        behind = at >= told.last
        giver = _first_after(wording, at + 1, named, reach=4) if behind else None
        if giver or not behind:
            return giver or _subject(wording, at, named)
    return None


def _nearest_verb(wording: Wording, told: Sum) -> int | None:
    """The nearest word of giving; a refusal outranks the gift that it refuses."""
    low, high = max(0, told.first - _WINDOW), min(told.last + _WINDOW, len(wording.tokens))
    near = [at for at in range(low, high) if wording.low(at) in _givings()]
    near = [at for at in near if not told.first <= at < told.last]
    refusals = [at for at in near if _givings()[wording.low(at)].status is PaymentStatus.REFUSED]
    ranked = refusals or near
    before = [at for at in ranked if at < told.first]
    return max(before) if before else min(ranked, default=None)


def _subject(wording: Wording, verb: int, named: Sequence[Mention]) -> Mention | None:
    """The last organisation before the verb inside its clause, else the last person.

    Whoever announces a gift is named after the body that gives it.
    """
    clause = wording.clause_start(verb)
    if clause >= verb:
        return None
    start = wording.sentence.span.start + wording.tokens[clause].start
    end = wording.sentence.span.start + wording.tokens[verb].start
    names = [m for m in named if start <= m.span.start and m.span.end <= end]
    bodies = [m for m in names if m.entity_kind is EntityKind.ORGANISATION]
    return bodies[-1] if bodies else names[-1] if names else None


def _other_party(wording: Wording, index: int, named: Sequence[Mention]) -> Mention | None:
    """The name behind "to", "from", "à", "de" after the sum, or glued to it."""
    glued = _first_after(wording, index, named, reach=0) if wording.tight(index) else None
    if glued:
        return glued
    for at in range(index, min(index + _CONTRACT_WINDOW + 2, len(wording.tokens))):
        low = wording.low(at)
        if low in ("to", "from", "à", "au", "aux", "de", "d'", "par", "by"):
            found = _first_after(wording, at + 1, named, reach=8)
            if found:
                return found
        if low in ".;" or low in _THROUGH:
            return None
    return None


def _beneficiary(wording: Wording, index: int) -> int | None:
    """Where "pour", "for" stands right behind the sum: then that body gets the money."""
    return next((at for at in (index, index + 1) if wording.low(at) in _FOR), None)
