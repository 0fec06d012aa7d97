"""May two figures be laid against each other at all, and if not, why not.

A contradiction must be about the same thing: the same quantity, of the same whole, in the same
period and place, all of it or the same part, counted and not planned. Whatever differs, or is told
by one of the two only, is a reason to say nothing of a contradiction: two counts of two things are
both right.
"""

from affiant.dossiers.findings.clause import Clause, Word, answered, clause
from affiant.dossiers.findings.opposition.lexicon import lexicon
from affiant.dossiers.findings.opposition.said import said
from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.why import Why
from affiant.facts.kinds import UNSTATED, Figure

COVERED = 0.8
"""Of the clause with fewer words, the share that the other document answers to."""
_OPEN = "/.."  # ends a period that goes on


def incomparable(one: Told, other: Told) -> Why | None:
    """The first reason not to lay two figures against each other; None where there is none."""
    first, second = one.fact, other.fact
    if not isinstance(first, Figure) or not isinstance(second, Figure):
        return Why.QUANTITY
    here, there = clause(one), clause(other)
    if not _same_quantity(one, other, here, there):
        return Why.QUANTITY
    return differing(one, other) or _missing(here, there) or _half_dated(first, second)


def differing(one: Told, other: Told) -> Why | None:
    """What both tell, and tell differently: reason enough not to join even equal numbers."""
    first, second = one.fact, other.fact
    if not isinstance(first, Figure) or not isinstance(second, Figure):
        return None
    here, there = clause(one), clause(other)
    if _other_whole(first, second, here, there):
        return Why.WHOLE
    marked = here.marks ^ there.marks
    if marked & {"part", "cumulative"} or _goes_on(first) != _goes_on(second):
        return Why.PART
    dated = first.period and second.period and first.period != second.period
    if dated or "fiscal" in marked or here.ordinals != there.ordinals:
        return Why.PERIOD
    if _elsewhere(here, there):
        return Why.PLACE
    return Why.PLANNED if marked & {"planned", "estimated"} else None


def _missing(here: Clause, there: Clause) -> Why | None:
    """What narrows the one and is not told of the other."""
    for one, other in ((here, there), (there, here)):
        if one.places and not all(answered(one.places, other.known)):
            return Why.PLACE
        if not all(answered((*one.narrowing, *one.names), other.known)):
            return Why.PART
    return None


def _half_dated(first: Figure, second: Figure) -> Why | None:
    return Why.PERIOD if bool(first.period) != bool(second.period) else None


def _same_quantity(one: Told, other: Told, here: Clause, there: Clause) -> bool:
    """Nearly all words of the shorter clause answer to the other's, and none is its contrary."""
    short, long = sorted((here, there), key=lambda held: len(held.words))
    found = answered(short.words, long.known)
    if not (_all(here.deed, there.known) and _all(there.deed, here.known)):
        return False
    if not found or sum(found) < COVERED * len(found):
        return False
    left = [word for word, met in zip(short.words, found, strict=True) if not met]
    beyond = [
        word
        for word, met in zip(long.words, answered(long.words, short.known), strict=True)
        if not met
    ]
    return not (left and beyond) and not _contrary(one, other)


def _contrary(one: Told, other: Told) -> bool:
    """Whether only one of the two denies, or one has a word and the other its contrary."""
    first, second = said(_sentence(one), one.language), said(_sentence(other), other.language)
    if bool(first.negations) != bool(second.negations):
        return True
    if one.language != other.language:
        return False
    words = lexicon(one.language)
    here, there = first.stems - second.stems, second.stems - first.stems
    return any(words.contrary(a, b) for a in here for b in there)


def _sentence(one: Told) -> str:
    if one.sentence is None:
        return one.around or one.fact.surface
    return one.around[-(one.sentence.end - one.sentence.start) :]


def _other_whole(first: Figure, second: Figure, here: Clause, there: Clause) -> bool:
    stated = [one.denominator not in (None, UNSTATED) for one in (first, second)]
    if not any(stated):
        return False
    if not all(stated) or (here.numbers and there.numbers and here.numbers != there.numbers):
        return True
    return not (_all(here.whole, there.known) and _all(there.whole, here.known))


def _all(asked: tuple[Word, ...], known: frozenset[str]) -> bool:
    return all(answered(asked, known))


def _elsewhere(here: Clause, there: Clause) -> bool:
    """Whether each is told to be somewhere that the other does not speak of."""
    return bool(
        here.places
        and there.places
        and not any(answered(here.places, there.known))
        and not any(answered(there.places, here.known))
    )


def _goes_on(figure: Figure) -> bool:
    return (figure.period or "").endswith(_OPEN)
