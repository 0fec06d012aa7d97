"""Which messages of a trove are copies, and which only share a name.

Copies have the same content hash. The same Message-ID over another content is a lead (one of
them was edited, or a list changed it) and never merged; the same body from the same people under
another Message-ID is told as well, for it was sent twice.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from affiant.mail.duplicates.fingerprint import Fingerprint

K = TypeVar("K", bound=Hashable)


class Relation(StrEnum):
    """What the members of a group have in common."""

    COPIES = "copies"
    """Both hashes agree (or neither has a Message-ID): one message, kept several times. Showing one
    of these alone hides nothing."""
    SAME_ID_OTHER_BODY = "same id, other body"
    """A lead: a Message-ID is given once, so one of these was changed."""
    SAME_ID_OTHER_HEADER = "same id, other header"
    """The body agrees; sender, recipients, subject or date do not."""
    SAME_BODY_OTHER_ID = "same body, other id"
    """Sent twice, or its Message-ID was made anew on the way."""


@dataclass(frozen=True, slots=True)
class Copy(Generic[K]):
    """One message of the trove, by whatever key its keeper gives it, with its hashes."""

    key: K
    hashes: Fingerprint


@dataclass(frozen=True, slots=True)
class Group(Generic[K]):
    """Two messages or more. All hashes are shown, those that disagree too."""

    relation: Relation
    members: tuple[Copy[K], ...]


def groups(copies: Iterable[Copy[K]]) -> Iterator[Group[K]]:
    """Every group, copies first, then the leads, each in the order of the trove.

    A message may stand in several groups: it has a copy, and a changed one.
    """
    by_content: defaultdict[tuple[str | None, str], list[Copy[K]]] = defaultdict(list)
    for copy in copies:
        by_content[copy.hashes.mih, copy.hashes.content].append(copy)
    for same in by_content.values():
        if len(same) > 1:
            yield Group(Relation.COPIES, tuple(same))
    distinct = [same[0] for same in by_content.values()]
    yield from _leads(distinct)


def _leads(distinct: list[Copy[K]]) -> Iterator[Group[K]]:
    by_id: defaultdict[str, list[Copy[K]]] = defaultdict(list)
    by_content: defaultdict[str, list[Copy[K]]] = defaultdict(list)
    for copy in distinct:
        if copy.hashes.mih is not None:
            by_id[copy.hashes.mih].append(copy)
        by_content[copy.hashes.content].append(copy)
    for same in by_id.values():
        if len(same) > 1:
            bodies = {copy.hashes.body for copy in same}
            other_body = len(bodies) > 1
            yield Group(
                Relation.SAME_ID_OTHER_BODY if other_body else Relation.SAME_ID_OTHER_HEADER,
                tuple(same),
            )
    for same in by_content.values():
        if len(same) > 1:
            yield Group(Relation.SAME_BODY_OTHER_ID, tuple(same))
