"""Which rows of the ledger may be told here: all, unless somebody says so for what they do.

The portal says so for each request. So a page that asks where a document was read from cannot
come to name a file of a collection that its reader does not see, whoever wrote the page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Exists, OuterRef, QuerySet

from affiant.access.roles.reach import Reach
from affiant.evidence.models import Entry, Text

Narrowing: TypeAlias = Callable[[QuerySet[Entry]], QuerySet[Entry]]

_narrowing: ContextVar[Narrowing | None] = ContextVar("narrowing", default=None)


@dataclass(frozen=True, slots=True)
class Within:
    """Narrows to the rows within a reach. A document's number, to a role, is that of its row."""

    reach: Reach

    def __call__(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """Those of the rows that are within it."""
        return self.reach.of(rows, document="pk", collection="collection")


def entries() -> QuerySet[Entry]:
    """The rows of the ledger that may be told."""
    narrow = _narrowing.get()
    rows = Entry.objects.all()
    return rows if narrow is None else narrow(rows)


def is_narrowed() -> bool:
    """Whether there may be rows that may not be told."""
    return _narrowing.get() is not None


def within() -> Reach | None:
    """The reach to which one is narrowed here; None where it is not told by one."""
    narrow = _narrowing.get()
    return narrow.reach if isinstance(narrow, Within) else None


def texts_of(texts: QuerySet[Text], rows: QuerySet[Entry]) -> QuerySet[Text]:
    """Of these texts those that one of these rows of the ledger gives."""
    return texts.filter(Exists(rows.filter(text=OuterRef("pk"))))


def narrow(narrowing: Narrowing | None) -> Token[Narrowing | None]:
    """Tell only those rows from now on, until `widen` is given what this gave."""
    return _narrowing.set(narrowing)


def widen(before: Token[Narrowing | None]) -> None:
    """As it was before."""
    _narrowing.reset(before)


@contextmanager
def narrowed(narrowing: Narrowing | None) -> Iterator[None]:
    """Tell only those rows inside the block."""
    before = narrow(narrowing)
    try:
        yield
    finally:
        widen(before)
