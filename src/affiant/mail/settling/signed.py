"""The signatures that were checked in a collection, and since when there are keys for more."""

from datetime import datetime

from django.db.models import Max, QuerySet

from affiant.mail.models import KeyImport, SignatureCheck


def signed(collection: int) -> QuerySet[SignatureCheck]:
    """The checks of its messages' signatures."""
    return SignatureCheck.objects.filter(message__trove__collection_id=collection)


def newest_keys() -> datetime | None:
    """When keys were last taken in that were there at all: what was checked before is stale."""
    told: datetime | None = KeyImport.objects.filter(found__gt=0).aggregate(at=Max("at"))["at"]
    return told
