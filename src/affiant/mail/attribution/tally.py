"""Messages and distinct accounts by employer and grade: the founding story's table.

For the casefile, not for the public: `affiant.mail.publication` makes what may be published.
"""

from dataclasses import dataclass

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

    An account counts once in `all`, and once under each grade that its messages have. A message
    graded Z counts in its organisation's row, under Z, so that nothing is left out of the sum.
    """

    organisation: str | None
    kind: Kind
    all: Count
    grades: dict[Grade, Count]


def place(row: Row) -> tuple[bool, int, str, str]:
    """Where a row stands: employers by falling number of messages, then the kinds that credit no
    employer."""
    return (row.organisation is None, -row.all.messages, row.organisation or "", row.kind.value)
