"""What somebody did in the end: withdrew, cancelled, refused the gift, cut ties."""

from collections.abc import Iterator

from affiant.facts.deeds.clause import (
    FOUND_BY,
    attribution,
    clause_end,
    conditional,
    names_in,
    supports,
    time_of,
)
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import Subject, negated, subject, verb_start
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Outcome
from affiant.reading.span import Span

_REACH = 8  # tokens between the verb and what it ended
_WITH = frozenset({"with", "avec"})
_DECIDED, _DONE = 0.8, 0.75
_HAVE = frozenset({"a", "ont", "avait", "avaient"})


def outcomes(unit: Unit, sender: Sender | None) -> Iterator[Outcome]:
    """The unit's outcomes, one a verb, none inside another."""
    last = -1
    for at in unit.triggers:
        if unit.tokens[at].start < last:
            continue
        head = _head(unit, at)
        if head is None or negated(unit, head):
            continue
        actor = subject(unit, head)
        if actor is None or conditional(unit, actor.first):
            continue
        found = _fact(unit, head, at, actor, sender)
        last = found.span.end
        yield found


def _head(unit: Unit, at: int) -> int | None:
    """The index of the main verb: the verb at `at`, or what decided it ("decided to cancel")."""
    sets = unit.words.sets
    low = unit.tokens[at].low
    if low in sets["outcomes.bare"]:
        return _decider(unit, at) if _ends_something(unit, at) else None
    if unit.titled and low in sets["outcomes.present"] and _ends_something(unit, at):
        return at
    if low in sets["outcomes.past"] and _is_past(unit, at) and _ends_something(unit, at):
        return at
    return None


def _is_past(unit: Unit, at: int) -> bool:
    group = [t.low for t in unit.tokens[verb_start(unit, at) : at]]
    if unit.words.language == "fr":
        return any(word in _HAVE for word in group) and "été" not in group
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
    if unit.tokens[at].low in unit.words.sets["outcomes.alone"]:
        return True
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _REACH)):
        if unit.has(index, "outcomes.objects"):
            return True
        if unit.tokens[index].text in ",;:":
            return False
    return False


def _fact(unit: Unit, head: int, verb: int, actor: Subject, sender: Sender | None) -> Outcome:
    end = clause_end(unit, verb)
    span = Span(actor.start, end)
    date, _, _, place = time_of(unit, actor, span.start, end)
    against = _against(unit, verb, end, actor)
    helped = unit.tokens[head].low in unit.words.sets["outcomes.helped"]
    result = Span(unit.tokens[verb].start, end)
    return Outcome(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=_DECIDED if head != verb else _DONE,
        attribution=attribution(sender),
        supports=supports(("actor", actor.span), ("against", against[1] if against else None),
                          ("result", result), ("date", place)),
        reference_marker=unit.cited.number if unit.cited else None,
        actor=_helped(unit, head, verb) if helped else actor.name,
        against=against[0] if against else None,
        result=unit.spoken(result.start, result.end),
        date=date,
        claimed_by=sender[0] if sender else None,
    )  # fmt: skip


def _against(unit: Unit, verb: int, end: int, actor: Subject) -> tuple[str, Span] | None:
    """The name after "with"; for "pull out of it", the name the pronoun stands for before it."""
    for index in range(verb, len(unit.tokens) - 1):
        token, follower = unit.tokens[index], unit.tokens[index + 1]
        if token.start >= end:
            break
        if token.low in _WITH:
            near = names_in(unit, follower.start, min(end, follower.end + 60), ("organisation",))
            return near[0] if near else None
        if token.low == "it":
            before = names_in(unit, actor.span.end, unit.tokens[verb].start, ("organisation",))
            return before[-1] if before else None
    return None


def _helped(unit: Unit, head: int, verb: int) -> str | None:
    start, end = unit.tokens[head].end, unit.tokens[verb].start
    names = [name for name, _ in names_in(unit, start, end, ("organisation", "person"))]
    return ", ".join(names) or None
