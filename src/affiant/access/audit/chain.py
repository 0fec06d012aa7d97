"""Does the chain hold? A pure walk along the links, one at a time, whatever their number."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from affiant.access.audit.link import BEFORE_THE_FIRST, Head, Link


class Flaw(StrEnum):
    """What does not hold."""

    EDITED = "edited"  # its content is not what its hash was made of
    DISPLACED = "displaced"  # it does not follow on the one before it
    GAP = "gap"  # numbers are left out
    TRUNCATED = "truncated"  # the log was longer once
    OTHER_PAST = "other past"  # there was another entry of this number once
    UNANCHORED = "unanchored"  # there is no head to hold the log against
    UNREADABLE = "unreadable"  # the database does not give the entries out
    UNREADABLE_HEAD = "unreadable head"
    BAD_SEAL = "bad seal"  # the head is not signed by the casefile's key
    UNGUARDED = "unguarded"  # a trigger that refuses changes is gone or was altered


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold. `sequence` is the entry's number, 0 for the whole log.

    `detail` is the numbers that are gone, how many entries there were, or a guard's name.
    """

    flaw: Flaw
    sequence: int = 0
    detail: str = ""


def walk(links: Iterable[Link], heads: Collection[Head]) -> Iterator[Fault | Head]:
    """What does not hold, and last of all the head. `heads` are those seen at earlier times."""
    seen: dict[int, set[str]] = {}
    for head in heads:
        seen.setdefault(head.sequence, set()).add(head.hash)
    last = Head()
    for link in links:
        yield from _step(last, link)
        if any(told != link.hash for told in seen.pop(link.sequence, ())):
            yield Fault(Flaw.OTHER_PAST, link.sequence)
        last = link.head
    for sequence in sorted(seen):
        if sequence > last.sequence:
            yield Fault(Flaw.TRUNCATED, last.sequence, str(sequence))
        elif sequence == 0 and seen[0] != {BEFORE_THE_FIRST}:
            yield Fault(Flaw.OTHER_PAST)
    yield last


def _step(last: Head, link: Link) -> Iterator[Fault]:
    if link.sequence != last.sequence + 1:
        yield Fault(Flaw.GAP, link.sequence, f"{last.sequence + 1}–{link.sequence - 1}")
    if link.hash != link.true_hash:
        yield Fault(Flaw.EDITED, link.sequence)
    if link.previous != last.hash:
        yield Fault(Flaw.DISPLACED, link.sequence)
