"""The signatures that were checked in a collection, and since when there are keys for more."""

from datetime import datetime

from django.db.models import Max, QuerySet

from affiant.mail.authentication.verdict import Reason, Result
from affiant.mail.models import KeyImport, SignatureCheck


def signed(collection: int) -> QuerySet[SignatureCheck]:
    """The checks of its messages' signatures."""
    return SignatureCheck.objects.filter(message__trove__collection_id=collection)


def keyless(collection: int) -> int:
    """How many messages have a signature without a key here, and none that holds."""
    held = signed(collection).filter(result=Result.PASS.value).values("message")
    lacking = signed(collection).filter(reason=Reason.NO_KEY.value).exclude(message__in=held)
    return lacking.values("message").distinct().count()


def newest_keys() -> datetime | None:
    """When keys were last taken in that were there at all: what was checked before is stale."""
    told: datetime | None = KeyImport.objects.filter(found__gt=0).aggregate(at=Max("at"))["at"]
    return told
