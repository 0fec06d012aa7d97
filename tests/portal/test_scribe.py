"""What waits to be written into the log, and what does not."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.models import AuditEntry
from affiant.portal.running import Running, scribe

READ = Deed("local", Action.READ, ObjectKind.DOCUMENT, "1")
TOOK = Deed("local", Action.EXPORTED, ObjectKind.DOSSIER)
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def told() -> list[str]:
    rows = AuditEntry.objects.order_by("sequence")
    return [one.action for one in rows if one.action != "granted"]


def test_without_somebody_to_see_to_it_nothing_waits(running: Running) -> None:
    del running
    scribe().write(READ, NOON, later=True)
    assert told() == ["read"]


def test_reads_wait_and_what_takes_out_is_written_with_all_before_it(running: Running) -> None:
    del running
    scribe()._is_behind = True
    scribe().write(READ, NOON, later=True)
    assert told() == []
    scribe().write(TOOK, NOON)
    assert told() == ["read", "exported"]
    assert scribe().trail.check().holds


def test_when_it_ends_nothing_waits(running: Running) -> None:
    del running
    with scribe().behind():
        scribe().write(READ, NOON, later=True)
    assert told() == ["read"]


def test_what_could_not_be_written_waits_on(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    del running

    def broken() -> None:
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(scribe().trail, "together", broken)
        with pytest.raises(DatabaseError):
            scribe().write(TOOK, NOON)
    scribe().catch_up()
    assert told() == ["exported"]
