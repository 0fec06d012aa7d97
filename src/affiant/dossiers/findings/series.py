"""What copies of one form have in common is no story that changed on its way.

Forty letters on one form, each of its own year and site, are near copies of each other, and every
number in them differs. "The number changed on the way" would be said of every two of them, and be
false each time.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable

from affiant.dossiers.findings.finding import Drifted
from affiant.dossiers.findings.told import Told
from affiant.facts.kinds import Event, Figure, Money
from affiant.lineage.grouping import Grouping
from affiant.names.key import key

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
FEWEST = 3  # values among copies, from which they may be those of a form


def of_other_times(one: Told, other: Told) -> bool:
    """Whether the sentences, with their titles, tell other years: two letters on one form."""
    here, there = (set(_YEAR.findall(told.around)) for told in (one, other))
    return bool(here and there) and not here & there


def stories(found: Iterable[Drifted]) -> list[Drifted]:
    """Without those between copies of one form; each way in which a story changed once."""
    listed = [one for one in found if not _of_the_same_words(one)]
    forms = _forms(one for one in listed if one.lost in ("value", "date"))
    kept: dict[Hashable, Drifted] = {}
    for one in listed:
        if one.before.held.id not in forms or one.lost not in ("value", "date"):
            way = one.lineage, one.lost, _content(one.before), _content(one.after)
            kept.setdefault(way, one)
    return list(kept.values())


def _of_the_same_words(one: Drifted) -> bool:
    """Whether the date was only counted from each copy's own day ("announced today")."""
    return one.lost == "date" and key(one.before.fact.surface) == key(one.after.fact.surface)


def _forms(found: Iterable[Drifted]) -> set[int]:
    """The tellings that are told to have changed into so many others that they are a form's: as
    many values as half of their documents, or more."""
    drifts = list(found)
    ids = {told.held.id: told for one in drifts for told in (one.before, one.after)}
    numbers = {held: at for at, held in enumerate(ids)}
    joined = Grouping()
    joined.extend(len(ids))
    for one in drifts:
        joined.join(numbers[one.before.held.id], numbers[one.after.held.id])
    groups: dict[int, list[Told]] = defaultdict(list)
    for held, told in ids.items():
        groups[joined.of(numbers[held])].append(told)
    return {told.held.id for group in groups.values() if _is_form(group) for told in group}


def _is_form(group: list[Told]) -> bool:
    values = {_content(one) for one in group}
    return len(values) >= FEWEST and 2 * len(values) >= len({one.document for one in group})


def _content(one: Told) -> Hashable:
    fact = one.fact
    if isinstance(fact, Figure):
        return fact.kind, fact.value, fact.low, fact.high, fact.unit
    if isinstance(fact, Money):
        return fact.kind, fact.amount, fact.currency
    if isinstance(fact, Event):
        return fact.kind, fact.event_kind, fact.date, key(fact.surface)
    return fact.kind, key(fact.surface)
