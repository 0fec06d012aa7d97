import json
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from affiant.access.models import AuditEntry
from affiant.portal.api.paging import After, Limit
from affiant.portal.gate import Action, asks

router = Router()


class LogEntryOut(Schema):
    """A row of the log, with the hash that chains it to the one before."""

    sequence: int
    at: str
    actor: str
    action: str
    kind: str
    object_id: str
    details: dict[str, Any]
    previous: str
    hash: str


@router.get("/log", response=list[LogEntryOut], url_name="log")
@asks(Action.LOG)
def log(request: HttpRequest, limit: Limit = 50, after: After = 0) -> list[LogEntryOut]:
    """Who did what, the oldest first; it names people and things by numbers alone."""
    del request
    rows = AuditEntry.objects.filter(sequence__gt=after).order_by("sequence")[:limit]
    return [
        LogEntryOut(
            sequence=row.sequence,
            at=row.at,
            actor=row.actor,
            action=row.action,
            kind=row.kind,
            object_id=row.object_id,
            details=json.loads(row.details or "{}"),
            previous=row.previous,
            hash=row.hash,
        )
        for row in rows
    ]
