"""The words that tell how a sum passes from one party to another: paid, reçu, awarded, un don."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.payment import PaymentStatus
from affiant.vocabulary.wordlist import words

WINDOW = 12  # tokens around a sum in which its verb stands
_BEFORE_VERB = 4  # tokens before a verb in which its auxiliaries and negations stand
_TIMES = ("months", "short_months", "weekdays", "seasons")
INFINITIVE = frozenset(("to", "à", "de", "a"))  # they stand right before their verb
_INFINITIVES = ("er", "ir", "re")
_STOPS = frozenset(";:!?")
_ABBREVIATED = words("abbreviations", "titles") | words("abbreviations", "ambiguous")
_BARE = frozenset(("pay", "give", "donate", "refund"))
_SEVERAL = frozenset(
    ("we", "they", "you", "i", "who", "also", "people", "men", "women", "children")
)
_SETTLED = frozenset((PaymentStatus.PAID, PaymentStatus.AWARDED, PaymentStatus.OBLIGATED))


@dataclass(frozen=True, slots=True)
class Giving:
    """What a word of giving or getting means: its status, and whether its subject pays."""

    status: PaymentStatus
    subject_pays: bool
    name: str


@dataclass(frozen=True, slots=True)
class Giver:
    """The vocabulary of payments; see `vocabulary/payments.yaml` for what each list is."""

    verbs: dict[str, Giving]
    gifts: frozenset[str]
    contracts: frozenset[str]
    contract_acts: tuple[str, ...]
    unreal: frozenset[str]
    denied: frozenset[str]
    alleged: frozenset[str]
    auxiliaries: frozenset[str]
    bodies: frozenset[str]
    public: frozenset[str]
    public_kinds: frozenset[str]
    legal_forms: frozenset[str]
    wished: frozenset[str]
    small: frozenset[str]
    said: frozenset[str]
    clauses: frozenset[str]
    carriers: frozenset[str]


@cache
def givings() -> Giver:
    """The words of both languages together: an article mixes them."""
    read: dict[str, Any] = rules("payments.yaml")
    verbs = {
        word: Giving(PaymentStatus(entry["status"]), entry["subject"] == "payer", name)
        for name, entry in read["verbs"].items()
        for word in entry["words"]
    }
    listed: dict[str, Any] = {
        name: frozenset(read[name])
        for name in (
            "gifts", "contracts", "unreal", "denied", "alleged", "auxiliaries", "bodies",
            "public", "public_kinds", "legal_forms", "wished",
            "small", "said", "clauses", "carriers",
        )
    }  # fmt: skip
    return Giver(verbs=verbs, contract_acts=tuple(read["contract_acts"]), **listed)


def giving_at(wording: Wording, index: int) -> Giving | None:
    """What the word at `index` tells of a sum: None too where its sense needs another word."""
    found = givings().verbs.get(wording.low(index))
    if found is None or found.status is not PaymentStatus.REFUSED:
        return found
    word = wording.low(index)
    if word == "turned":
        return found if _near(wording, index, frozenset(("down", "away"))) else None
    if word in ("returned", "rendu", "returns"):  # "returned $405 million to shareholders"
        return found if _near(wording, index, givings().gifts | _OF_A_GIFT) else None
    return found


_OF_A_GIFT = frozenset(("money", "contribution", "contributions", "cheque", "check", "chèque"))


def _near(wording: Wording, index: int, words: frozenset[str]) -> bool:
    return any(wording.low(at) in words for at in range(index + 1, index + 1 + WINDOW))


def is_gift(wording: Wording, index: int) -> bool:
    """Whether the word at `index` is a noun: "un don", "a $5,000 gift", "the offer"."""
    if wording.low(index) not in givings().gifts:
        return False
    before = wording.low(index - 1)
    return before not in givings().auxiliaries and before not in ("who", "which", "qui", "lui")


def status_of(wording: Wording, verb: int) -> PaymentStatus | None:
    """How far the sum has come by the verb at `verb`: an order or a plan to pay is no payment."""
    giving = givings().verbs[wording.low(verb)]
    before = [wording.low(at) for at in range(max(0, verb - _BEFORE_VERB), verb)]
    if giving.status not in _SETTLED or is_gift(wording, verb):
        return giving.status
    if before and before[-1] in givings().alleged:
        return PaymentStatus.CLAIMED
    if wished(wording, verb) or _in_infinitive(wording, verb) or _ordered(wording, verb):
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


def wished(wording: Wording, verb: int) -> bool:
    """An order that X | pay Y: "that" after a word of asking, and a verb without an ending."""
    if wording.low(verb) not in _BARE:
        return False
    for at in range(verb - 1, max(0, verb - WINDOW), -1):
        if wording.low(at) == "that":
            return wording.low(at - 1) in givings().wished
    return False


def stops(wording: Wording, at: int) -> bool:
    """Whether the sign at `at` ends a sentence or clause: the full stop of "Inc." ends none."""
    sign = wording.low(at)
    if sign != ".":
        return sign in _STOPS
    follower = wording.tokens[at + 1].text if at + 1 < len(wording.tokens) else ""
    if follower[:1].islower():
        return False
    return at == 0 or wording.tokens[at - 1].text not in _ABBREVIATED


def denied(wording: Wording, verb: int) -> bool:
    """Whether the verb is denied: "never paid", "n'a pas versé"."""
    before = range(max(0, verb - _BEFORE_VERB), verb)
    return any(wording.low(at) in givings().denied for at in before)


@cache
def time_words() -> frozenset[str]:
    """The names of months, days and seasons: they name no party."""
    known = [rules("calendar", f"{language}.yaml") for language in ("en", "fr")]
    return frozenset(word for read in known for name in _TIMES for word in read[name])
