"""What was published before, so that no new release can be subtracted from it.

All releases together split the messages into the smallest sets that additions and subtractions of
their numbers could ever tell apart: messages that lie in the same cell of every release. A new
release is allowed when each such set, and each such set of accounts, is empty or has the minimum of
senders, or stood as it is before: what an earlier release may have told is told.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from affiant.mail.publication.persons import Persons
from affiant.mail.publication.table import LEAST_SENDERS, Cell, Counted, Table, tabled


@dataclass(frozen=True, slots=True)
class Release:
    """One publication: its day, its cells with all that they counted (confidential)."""

    day: date
    cells: tuple[Cell, ...]
    minimum: int = LEAST_SENDERS


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing may be released: `fewest` accounts (1 to minimum - 1) would stand alone."""

    fewest: int
    minimum: int
    against: tuple[date, ...]


_Signature = tuple[Hashable, ...]


def _among(cell: Cell, kept: frozenset[tuple[str, str]]) -> Cell:
    return replace(cell, counted=cell.counted & kept)


@dataclass(slots=True)
class Ledger:
    """The releases so far, the oldest first. Senders are counted by `persons`, as known now."""

    releases: list[Release] = field(default_factory=list)
    persons: Persons = field(default_factory=Persons)

    def fewest(self, table: Table) -> int:
        """The size of the smallest set of senders that this release would lay bare; 0 for none.

        Sets of `minimum` senders and more are no matter, whichever release's is the greatest.
        """
        least = max([table.minimum, *(release.minimum for release in self.releases)])
        apart = _apart([*(release.cells for release in self.releases), table.cells])
        before = Counter[_Signature]()
        for marks, members in apart.items():
            before[_earlier(marks, len(self.releases))] += len(members)
        few = [
            number
            for marks, members in apart.items()
            if (number := self.persons.count(members.values())) < least
            and not _stood(_earlier(marks, len(self.releases)), members, before)
        ]
        return min(few, default=0)

    def release(
        self, counted: Iterable[Counted], day: date, minimum: int = LEAST_SENDERS
    ) -> Table | Refused:
        """The finest table that may be published, entered into the ledger; or why there is none.

        It is made coarser by leaving out halves and by pooling employers, as few as will do.
        """
        held = tuple(counted)
        # Tried out on one message of all that are alike: of a large trove that is a small part.
        small, alike = self._alike(held)
        table = self._tabled(alike, minimum)
        first = small.fewest(table)
        if first:
            table = self._tabled(alike, minimum, halves=False)
        pooled: frozenset[str] = frozenset()
        while small.fewest(table) and table.named:
            pooled |= {small._given_up(alike, table, pooled)}  # noqa: SLF001 - of its own kind
            table = self._tabled(alike, minimum, pooled, halves=False)
        table = self._tabled(held, minimum, pooled, halves=not first)
        if self.fewest(table) or table.is_empty:
            return Refused(first, minimum, self._days())
        self.releases.append(Release(day, table.cells, minimum))
        return table

    def _alike(self, held: tuple[Counted, ...]) -> tuple["Ledger", tuple[Counted, ...]]:
        """Ledger and messages with one of all that an account sent and no table tells apart.

        Sets are measured in accounts, so what may be published of these may be of all.
        """
        marks: dict[tuple[str, str], list[Hashable]] = defaultdict(list)
        for number, release in enumerate(self.releases):
            for cell in release.cells:
                for pair in cell.counted:
                    marks[pair].append((number, cell.name, cell.part))
        now = {(one.message, one.sender): one for one in held}
        of_a_kind: dict[Hashable, tuple[str, str]] = {}
        for pair in (*now, *(pair for pair in marks if pair not in now)):
            one = now.get(pair)
            credited = (one.organisation, one.part) if one else None
            of_a_kind.setdefault((pair[1], credited, *marks.get(pair, ())), pair)
        kept = frozenset(of_a_kind.values())
        releases = [
            replace(release, cells=tuple(_among(cell, kept) for cell in release.cells))
            for release in self.releases
        ]
        return Ledger(releases, self.persons), tuple(
            one for pair, one in now.items() if pair in kept
        )

    def _given_up(self, held: tuple[Counted, ...], table: Table, pooled: frozenset[str]) -> str:
        """The employer to pool next: one whose pooling is enough, else the smallest."""
        names = [row.name for row in sorted(table.named, key=lambda row: len(row.senders))]
        for name in names:
            less = self._tabled(held, table.minimum, pooled | {name}, halves=False)
            if not self.fewest(less):
                return name
        return names[0]

    def _tabled(
        self,
        held: tuple[Counted, ...],
        minimum: int,
        pooled: frozenset[str] = frozenset(),
        *,
        halves: bool = True,
    ) -> Table:
        return tabled(held, minimum, pooled, halves=halves, persons=self.persons)

    def _days(self) -> tuple[date, ...]:
        return tuple(release.day for release in self.releases)


_Members = dict[Hashable, str]  # messages or accounts, each with its account


def _apart(together: list[tuple[Cell, ...]]) -> dict[_Signature, _Members]:
    """The smallest sets, of messages and of accounts, by the cells in which they lie."""
    messages: dict[tuple[str, str], list[Hashable]] = defaultdict(list)
    accounts: dict[str, list[Hashable]] = defaultdict(list)
    for number, cells in enumerate(together):
        for cell in cells:
            mark = (number, cell.name, cell.part)
            for pair in cell.counted:
                messages[pair].append(mark)
            for sender in cell.senders:
                accounts[sender].append(mark)
    behind: dict[_Signature, _Members] = defaultdict(dict)
    for pair, marks in messages.items():
        behind["messages", *marks][pair] = pair[1]
    for sender, marks in accounts.items():
        behind["accounts", *marks][sender] = sender
    return behind


def _earlier(marks: _Signature, newest: int) -> _Signature:
    """Of which set the members were before the newest release."""
    of, *cells = marks
    return (of, *(mark for mark in cells if isinstance(mark, tuple) and mark[0] != newest))


def _stood(earlier: _Signature, members: _Members, before: Counter[_Signature]) -> bool:
    """Whether these were a set of their own; what was in no release was none."""
    return len(earlier) > 1 and before[earlier] == len(members)
