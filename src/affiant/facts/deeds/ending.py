"""Verbs and nouns by which somebody ends something, and how surely the text tells it is so.

ended, decided to cancel, is ending, announced that it would withdraw, announced the end of;
a mis fin, a annoncé qu’il mettait fin, met fin, se retire (in a headline), nous refusons.
"""

from dataclasses import dataclass

from affiant.facts.deeds.subject import Subject, negated, speaker, subject, verb_start
from affiant.facts.deeds.unit import Unit

_REACH = 8  # tokens between the verb and what it ended
_ANNOUNCED = 16  # tokens between "announced" and the verb of its clause
_NOUN_NEAR = 4  # tokens between "announced" and "the end of"
_OURS = 3  # tokens between "nous" and "le refusons"
_DECIDED, _DONE, _TOLD = 0.8, 0.75, 0.7
_HAVE = frozenset({"a", "ont", "avait", "avaient", "avons", "ai"})
_IS = frozenset({"is", "are", "was", "were"})
_MODALS = frozenset({"will", "would"})
_IT = frozenset({"it", "they", "he", "she", "il", "elle", "ils", "elles"})
_CLITICS = frozenset({"le", "la", "les", "l"})


@dataclass(frozen=True, slots=True)
class Ending:
    """Token indices: the main verb, the verb that ends, the announcing verb if there is one."""

    head: int
    verb: int
    actor: Subject
    start: int
    confidence: float


def ending(unit: Unit, at: int) -> Ending | None:
    """What the word at this index ends, told as done or as decided; None for all else."""
    noun = _announced_noun(unit, at)
    if noun is not None:
        return noun
    sets = unit.words.sets
    low = unit.tokens[at].low
    if _only_silent(unit, at):
        return None
    half = low in sets["outcomes.half"]
    if half and not (unit.has(at + 1, "outcomes.particles")):
        return None
    if low in sets["outcomes.bare"] and _ends_something(unit, at):
        head = _decider(unit, at)
        if head is not None:
            return _by_subject(unit, head, at, _DECIDED)
    if low in sets["outcomes.past"] and _is_past(unit, at) and _ends_something(unit, at):
        return _by_subject(unit, at, at, _DONE)
    if not (_ends_something(unit, at) or _with_clitic(unit, at)):
        return None
    if unit.titled and low in sets["outcomes.present"]:
        return _by_subject(unit, at, at, _DONE)
    return _ours(unit, at) or _progressive(unit, at) or _announced(unit, at)


def _only_silent(unit: Unit, at: int) -> bool:
    """Refused to say whether the contract would end: an answer, and nothing is ended."""
    after = range(at + 1, min(len(unit.tokens), at + 1 + _NOUN_NEAR))
    return unit.has(at, "outcomes.refusing") and any(
        unit.has(index, "responses.comments") for index in after
    )


def _by_subject(unit: Unit, head: int, verb: int, confidence: float) -> Ending | None:
    actor = speaker(unit, head)
    if actor is None or negated(unit, head):
        return None
    return Ending(head, verb, actor, actor.start, confidence)


def _is_past(unit: Unit, at: int) -> bool:
    group = [t.low for t in unit.tokens[verb_start(unit, at) : at]]
    if unit.words.language == "fr":
        reflexive = any(w in ("s", "se") for w in group) and any(
            w in ("est", "sont") for w in group
        )
        return (any(word in _HAVE for word in group) or reflexive) and "été" not in group
    if at == 0 or unit.has(at - 1, "determiners") or unit.has(at - 1, "prepositions"):
        return False
    before = unit.tokens[at - 1].low
    passive = any(word in unit.words.sets["passive"] for word in group)
    return not passive and before != "to" and before not in unit.words.sets["modals"]


