"""A named condition that answers twice: for one thing in hand, and for the rows of a query.

Both answers are the same (a property test holds it), so a page that shows one document and a
search that lists them cannot come to differ.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from affiant.access.roles.held import Held
from affiant.access.roles.person import Asker
from affiant.access.roles.thing import Thing

Grants = tuple[Held, ...]

# Q() is dropped by `|`, and would then be "all" in one place and nothing in another.
NO_ROWS = Q(pk__in=())
ALL_ROWS = ~NO_ROWS


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the rows of a table say where they stand: paths for Django's `filter`, or None."""

    document: str | None = None
    collection: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A condition with its name. `&` and `|` combine both answers alike.

    `holds` is handed the asker's grants in the places of the thing, fetched once.
    """

    name: str
    holds: Callable[[Asker, Grants, Thing], bool]
    rows: Callable[[Asker, Columns], Q]

    def __and__(self, other: "Predicate") -> "Predicate":
        return Predicate(
            f"({self.name} & {other.name})",
            lambda asker, held, thing: (
                self.holds(asker, held, thing) and other.holds(asker, held, thing)
            ),
            lambda asker, columns: self.rows(asker, columns) & other.rows(asker, columns),
        )

    def __or__(self, other: "Predicate") -> "Predicate":
        return Predicate(
            f"({self.name} | {other.name})",
            lambda asker, held, thing: (
                self.holds(asker, held, thing) or other.holds(asker, held, thing)
            ),
            lambda asker, columns: self.rows(asker, columns) | other.rows(asker, columns),
        )


def of_asker(name: str, condition: Callable[[Asker], bool]) -> Predicate:
    """A condition on who asks alone."""
    return Predicate(
        name,
        lambda asker, _held, _thing: condition(asker),
        lambda asker, _: ALL_ROWS if condition(asker) else NO_ROWS,
    )


NEVER = of_asker("never", lambda _: False)
