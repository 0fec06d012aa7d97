"""Public keys that somebody kept, each with where it was seen and when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class KeySource(StrEnum):
    """How a key came to be known: the second axis of a verdict."""

    DNS = "dns"  # an answer of the DNS that somebody recorded: a dump, a zone file
    STATEMENT = "statement"  # somebody's dated, signed or published statement of such an answer
    HELD = "held"  # a single key that the user brings, and vouches for
    RECOVERED = "recovered"  # computed from the trove itself: proves one signer, not who
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ArchivedKey:
    """One key under one name. `told_by` says who kept it, for people: a file's name, an archive.

    The dates are of this source's own observations, and are never blended with another's.
    `private_since`: since when the private part is public; what is first seen later proves nothing.
    `is_signed`: told in a statement whose signature holds by a key that the user supplied.
    """

    domain: str
    selector: str
    record: str
    source: KeySource
    told_by: str = ""
    first_seen: date | None = None
    last_seen: date | None = None
    private_since: date | None = None
    is_signed: bool = False

    @property
    def name(self) -> str:
        """The name in the DNS."""
        return f"{self.selector}._domainkey.{self.domain}"


class KeyArchive:
    """Keys by name. Two under one name are both kept: a selector can be reused."""

    def __init__(self, keys: Iterable[ArchivedKey] = ()) -> None:
        self._keys: dict[tuple[str, str], list[ArchivedKey]] = defaultdict(list)
        for key in keys:
            self.add(key)

    def add(self, key: ArchivedKey) -> None:
        """Keep it, beside what is there."""
        kept = self._keys[key.selector.lower(), key.domain.lower()]
        if key not in kept:
            kept.append(key)

    def under(self, selector: str, domain: str) -> tuple[ArchivedKey, ...]:
        """All that is known under this name, as it came in."""
        return tuple(self._keys.get((selector.lower(), domain.lower()), ()))

    def __iter__(self) -> Iterator[ArchivedKey]:
        for kept in self._keys.values():
            yield from kept

    def __len__(self) -> int:
        return sum(len(kept) for kept in self._keys.values())
