"""Who gives whom a sum, where a verb or a noun of giving stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from affiant.facts.quantities.giving import (
    INFINITIVE,
    WINDOW,
    giving_at,
    givings,
    is_gift,
    stops,
)
from affiant.facts.quantities.mood import Mood, mood
from affiant.facts.quantities.ordering import bound, ordered_sum, ordered_to, undone
from affiant.facts.quantities.party import Party, behind, between, starting, subject
from affiant.facts.quantities.reached import denied, status_of
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.payment import PaymentStatus

_TO = frozenset(("to", "à", "au", "aux"))
_FROM = frozenset(("from", "de", "d'", "du", "des", "by", "par"))
_BY = frozenset(("by", "par"))
_FOR = frozenset(("pour", "for"))
_OWN = 4  # tokens behind a verb in which a sum of its own begins
_SOURCES = frozenset(("according", "selon", "après"))
_SEEN = frozenset(("seen", "obtenu", "obtenue", "obtenus", "obtenues", "vu", "vus", "rendu", "lus"))
_WAS = frozenset(("was", "were", "been", "being", "été"))
_PART_OF = frozenset(("dont", "including"))
_LAWYERS = frozenset((
    "lawyer", "attorney", "solicitor", "barrister", "counsel", "avocat", "avocate", "avocats",
    "conseil",
))  # fmt: skip
_BILLED = frozenset(("billed", "bills", "invoiced", "facturé"))  # fees are a lawyer's own
_OF_LAWYERS = 6  # tokens behind a name in which what the person is stands: Jane Roe, the lawyer
_RELATED = frozenset(("which", "that", "que", "qu'", "dont", "qui"))


@dataclass(frozen=True, slots=True)
class Gift:
    """The parties of a sum; `verb` is the token that tells of them."""

    payer: Party | None
    payee: Party | None
    status: PaymentStatus | None
    verb: int


def gift(wording: Wording, told: Sum, named: Sequence[Party]) -> Gift | None:
    """What the nearest word of giving tells; None where there is none, or it is denied."""
    verb = _nearest(wording, told)
    order = ordered_sum(wording, told)
    if order is not None and (verb is None or verb < order):
        return Gift(bound(wording, order, named), None, PaymentStatus.ORDERED, order)
    if verb is None:
        return None
    ruled = mood(wording, verb)
    if denied(wording, verb, ruled):
        return None
    led = wording.low(verb - 1) in INFINITIVE or ruled is not Mood.TOLD
    if led and undone(wording, verb):
        return None  # "reversed an order that X pay Y"
    return _told_by(wording, told, named, verb, status_of(wording, verb, ruled))


def _told_by(
    wording: Wording, told: Sum, named: Sequence[Party], verb: int, status: PaymentStatus | None
) -> Gift | None:
    giving = givings().verbs[wording.low(verb)]
    if giving.status is PaymentStatus.REFUSED:
        return _refused(wording, told, named, verb)
    if is_gift(wording, verb):
        return Gift(*_of_noun(wording, told, verb, named), status, verb)
    if not giving.subject_pays:
        return Gift(*_getting(wording, told, verb, named), status, verb)
    payer, payee = _paying(wording, told, verb, named)
    order = ordered_to(wording, verb)
    if order is not None:
        return Gift(bound(wording, order, named), payee, PaymentStatus.ORDERED, verb)
    return Gift(payer, payee, status, verb)


def _nearest(wording: Wording, told: Sum) -> int | None:
    """The nearest word of giving in the sum's clause; a refusal outranks what it refuses."""
    before = [at for at in _backwards(wording, told) if giving_at(wording, at)]
    after = [at for at in _forwards(wording, told) if giving_at(wording, at)]
    after = [at for at in after if not _of_another(wording, told, at)]
    near = [*before, *after]
    refusals = [at for at in near if _status(wording, at) is PaymentStatus.REFUSED]
    return next(iter(refusals or near), None)


def _of_another(wording: Wording, told: Sum, verb: int) -> bool:
    """ "$3 million to Haven, which had received | $1 million": the verb has a sum of its own."""
    related = any(wording.low(at) in _RELATED for at in range(told.last, verb))
    own = range(verb + 1, min(verb + 1 + _OWN, len(wording.tokens)))
    return related and any(
        wording.digits(at) and (wording.low(at - 1) in "$€£" or _counts_money(wording, at + 1))
        for at in own
    )


def _counts_money(wording: Wording, at: int) -> bool:
    return wording.low(at) in wording.words.scales or wording.low(at) in ("€", "$", "£", "euros")


def _status(wording: Wording, at: int) -> PaymentStatus | None:
    giving = giving_at(wording, at)
    return giving.status if giving else None


def _backwards(wording: Wording, told: Sum) -> Sequence[int]:
    """The tokens before the sum that may govern it, the nearest first."""
    places: list[int] = []
    commas = 0
    for at in range(told.first - 1, max(-1, told.first - 1 - WINDOW), -1):
        word = wording.low(at)
        if stops(wording, at) or word in givings().clauses:
            break
        commas += word == ","
        listed = any(wording.low(step) in "$€£" for step in range(at, told.first))
        if commas % 2 == 0 or listed:
            places.append(at)
    return places


def _forwards(wording: Wording, told: Sum) -> Sequence[int]:
    """The tokens behind the sum that tell of it, the nearest first."""
    places: list[int] = []
    for at in range(told.last, min(told.last + WINDOW, len(wording.tokens))):
        word = wording.low(at)
        if stops(wording, at) or word in ("and", "et", "but", "mais"):
            break
        if word in _PART_OF and wording.digits(_past_sign(wording, at + 1)):
            break  # « 9,8 millions, dont 6,1 millions versés à X »: the part went to X
        if word == "," and wording.low(at + 1) not in _RELATED:
            break
        if _of_somebody(wording, told, at):
            break
        places.append(at)
    return places


