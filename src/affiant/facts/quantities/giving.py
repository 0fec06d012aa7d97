"""The words that tell how a sum passes from one party to another: paid, reçu, awarded, un don."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.payment import PaymentStatus
from affiant.vocabulary.wordlist import words

WINDOW = 12  # tokens around a sum in which its verb stands
_TIMES = ("months", "short_months", "weekdays", "seasons")
INFINITIVE = frozenset(("to", "à", "de", "a"))  # they stand right before their verb
_STOPS = frozenset(";:!?")
_ABBREVIATED = words("abbreviations", "titles") | words("abbreviations", "ambiguous")


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
            "public", "public_kinds", "legal_forms", "small", "said", "clauses", "carriers",
        )
    }  # fmt: skip
    return Giver(verbs=verbs, contract_acts=tuple(read["contract_acts"]), **listed)


def giving_at(wording: Wording, index: int) -> Giving | None:
    """What the word at `index` tells of a sum: None too where its sense needs another word."""
    found = givings().verbs.get(wording.low(index))
    if found is not None and found.status is PaymentStatus.OFFERED and _other_deed(wording, index):
        return None
    if found is None or found.status is not PaymentStatus.REFUSED:
        return found
    word = wording.low(index)
    if word == "turned":
        return found if _near(wording, index, frozenset(("down", "away"))) else None
    if word in ("returned", "rendu", "returns"):  # "returned $405 million to shareholders"
        return found if _near(wording, index, givings().gifts | _OF_A_GIFT) else None
    return found


def _other_deed(wording: Wording, index: int) -> bool:
    """A proposé à la cour de | prononcer une amende de 6 M€: it is not the sum that is offered."""
    if wording.measures.language != "fr":
        return False
    for at in range(index + 1, min(index + 1 + WINDOW, len(wording.tokens))):
        if stops(wording, at) or wording.digits(at):
            return False
        deed = wording.low(at)
        if wording.low(at - 1) in ("de", "d'") and len(deed) > _SHORT and deed.endswith(_VERBAL):
            return not (deed in givings().verbs or deed.startswith(_BUYING))
    return False


_SHORT = 4  # letters: longer words in -er behind "de" are verbs, but for a few
_VERBAL = ("er", "ir")
_BUYING = ("achet", "rachet", "acqu", "reprend", "invest", "financ", "indemni", "dédommag", "régl")
_OF_A_GIFT = frozenset(("money", "contribution", "contributions", "cheque", "check", "chèque"))


def _near(wording: Wording, index: int, words: frozenset[str]) -> bool:
    return any(wording.low(at) in words for at in range(index + 1, index + 1 + WINDOW))


def is_gift(wording: Wording, index: int) -> bool:
    """Whether the word at `index` is a noun: "un don", "a $5,000 gift", "the offer"."""
    if wording.low(index) not in givings().gifts:
        return False
    before = wording.low(index - 1)
    return before not in givings().auxiliaries and before not in ("who", "which", "qui", "lui")


def stops(wording: Wording, at: int) -> bool:
    """Whether the sign at `at` ends a sentence or clause: the full stop of "Inc." ends none."""
    sign = wording.low(at)
    if sign != ".":
        return sign in _STOPS
    follower = wording.tokens[at + 1].text if at + 1 < len(wording.tokens) else ""
    if follower[:1].islower():
        return False
    return at == 0 or wording.tokens[at - 1].text not in _ABBREVIATED


@cache
def time_words() -> frozenset[str]:
    """The names of months, days and seasons: they name no party."""
    known = [rules("calendar", f"{language}.yaml") for language in ("en", "fr")]
    return frozenset(word for read in known for name in _TIMES for word in read[name])
