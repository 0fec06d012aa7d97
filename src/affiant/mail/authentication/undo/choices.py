"""In which order combinations of fields are tried.

Few kinds of change come first. Of those with the same number, all take turns, so that one kind
with many forms does not use up what others need. What writes one field in a way is first tried to
have written all in that way, then every field for itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, product

from affiant.mail.authentication.undo.change import Change
from affiant.mail.authentication.undo.slot import Pick, Slot, Way

Choice = tuple[Pick | None, ...]
"""A pick for each slot; None for what stays as it is."""

_ORDER = {change: number for number, change in enumerate(Change)}
_STEPS = ((1, True, 500), (2, True, 1_500), (1, False, 400), (3, True, 700), (2, False, 500),
          (3, False, 200), (4, True, 200))  # fmt: skip
"""How many kinds, whether each in one way for all fields, and how many choices of these."""


def choices(slots: Sequence[Slot]) -> Iterator[Choice]:
    """Each at least one form that is not the field's own."""
    kinds = sorted({pick.variant.change for slot in slots for pick in slot.others}, key=_likely)
    for many, is_alike, most in _STEPS:
        made = _alike if is_alike else _apart
        yield from islice(in_turns([made(slots, some) for some in combinations(kinds, many)]), most)


def _likely(change: Change) -> int:
    return _ORDER[change]


def _alike(slots: Sequence[Slot], kinds: tuple[Change, ...]) -> Iterator[Choice]:
    """Each kind in one way for all fields."""
    ways = [_ways(slots, kind) for kind in kinds]
    for chosen in product(*ways):
        choice = tuple(_picked(slot, chosen) for slot in slots)
        if any(choice):
            yield choice


def _ways(slots: Sequence[Slot], kind: Change) -> list[Way]:
    found = {
        way
        for slot in slots
        for way, pick in slot.ways.items()
        if way[0] is kind and pick.hashed != slot.form
    }
    return sorted(found, key=lambda way: way[1])


def _picked(slot: Slot, chosen: tuple[Way, ...]) -> Pick | None:
    """By the first of these ways that makes something else of it."""
    for way in chosen:
        pick = slot.ways.get(way)
        if pick is not None and pick.hashed != slot.form:
            return pick
    return None


def _apart(slots: Sequence[Slot], kinds: tuple[Change, ...]) -> Iterator[Choice]:
    """All choices that make every one of these kinds of change, and no other."""
    options: list[list[Pick | None]] = [
        [None, *(pick for pick in slot.others if pick.variant.change in kinds)] for slot in slots
    ]
    for choice in product(*options):
        if len({pick.variant.change for pick in choice if pick}) == len(kinds):
            yield choice


def in_turns(sources: Iterable[Iterator[Choice]]) -> Iterator[Choice]:
    """One of each, until all are at their end."""
    left = list(sources)
    while left:
        going = []
        for source in left:
            one = next(source, None)
            if one is not None:
                yield one
                going.append(source)
        left = going
