"""The legal status of persons: recorded by people, from a public record, looked up when needed.

Nothing that a finder reads makes a status: a newspaper's "charged" is a fact of that newspaper.
Whoever has no record here is uncharged.
"""

from datetime import date, datetime

from affiant.evidence.legal_standing import LegalStanding
from affiant.evidence.models import LegalRecord
from affiant.names.key import key
from affiant.vocabulary.legal_status import LegalStatus


def record_standing(name: str, standing: LegalStanding, *, by: str, at: datetime) -> LegalRecord:
    """Record where a person stands. Raises ValueError where it could not be sworn to: without a
    full name, a source, or a day that has come."""
    if len(key(name).split()) < 2:  # noqa: PLR2004 - a first and a last name
        raise ValueError("a status needs a full name: a single name is many people's")
    source = (standing.source or "").strip()
    if not source:
        raise ValueError("a status needs its source: the court or the public record")
    if not standing.on or date.fromisoformat(standing.on) > at.date():
        raise ValueError("a status needs its day, and one that has come")
    return LegalRecord.objects.create(
        name_key=key(name),
        name=name,
        status=standing.status.value,
        on=standing.on,
        source=source,
        counts=standing.counts,
        under_appeal=standing.under_appeal,
        by=by,
        at=at,
    )


def legal_standings() -> dict[str, LegalStanding]:
    """Every person's newest standing, by the key of the name."""
    return {
        row.name_key: LegalStanding(
            LegalStatus(row.status), row.on, row.source, row.counts, row.under_appeal
        )
        for row in LegalRecord.objects.order_by("on", "pk")
    }
