"""Numbers of one thing that cannot both hold, or were published anew, or only look comparable.

Tellings are compared where they share a unit and a word of their clause, so that cost follows
their number and not its square. Within a lineage numbers drift (`standing`, `drift`); here two
origins stand against each other.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from affiant.dossiers.findings.clause import clause, words
from affiant.dossiers.findings.comparing import incomparable
from affiant.dossiers.findings.finding import At, Contradicts, Incomparable, Restated
from affiant.dossiers.findings.interval import Interval
from affiant.dossiers.findings.printed import printed
from affiant.dossiers.findings.published import is_closed, published_on
from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.why import Why
from affiant.facts.kinds import Figure

BUSY = 60  # tellings that share a unit and a word; a commoner word tells nothing
RESTATED_AFTER = 30
"""Days between two publications of one closed period's number, from which the later one is a
restatement. Two outlets that differ within a month read one publication differently."""
_SHOWN = frozenset({Why.WHOLE, Why.PART, Why.PERIOD, Why.PLACE, Why.PLANNED})
Found = Contradicts | Restated | Incomparable


def differing_figures(told: Sequence[Told]) -> list[Found]:
    """What figures of different origins that do not meet are to each other; each pair once.

    A figure that stands in one incomparable pair is shown in no second one.
    """
    figures = [one for one in told if isinstance(one.fact, Figure)]
    wholes = _wholes(figures)
    found = [_found(one, other, wholes) for one, other in _pairs(figures)]
    return list(_sparing([one for one in found if one is not None]))


def _found(one: Told, other: Told, wholes: frozenset[Hashable]) -> Found | None:
    if _at(one) in wholes or _at(other) in wholes:
        return None
    why = incomparable(one, other)
    if why is not None:
        return Incomparable(one, other, why) if why in _SHOWN and not _plainly(one, other) else None
    return _apart(one, other)


def _plainly(one: Told, other: Told) -> bool:
    """Whether their periods tell them apart: nobody would lay the numbers of two years together."""
    first, second = one.fact, other.fact
    if not isinstance(first, Figure) or not isinstance(second, Figure):
        return True
    return bool(first.period and second.period and first.period != second.period)


def _apart(one: Told, other: Told) -> Found | None:
    """Two values of one thing: of two publications, or of one and the same time."""
    first, second = published_on(one), published_on(other)
    if first is None or second is None:
        return Contradicts(one, other, At.VALUE) if is_closed(one) else None
    earlier, later = sorted((one, other), key=lambda told: told.order)
    days = abs((first - second).days)
    if days > RESTATED_AFTER or (days and not is_closed(one)):
        return Restated((earlier, later))
    return Contradicts(earlier, later, At.VALUE)


def _pairs(figures: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    blocks: dict[Hashable, list[Told]] = defaultdict(list)
    seen: set[frozenset[int]] = set()
    for one in figures:
        for block in _blocks(one):
            held = blocks[block]
            for other in held if len(held) < BUSY else ():
                pair = frozenset((one.held.id, other.held.id))
                if pair not in seen and _apart_in_origin(one, other):
                    seen.add(pair)
                    yield other, one
            held.append(one)


def _blocks(one: Told) -> Iterator[Hashable]:
    fact = one.fact
    if not isinstance(fact, Figure) or fact.unit in (None, "year"):
        return
    language = one.language or "en"
    units = frozenset((fact.unit,)).union(*words(fact.unit or "", language))
    for unit in sorted(filter(None, units)):
        for word in sorted(frozenset().union(*clause(one).words)):
            yield unit, word


def _apart_in_origin(one: Told, other: Told) -> bool:
    if one.origin == other.origin or one.document == other.document:
        return False
    first, second = _interval(one), _interval(other)
    return first is not None and second is not None and not first.meets(second)


def _wholes(figures: Sequence[Told]) -> frozenset[Hashable]:
    """Where figures stand that another figure of their sentence is a part of.

    Who tells "76 of 980" tells what was looked at, and not that there are no more.
    """
    parts: dict[Hashable, list[str]] = defaultdict(list)
    for one in figures:
        if isinstance(one.fact, Figure) and one.fact.denominator:
            parts[one.document, one.sentence].append(one.fact.denominator)
    return frozenset(
        _at(one)
        for one in figures
        if any(
            one.fact.surface in whole or whole in one.fact.surface
            for whole in parts[one.document, one.sentence]
        )
        and isinstance(one.fact, Figure)
        and not one.fact.denominator
    )


def _sparing(found: Sequence[Found]) -> Iterator[Found]:
    """Each contradiction of two values once, vintages of one figure together, and of what cannot
    be compared no figure twice."""
    apart: dict[Hashable, Contradicts] = {}
    for one in found:
        if isinstance(one, Contradicts):
            apart.setdefault(frozenset((_value(one.one), _value(one.other))), one)
    yield from apart.values()
    vintages = [one.vintages for one in found if isinstance(one, Restated)]
    yield from map(_vintages, _joined(vintages))
    used = {told.held.id for one in apart.values() for told in (one.one, one.other)}
    used |= {told.held.id for pair in vintages for told in pair}
    for one in found:
        if isinstance(one, Incomparable) and not {one.one.held.id, one.other.held.id} & used:
            used |= {one.one.held.id, one.other.held.id}
            yield one


def _joined(pairs: Sequence[Sequence[Told]]) -> list[list[Told]]:
    """Pairs that have a telling in common, together."""
    groups: list[list[Told]] = []
    for pair in pairs:
        ids = {one.held.id for one in pair}
        near = [group for group in groups if ids & {one.held.id for one in group}]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), *pair])
    return groups


def _vintages(group: Sequence[Told]) -> Restated:
    """One telling of each value, oldest first."""
    by_value: dict[Hashable, Told] = {}
    for one in sorted(group, key=lambda told: (published_on(told) or date.max, told.held.id)):
        by_value.setdefault(_value(one), one)
    return Restated(tuple(by_value.values()))


def _value(one: Told) -> Hashable:
    fact = one.fact
    return (fact.value, fact.low, fact.high, fact.unit) if isinstance(fact, Figure) else None


def _at(one: Told) -> Hashable:
    return one.document, one.fact.span


def _interval(one: Told) -> Interval | None:
    return printed(one.fact) if isinstance(one.fact, Figure) else None
