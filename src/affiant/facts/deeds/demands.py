"""Who asks whom to do what: obligations, requests, imperatives.

The board must cancel the contract now.       (obliged)
a letter asking the minister to close the camp   (asked: `request`)
We call on the board to: ...                  (a list: `listed`)
Tell the bank they need to divest.            (imperative)
"""

from collections.abc import Iterator

from affiant.facts.deeds.asked import Asked, fact
from affiant.facts.deeds.request import first_name, following, request
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import SECOND_PERSON, Subject, subject, verb_start
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Demand
from affiant.reading.span import Span

_NEAR = 4  # tokens between "must" and its verb
_OBLIGED, _UNSURE = 0.8, 0.65
_THERE = frozenset({"should", "shouldn", "must", "mustn"})
_BEFORE_TO = frozenset({"need", "needs", "has", "have", "ought"})
_WE = frozenset({"we", "nous"})
_PLEASE = frozenset({"please", "kindly", "merci", "veuillez"})


def demands(unit: Unit, sender: Sender | None) -> Iterator[Demand]:
    """The unit's demands, none inside another."""
    last = -1
    for at in unit.triggers:
        if unit.tokens[at].start < last:
            continue
        asked = _obliged(unit, at, sender) or request(unit, at, sender)
        asked = asked or _imperative(unit, at, sender)
        if asked is None:
            continue
        found = fact(unit, asked, sender)
        last = found.span.end
        yield found


def _obliged(unit: Unit, at: int, sender: Sender | None) -> Asked | None:
    """X must do; X should do what campaigns ask for; there should be no such thing."""
    sets = unit.words.sets
    low = unit.tokens[at].low
    if at and unit.tokens[at - 1].low == "there" and low in _THERE:
        return Asked(at - 1, at, at, None, sender, _UNSURE)
    surely = low in sets["demands.obliged"] and not _owes(unit, at)
    if not surely and low not in sets["demands.advised"]:
        return None
    if low in _BEFORE_TO and following(unit, at) != "to":
        return None
    action = _act(unit, at)
    who = subject(unit, at) or _you(unit, at)
    if who is not None and _rules(unit, who) and (action is not None or surely):
        return Asked(who.first, at, action or at + 1, (who.name, who.span), sender, _OBLIGED)
    if at and action is not None and unit.tokens[at - 1].low in _WE and sender is not None:
        return Asked(at - 1, at, action, None, sender, _UNSURE)
    return None


def _owes(unit: Unit, at: int) -> bool:
    """Lui doit | la somme de 3 000 €: a debt, and nothing to be done."""
    if unit.words.language != "fr" or not unit.tokens[at].low.startswith(("doi", "devai")):
        return False
    follower = unit.tokens[at + 1] if at + 1 < len(unit.tokens) else None
    if follower is None or follower.text[0].isdigit():
        return follower is not None
    return any(token.low == "somme" for token in unit.tokens[at + 1 : at + 3])


def _you(unit: Unit, at: int) -> Subject | None:
    """The addressee of a letter: "you must cancel"."""
    first = verb_start(unit, at) - 1
    party = unit.page.addressee
    if first < 0 or party is None or unit.tokens[first].low not in SECOND_PERSON:
        return None
    token = unit.tokens[first]
    return Subject(party[0], Span(token.start, token.end), first, token.start)


def _rules(unit: Unit, who: Subject) -> bool:
    """Whether the phrase is a main clause's subject, not "the company that must"."""
    before = unit.tokens[who.first - 1].low if who.first else ""
    return before not in unit.words.sets["relatives"] and before not in ("see", "if", "si")


def _act(unit: Unit, at: int) -> int | None:
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NEAR)):
        if unit.has(index, "demands.acts"):
            return index
    return None


def _imperative(unit: Unit, at: int, sender: Sender | None) -> Asked | None:
    """A letter says to its readers: tell, sign, help, please write. Elsewhere it is no demand."""
    if sender is None or at + 1 >= len(unit.tokens):
        return None
    opens = at == 0 or unit.tokens[at - 1].text in ".!?:…"
    if opens and unit.tokens[at].low in _PLEASE:
        if unit.has(at + 1, "demands.courtesies"):
            return None
        return Asked(at, at, at + 1, unit.page.addressee, sender, _UNSURE)
    if not unit.has(at, "demands.imperatives") or not (opens and unit.tokens[at].capital):
        return None
    if unit.tokens[at].low == "let" and unit.tokens[at + 1].text not in "'’":
        return None
    if unit.tokens[at + 1].text in ",:.-" or unit.tokens[at + 1].low == "of":
        return None
    if unit.tokens[at + 1].low == "the" and not unit.has(at, "demands.bare"):
        return None
    to = unit.page.addressee or first_name(unit, at) if unit.has(at, "demands.bare") else None
    return Asked(at, at, at, to, sender, _UNSURE)
