"""What people judge of names being of one: kept for good, taken back whole, one at a time.

Two people who judge at once come one after the other: the second is told of what the first has
just judged if the two contradict each other, and is refused as by any other contradiction;
otherwise both judgements stand. SQLite holds the whole database for the writer from the
transaction's first statement on; PostgreSQL is asked for a lock on the table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from affiant.evidence.models import IdentityJudgement
from affiant.names.identity import Identities, IntoItself, Judged, Sameness


class Contradicted(ValueError):
    """Earlier judgements say otherwise: `by` are they, the oldest first."""

    def __init__(self, by: tuple[Judged, ...]) -> None:
        super().__init__("earlier judgements say otherwise")
        self.by = by


class NothingToTakeBack(LookupError):
    """There is no judgement of this number, or it was taken back already."""


def identities() -> Identities:
    """The state after all judgements."""
    return Identities.of(judgements())


def judgements() -> tuple[Judged, ...]:
    """Every judgement, those taken back too, in order."""
    return tuple(_judged(row) for row in IdentityJudgement.objects.order_by("pk"))


def judge(
    one: str,
    other: str,
    verdict: Sameness,
    *,
    by: str,
    at: datetime,
    why: str = "",
    despite: bool = False,
) -> Judged:
    """Record that two nodes are the same, different, or that it is unsure.

    Raises IntoItself where both are one node, Contradicted where earlier judgements say
    otherwise; with `despite` it is recorded all the same, and both stand.
    """
    if one == other:
        raise IntoItself(one)
    with _alone():
        against = identities().against(one, other, verdict)
        if against and not despite:
            raise Contradicted(against)
        row = IdentityJudgement.objects.create(
            one=one, other=other, verdict=verdict.value, by=by, at=at, why=why
        )
    return _judged(row)


def take_back(judgement: int, *, by: str, at: datetime, why: str = "") -> Judged:
    """Take a judgement back whole: what follows from all others is what holds. Adds a row.

    Raises NothingToTakeBack. A taking back can be taken back.
    """
    with _alone():
        row = IdentityJudgement.objects.filter(pk=judgement).first()
        if row is None or judgement in _taken_back(judgements()):
            raise NothingToTakeBack(judgement)
        back = IdentityJudgement.objects.create(
            one=row.one, other=row.other, by=by, at=at, why=why, takes_back=row
        )
    return _judged(back)


def _taken_back(all_of_them: tuple[Judged, ...]) -> set[int]:
    gone: set[int] = set()
    for judged in reversed(all_of_them):
        if judged.takes_back is not None and judged.id not in gone:
            gone.add(judged.takes_back)
    return gone


@contextmanager
def _alone() -> Iterator[None]:
    """A transaction in which nobody else judges."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            table = connection.ops.quote_name(IdentityJudgement._meta.db_table)  # noqa: SLF001 - Django documents it
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        yield


def _judged(row: IdentityJudgement) -> Judged:
    return Judged(
        id=row.pk,
        one=row.one,
        other=row.other,
        verdict=Sameness(row.verdict) if row.verdict else None,
        by=row.by,
        at=row.at.isoformat(),
        why=row.why,
        takes_back=row.takes_back_id,
    )
