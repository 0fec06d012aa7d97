"""Accusations, said of whom and by whom; and what is said not to have happened at law.

Never more than the text says: a claim is its words, `about` the names in it.
"""

from collections.abc import Iterator

from affiant.facts.deeds.clause import FOUND_BY, attribution, clause_end, names_in, supports
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import negated, subject, verb_start
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import UNATTRIBUTED, Attribution, Claim, Voice
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

_CONFIDENCE = 0.7
_THAT = frozenset({"that", "que", "qu"})
_NEAR = 3  # tokens between the copula and "complicit"
_ACTING = ("organisation", "person")


def claims(unit: Unit, sender: Sender | None) -> Iterator[Claim]:
    """The unit's accusations and negated legal acts, none inside another."""
    last = -1
    for at in unit.triggers:
        if unit.tokens[at].start < last:
            continue
        found = _uncharged(unit, at, sender) or _accuses(unit, at) or _is_said(unit, at, sender)
        if found is not None:
            last = found.span.end
            yield found


def _uncharged(unit: Unit, at: int, sender: Sender | None) -> Claim | None:
    """Has not been charged: kept with its negation, never an event."""
    if not unit.has(at, "legal_negated") or not negated(unit, at):
        return None
    low = {token.low for token in unit.tokens[max(0, at - 6) : at]}
    if not low & {"been", "été", "were", "was"}:
        return None
    who = subject(unit, at)
    if who is None and unit.has(verb_start(unit, at) - 1, "relatives"):
        return None  # a person who had never been charged: nobody is named
    start = who.start if who else _after_comma(unit, at)
    span = Span(start, clause_end(unit, at))
    return _fact(unit, span, attribution(sender), accusation=False)


def _after_comma(unit: Unit, at: int) -> int:
    """Where the words before the verb begin, an adverbial before a comma left off."""
    for index in range(at - 1, -1, -1):
        if unit.tokens[index].text in ",;:" or unit.tokens[index].low in _THAT:
            return unit.tokens[index + 1].start
    return unit.tokens[0].start


def _accuses(unit: Unit, at: int) -> Claim | None:
    """X accused Y of: X is the claim's voice."""
    if not unit.has(at, "accusations.accusing") or negated(unit, at):
        return None
    who = subject(unit, at)
    if who is None or (at and unit.tokens[at - 1].low in ("was", "were", "been", "être", "été")):
        return None
    span = Span(who.start, clause_end(unit, at))
    about = names_in(unit, unit.tokens[at].end, span.end, _ACTING)
    if not about:
        return None
    speaks = who.mention is not None and who.mention.entity_kind is EntityKind.PERSON
    voice = Attribution(Voice.SPEAKER, who.name, who.span)
    return _fact(unit, span, voice, accusation=True, after=unit.tokens[at].end if speaks else 0)


def _is_said(unit: Unit, at: int, sender: Sender | None) -> Claim | None:
    """X is complicit in, an agency that violates: the author's word, or the document's."""
    if not unit.has(at, "accusations.predicates") or negated(unit, at):
        return None
    ruled = any(unit.has(i, "accusations.copulas") for i in range(max(0, at - _NEAR), at))
    if not ruled:
        return None
    who = subject(unit, at)
    if who is None:
        return None
    span = Span(who.start, clause_end(unit, at))
    return _fact(unit, span, attribution(sender) if sender else UNATTRIBUTED, accusation=True)


def _fact(unit: Unit, span: Span, voice: Attribution, *, accusation: bool, after: int = 0) -> Claim:
    about = names_in(unit, max(span.start, after), span.end, _ACTING)
    return Claim(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=_CONFIDENCE,
        attribution=voice,
        supports=supports(*(("about", place) for _, place in about)),
        reference_marker=unit.cited.number if unit.cited else None,
        about=tuple(name for name, _ in about),
        accusation=accusation,
    )
