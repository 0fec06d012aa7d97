"""A link of the chain. Its hash covers its number, all it tells, and the hash before it."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from affiant.access.audit.deed import Deed
from affiant.access.audit.details import written

FORM = "affiant audit 1"  # goes into every hash: another form can never pass for this one
BEFORE_THE_FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """The last link: how many there are, and the hash that stands for them all."""

    sequence: int = 0
    hash: str = BEFORE_THE_FIRST

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> "Head":
        """The head that `str` wrote. Raises ValueError."""
        number, _, digest = text.strip().partition(":")
        if not (number.isascii() and number.isdigit() and len(digest) == len(BEFORE_THE_FIRST)):
            raise ValueError("a head is written NUMBER:HASH, as `affiant verify --audit` prints it")
        return cls(int(number), digest)


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the log. `at` is ISO 8601 in UTC with microseconds; `details` is JSON."""

    sequence: int
    at: str
    actor: str
    action: str
    kind: str
    object_id: str
    details: str
    previous: str
    hash: str = ""

    @property
    def true_hash(self) -> str:
        """The hash that a link of this content has."""
        content = [
            FORM,
            self.sequence,
            self.at,
            self.actor,
            self.action,
            self.kind,
            self.object_id,
            self.details,
            self.previous,
        ]
        # SQLite keeps bytes in a text column when told to: they are spelled, and never fit.
        spelled = json.dumps(content, separators=(",", ":"), default=repr)
        return hashlib.sha256(spelled.encode()).hexdigest()

    @property
    def head(self) -> Head:
        """This link as the last one."""
        return Head(self.sequence, self.hash)


def linked(deed: Deed, at: datetime, after: Head) -> Link:
    """The link that records this deed after that head. Raises ValueError for a naive time."""
    link = Link(
        sequence=after.sequence + 1,
        at=instant(at),
        actor=deed.actor,
        action=deed.action.value,
        kind=deed.kind.value,
        object_id=deed.object_id,
        details=written(deed.details),
        previous=after.hash,
    )
    return replace(link, hash=link.true_hash)


def instant(at: datetime) -> str:
    """The time in its one spelling, which sorts as it passes."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone is no time to swear to")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
