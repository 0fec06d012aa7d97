"""How far a sum has come by the verb that tells of it: asked for, promised, paid, or not at all."""

from affiant.facts.quantities.giving import INFINITIVE, givings, is_gift
from affiant.facts.quantities.mood import THAT, Mood
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.payment import PaymentStatus

_BEFORE_VERB = 4  # tokens before a verb in which its auxiliaries and negations stand
_INFINITIVES = ("er", "ir", "re")
_BARE = frozenset(("pay", "give", "donate", "refund"))
_SEVERAL = frozenset(
    ("we", "they", "you", "i", "who", "also", "people", "men", "women", "children")
)
_SETTLED = frozenset((PaymentStatus.PAID, PaymentStatus.AWARDED, PaymentStatus.OBLIGATED))
_UNTOLD = frozenset((Mood.DENIED, Mood.SUPPOSED))
_CLAIMED = frozenset((Mood.ASKED, Mood.ALLEGED))


def status_of(wording: Wording, verb: int, ruled: Mood) -> PaymentStatus | None:
    """How far the sum has come by the verb at `verb` in this mood: no order to pay is a payment."""
    giving = givings().verbs[wording.low(verb)]
    before = [wording.low(at) for at in range(max(0, verb - _BEFORE_VERB), verb)]
    if giving.status not in _SETTLED or is_gift(wording, verb):
        return giving.status
    if before and before[-1] in givings().alleged:
        return PaymentStatus.CLAIMED
    if ruled in _CLAIMED:
        return PaymentStatus.CLAIMED
    if ruled is not Mood.TOLD or _in_infinitive(wording, verb) or _ordered(wording, verb):
        return None
    planned = [
        at
        for at, word in enumerate(before)
        if word in givings().unreal and (word not in INFINITIVE or at == len(before) - 1)
    ]
    if not planned:
        return giving.status
    promise = givings().verbs.get(before[planned[-1] - 1]) if planned[-1] else None
    offered = promise is not None and promise.status is PaymentStatus.OFFERED
    return PaymentStatus.OFFERED if offered else None


def _ordered(wording: Wording, verb: int) -> bool:
    """ "It is ordered that Hooli | refund $1 million and | pay $2": nobody "refund" a sum."""
    if wording.low(verb) not in _BARE or wording.low(verb - 1) in INFINITIVE:
        return False
    before = wording.low(verb - 1)
    return before not in _SEVERAL and not before.endswith("s") and before not in givings().unreal


def _in_infinitive(wording: Wording, verb: int) -> bool:
    """« la condamnation de la société à lui | verser »: what is to be done is not yet done.

    With "to" or "de" right before it, what stands before that tells more: see `status_of`.
    """
    french = wording.measures.language == "fr" and wording.low(verb).endswith(_INFINITIVES)
    return french and wording.low(verb - 1) not in INFINITIVE


def denied(wording: Wording, verb: int, ruled: Mood) -> bool:
    """Whether the verb is denied or only supposed: "never paid", "n'a pas versé", "if X paid"."""
    for at in range(verb - 1, max(-1, verb - 1 - _BEFORE_VERB), -1):
        if wording.low(at) in THAT:
            break  # "does not deny that it paid": what is denied is another verb
        if wording.low(at) in givings().denied:
            return True
    return ruled in _UNTOLD
