"""What people look for again and again, each their own."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from affiant.evidence.models import SavedSearch, Text

MOST = 20  # of one person: what is new is asked of each


class NoRoom(Exception):
    """Somebody has MOST saved searches already."""


def saved_by(owner: str) -> list[SavedSearch]:
    """Those of one person, by name."""
    return list(SavedSearch.objects.filter(owner=owner).order_by("name")[:MOST])


def save(owner: str, name: str, asked: str, at: datetime) -> SavedSearch:
    """Keep a search under a name; one of this name takes the new question. Raises NoRoom."""
    kept = SavedSearch.objects.filter(owner=owner)
    with transaction.atomic():
        there = kept.filter(name=name).first()
        if there is None and kept.count() >= MOST:
            raise NoRoom
        if there is None:
            there = SavedSearch(owner=owner, name=name)
        there.asked, there.seen, there.at = asked, newest_text(), at
        there.save()
    return there


def look(owner: str, pk: int) -> tuple[SavedSearch, int]:
    """A search of theirs that they look at now, and the text up to which they had looked before.

    Raises SavedSearch.DoesNotExist for another's.
    """
    with transaction.atomic():
        found = SavedSearch.objects.select_for_update().get(owner=owner, pk=pk)
        before, found.seen = found.seen, newest_text()
        found.save(update_fields=["seen"])
    return found, before


def forget(owner: str, pk: int) -> None:
    """Keep it no longer. Raises SavedSearch.DoesNotExist for another's."""
    SavedSearch.objects.get(owner=owner, pk=pk).delete()


def newest_text() -> int:
    """The largest id of a text; 0 where there is none."""
    return int(Text.objects.aggregate(most=Max("pk"))["most"] or 0)
