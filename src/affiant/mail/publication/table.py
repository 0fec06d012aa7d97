"""One table by employer: who is named, who is pooled, what is withheld.

Cells are kept as the very messages and accounts that they count, for only so can two releases be
compared. They are confidential: what is published of a cell is `Told`, its two numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from affiant.mail.publication.persons import Persons

LEAST_SENDERS = 10
"""Distinct senders (`Persons`) behind every published number. The UK's longitudinal data centres
use 10."""

NOBODY_TWICE = Persons()
"""Where no account is known to be of the same person as another."""

POOLED = ""
"""The name of the row of all that are not named."""


class Part(StrEnum):
    """Two halves of a row that may be told apart where both are large."""

    PROVED = "proved"  # a signature of the employer's domain holds: grades A and B
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Counted:
    """One message as it is counted. `message` and `sender` are keys of the casefile, not shown.

    `organisation` is None where the domain is nobody's known: such are pooled.
    """

    message: str
    sender: str
    organisation: str | None
    part: Part = Part.OTHER


@dataclass(frozen=True, slots=True)
class Cell:
    """One row or half row: pairs of message and sender. `part` is None for the whole row."""

    name: str
    part: Part | None
    counted: frozenset[tuple[str, str]]

    @property
    def senders(self) -> frozenset[str]:
        """The distinct accounts."""
        return frozenset(sender for _, sender in self.counted)


@dataclass(frozen=True, slots=True)
class Told:
    """What is published of a cell. `share` is of all messages told, in per cent; None withheld."""

    name: str
    part: Part | None
    messages: int
    senders: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Table:
    """`named` are rows by falling number of messages; `pooled` is None where nothing is told.

    `parts` are halves of rows. The total is the sum of the rows, so it is told with them.
    """

    named: tuple[Cell, ...]
    pooled: Cell | None
    parts: tuple[Cell, ...]
    minimum: int

    @property
    def rows(self) -> tuple[Cell, ...]:
        """The named, then the pooled."""
        return (*self.named, *([self.pooled] if self.pooled else []))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All of which a number is published."""
        return (*self.rows, *self.parts)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that may be published."""
        return not self.rows

    def told(self) -> tuple[Told, ...]:
        """The numbers, with percentages that rest on published numbers only."""
        whole = sum(len(row.counted) for row in self.rows)
        return tuple(
            Told(
                cell.name,
                cell.part,
                len(cell.counted),
                len(cell.senders),
                None if cell.part or not whole else 100 * len(cell.counted) / whole,
            )
            for cell in self.cells
        )


def tabled(
    counted: Iterable[Counted],
    minimum: int = LEAST_SENDERS,
    never_named: frozenset[str] = frozenset(),
    *,
    halves: bool = True,
    persons: Persons = NOBODY_TWICE,
) -> Table:
    """The table: named are those with at least `minimum` distinct senders, the rest is pooled.

    A pool with fewer takes in the smallest of the named until it is large enough; if even all
    together are fewer, nothing is told. `never_named` is pooled whatever its size: that is how a
    release is made coarser, as it is without `halves`. Senders are counted by `persons`. Raises
    ValueError for a minimum below two: one is a person.
    """
    if minimum < 2:  # noqa: PLR2004 - one account is one person
        raise ValueError("a published number counts two senders at the least")
    by_name: dict[str, set[Counted]] = defaultdict(set)
    for one in counted:
        is_named = one.organisation is not None and one.organisation not in never_named
        by_name[one.organisation if one.organisation and is_named else POOLED].add(one)
    crowd = _Crowd(minimum, persons)
    named = {name: ones for name, ones in by_name.items() if name != POOLED and crowd.hides(ones)}
    pool = {one for name, ones in by_name.items() if name not in named for one in ones}
    _filled(pool, named, crowd)
    table = _table(named, pool, crowd)
    return table if halves else Table(table.named, table.pooled, (), minimum)


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Whether some are many enough that nobody is picked out."""

    minimum: int
    persons: Persons

    def hides(self, ones: Iterable[Counted]) -> bool:
        return self.persons.count(_senders(ones)) >= self.minimum

    def bares(self, accounts: set[str]) -> bool:
        return bool(accounts) and self.persons.count(accounts) < self.minimum


def _filled(pool: set[Counted], named: dict[str, set[Counted]], crowd: _Crowd) -> None:
    """Complementary suppression: a small pool takes in the smallest of the named."""
    while pool and named and not crowd.hides(pool):
        smallest = min(named, key=lambda name: (len(_senders(named[name])), name))
        pool |= named.pop(smallest)


def _senders(ones: Iterable[Counted]) -> set[str]:
    return {one.sender for one in ones}


def _table(named: Mapping[str, set[Counted]], pool: set[Counted], crowd: _Crowd) -> Table:
    rows = sorted(named.items(), key=lambda row: (-len(row[1]), row[0]))
    told = dict(rows) | ({POOLED: pool} if crowd.hides(pool) else {})
    halves = {name: _halves(name, ones, crowd) for name, ones in told.items()}
    return Table(
        named=tuple(_cell(name, None, ones) for name, ones in rows),
        pooled=_cell(POOLED, None, pool) if POOLED in told else None,
        parts=tuple(half for name in told for half in halves[name]),
        minimum=crowd.minimum,
    )


def _halves(name: str, ones: set[Counted], crowd: _Crowd) -> tuple[Cell, ...]:
    """Both halves, or none: each, and what only one of them has, is enough or empty."""
    proved = {one for one in ones if one.part is Part.PROVED}
    other = ones - proved
    here, there = _senders(proved), _senders(other)
    if any(map(crowd.bares, (here - there, there - here, here & there))):
        return ()
    halves = ((Part.PROVED, proved), (Part.OTHER, other))
    return tuple(_cell(name, part, half) for part, half in halves)


def _cell(name: str, part: Part | None, ones: Iterable[Counted]) -> Cell:
    return Cell(name, part, frozenset((one.message, one.sender) for one in ones))
