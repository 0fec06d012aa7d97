"""Messages and distinct accounts by employer and grade: the founding story's table.

For the casefile, not for the public: `affiant.mail.publication` makes what may be published.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from affiant.mail.attribution.attribution import Attribution
from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind


@dataclass(frozen=True, slots=True)
class Count:
    """E-mails are not accounts, and accounts are not people."""

    messages: int
    accounts: int


@dataclass(frozen=True, slots=True)
class Row:
    """`organisation` is None for a kind as a whole (unknown domains, consumer mailboxes, ...).

    An account counts once in `all`, and once under each grade that its messages have.
    """

    organisation: str | None
    kind: Kind
    all: Count
    grades: dict[Grade, Count]


def tally(attributions: Iterable[Attribution]) -> tuple[Row, ...]:
    """Employers by falling number of messages, then the kinds that credit no employer.

    Each attribution is one message, already without its copies. A message graded Z counts in its
    organisation's row, under Z, so that nothing is left out of the sum.
    """
    held: dict[tuple[str | None, Kind], list[Attribution]] = defaultdict(list)
    for one in attributions:
        is_employer = one.holder.kind is Kind.EMPLOYER
        held[one.holder.organisation if is_employer else None, one.holder.kind].append(one)
    rows = [_row(*key, ones) for key, ones in held.items()]
    return tuple(sorted(rows, key=place))


def place(row: Row) -> tuple[bool, int, str, str]:
    """Where a row stands among the others: see `tally`."""
    return (row.organisation is None, -row.all.messages, row.organisation or "", row.kind.value)


def _row(organisation: str | None, kind: Kind, ones: list[Attribution]) -> Row:
    by_grade: dict[Grade, list[Attribution]] = defaultdict(list)
    for one in ones:
        by_grade[one.grade].append(one)
    grades = {grade: _count(by_grade[grade]) for grade in Grade if grade in by_grade}
    return Row(organisation, kind, _count(ones), grades)


def _count(ones: list[Attribution]) -> Count:
    """Messages without a sender's address have one account between them: nobody knows how many."""
    return Count(len(ones), len({one.sender for one in ones}))