def _decider(unit: Unit, at: int) -> int | None:
    """Decided to, was forced to, a décidé de; or "helped X see that they should"."""
    sets = unit.words.sets
    for back in (2, 3, 4):
        index = at - back
        if index >= 0 and unit.tokens[index].low in sets["outcomes.deciders"]:
            between = [t.low for t in unit.tokens[index + 1 : at]]
            if any(word in ("to", "de", "d", "à") for word in between):
                return index
    for index in range(max(0, at - 2 * _REACH), at):
        if unit.tokens[index].low in sets["outcomes.helped"] and "should" in [
            t.low for t in unit.tokens[index:at]
        ]:
            return index
    return None


def _ends_something(unit: Unit, at: int) -> bool:
    """Whether what follows is a contract, a gift, a tie: else "cut the ribbon" were one."""
    if unit.has(at, "outcomes.alone"):
        return True
    refuses = unit.has(at, "outcomes.refusing")
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _REACH)):
        if unit.has(index, "outcomes.objects") or (refuses and unit.has(index, "outcomes.sums")):
            return True
        if unit.tokens[index].text in ",;:" and not refuses:
            return False
    return False


def _with_clitic(unit: Unit, at: int) -> bool:
    """« nous le refusons »: what is refused was told before."""
    return unit.has(at, "outcomes.ours") and at > 0 and unit.tokens[at - 1].low in _CLITICS


def _ours(unit: Unit, at: int) -> Ending | None:
    """We refuse, we are ending, nous refusons: the letter's own deed."""
    if not unit.has(at, "outcomes.ours"):
        return None
    for index in range(max(0, at - _OURS), at):
        if unit.tokens[index].low in ("we", "nous"):
            if _asked_of_us(unit, index):
                return None
            actor = speaker(unit, index + 1)
            if actor is None or negated(unit, at):
                return None
            return Ending(at, at, actor, actor.start, _TOLD)
    return None


def _asked_of_us(unit: Unit, at: int) -> bool:
    """ "Their lawyers demanded | that we withdraw the table": asked, and not done."""
    if at == 0 or unit.tokens[at - 1].low not in ("that", "que"):
        return False
    return any(unit.has(index, "demands.asking") for index in range(max(0, at - _ANNOUNCED), at))


def _progressive(unit: Unit, at: int) -> Ending | None:
    """Is ending its agreement: decided and under way, announced or not."""
    low = unit.tokens[at].low
    if not low.endswith("ing") or not unit.has(at, "outcomes.going"):
        return None
    group = [t.low for t in unit.tokens[verb_start(unit, at) : at]]
    if not any(word in _IS for word in group):
        return None
    return _announced(unit, at) or _by_subject(unit, at, at, _TOLD)


def _announced(unit: Unit, at: int) -> Ending | None:
    """Announced that it would end, a annoncé qu’il mettait fin: told by who announced it."""
    sets = unit.words.sets
    low = unit.tokens[at].low
    group = {t.low for t in unit.tokens[max(0, at - 3) : at]}
    told = low in sets["outcomes.going"] or low in sets["outcomes.present"]
    if not told and not (low in sets["outcomes.bare"] and group & _MODALS):
        return None
    for index in range(at - 1, max(-1, at - _ANNOUNCED), -1):
        if unit.tokens[index].low in sets["outcomes.announcing"]:
            announcer = speaker(unit, index)
            if announcer is None or negated(unit, index) or negated(unit, at):
                return None
            own = subject(unit, at)
            actor = own if own is not None and own.first > index else announcer
            if actor is announcer and not group & _IT:
                return None
            return Ending(at, at, actor, announcer.start, _TOLD)
    return None


def _announced_noun(unit: Unit, at: int) -> Ending | None:
    """Announced the end of its contract, a annoncé son retrait."""
    if not unit.has(at, "outcomes.announcing"):
        return None
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NOUN_NEAR)):
        if unit.has(index, "outcomes.nouns"):
            own = any(
                t.low in unit.words.sets["outcomes.own"] for t in unit.tokens[at + 1 : index + 4]
            )
            if not own:
                return None
            return _by_subject(unit, at, index, _TOLD)
        if unit.tokens[index].text in ",;:" or unit.has(index, "boundaries"):
            return None
    return None