def _past_sign(wording: Wording, at: int) -> int:
    return at + 1 if wording.low(at) in "$€£" else at


def _of_somebody(wording: Wording, told: Sum, at: int) -> bool:
    """ "$3 million to families who | paid": the relative clause tells of them, not of the sum."""
    if wording.low(at) in ("who", "whom", "whose"):
        return True
    return wording.low(at) == "qui" and at > told.last and wording.low(at - 1) != ","


def _paying(
    wording: Wording, told: Sum, verb: int, named: Sequence[Party]
) -> tuple[Party | None, Party | None]:
    """ "Hooli paid Haven $3 million", "Hooli a versé 3 M€ à Haven", "Haven was paid $3"."""
    if _passive(wording, told, verb):
        payer = _links(wording, told.last, _BY, named)
        own = verb < told.first and wording.low(verb - 1) in _WAS
        payee = subject(wording, verb, named) if own else None
        return payer, payee or _links(wording, told.last, _TO, named)
    payee = between(wording, verb, told.first, named) if verb < told.first else None
    payee = payee or _links(wording, max(told.last, verb + 1), _TO, named)
    if payee is None and verb < told.first:
        payee = behind(wording, verb + 1, _TO, named, told.first - verb - 1)
    return subject(wording, verb, named), payee


def _passive(wording: Wording, told: Sum, verb: int) -> bool:
    """ "X was awarded $4 million by Y", "$4 million donated by Y", "$4 million was paid"."""
    if wording.low(verb - 1) in _WAS:
        return True
    if verb != told.last:
        return False
    return wording.measures.language == "en" or wording.low(verb).endswith(("é", "ée", "és", "ées"))


def _getting(
    wording: Wording, told: Sum, verb: int, named: Sequence[Party]
) -> tuple[Party | None, Party | None]:
    """ "Haven received $3 million from Hooli", "Haven billed Hooli $3 million"."""
    giving = giving_at(wording, verb)
    claimed = giving is not None and giving.status is PaymentStatus.CLAIMED
    payer = between(wording, verb, told.first, named) if claimed and verb < told.first else None
    links = _TO | frozenset(("from",)) if claimed else _FROM
    payer = payer or _links(wording, max(told.last, verb + 1), links, named)
    for at in (told.last, told.last + 1):
        if wording.low(at) in _FOR and not claimed:
            return None, starting(wording, at + 1, named)  # "raised $3 million for Haven"
    payee = subject(wording, verb, named)
    sued = claimed and wording.low(verb) not in _BILLED
    return payer, None if sued and payee and _pleads(wording, payee) else payee


def _pleads(wording: Wording, party: Party) -> bool:
    """Jane Roe, the family’s lawyer, claims $3: not for herself."""
    if wording.low(party.first - 1) in ("me", "maître"):
        return True
    near = range(party.last + 1, party.last + 1 + _OF_LAWYERS)
    return wording.low(party.last) == "," and any(wording.low(at) in _LAWYERS for at in near)


def _of_noun(
    wording: Wording, told: Sum, noun: int, named: Sequence[Party]
) -> tuple[Party | None, Party | None]:
    """ "a $5,000 donation from Hooli to Haven", "un don de 5 000 € de Hooli"."""
    after = max(told.last, noun + 1)
    return _links(wording, after, _FROM, named), _links(wording, after, _TO, named)


def _links(
    wording: Wording, index: int, links: frozenset[str], named: Sequence[Party]
) -> Party | None:
    """The name behind a link in the words after the sum, or glued to the sum ("$Hooli")."""
    if wording.tight(index) and not links.isdisjoint(_FROM | _TO):
        glued = next((party for party in named if party.first == index), None)
        if glued:
            return glued
    for at in range(index, min(index + WINDOW, len(wording.tokens))):
        word = wording.low(at)
        if stops(wording, at) or word in givings().carriers or word in givings().clauses:
            return None
        if word in _SOURCES:
            return None  # "$3 million, | according to records seen by X"
        if word in links and not _of_a_participle(wording, at, index):
            found = starting(wording, at + 1, named)
            if found:
                return found
        if word != "," and giving_at(wording, at) and at > index:
            return None
    return None


def _of_a_participle(wording: Wording, link: int, index: int) -> bool:
    """ "$3 million in bills | seen by X": who saw them pays nothing."""
    before = wording.low(link - 1)
    if wording.low(link) not in _BY or link <= index or giving_at(wording, link - 1):
        return False
    return before in _SEEN or before.endswith(("ed", "é", "ée", "és", "ées"))


def _refused(wording: Wording, told: Sum, named: Sequence[Party], verb: int) -> Gift:
    """Who refuses whose money: "Haven refused $3 from Hooli", "que lui offrait Hooli"."""
    refuser = subject(wording, verb, named)
    giver = _giver(wording, told, named) or _links(wording, told.last, _FROM, named)
    same = giver and refuser and giver.mention.name == refuser.mention.name
    return Gift(giver, None if same else refuser, PaymentStatus.REFUSED, verb)


def _giver(wording: Wording, told: Sum, named: Sequence[Party]) -> Party | None:
    """Who gives what is refused: "The Service offered ...", "que lui offrait X"."""
    low, high = max(0, told.first - WINDOW), min(told.last + WINDOW, len(wording.tokens))
    for at in range(low, high):
        giving = givings().verbs.get(wording.low(at))
        if giving is None or not giving.subject_pays or is_gift(wording, at):
            continue
        inverted = starting(wording, at + 1, named) if at >= told.last else None
        return inverted or subject(wording, at, named)
    return None
