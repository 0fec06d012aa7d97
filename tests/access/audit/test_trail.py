"""The log in the database: written by many at once, refused to all who would change it."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, connections, transaction

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.chain import Fault, Flaw
from affiant.access.audit.deed import Deed
from affiant.access.audit.guards import PostgresGuards, SqliteGuards
from affiant.access.audit.head import FILE, SLOT, Anchor
from affiant.access.audit.link import Head, linked
from affiant.access.audit.trail import Trail
from affiant.access.models import AuditEntry, Grant
from affiant.evidence.casefile import Casefile
from affiant.evidence.signing import Signer
from tests.access.conftest import NOON


def deed(number: int = 1, actor: str = "person:7") -> Deed:
    return Deed(actor, Action.READ, ObjectKind.DOCUMENT, str(number), {"hits": 3})


def fill(trail: Trail, count: int, actor: str = "person:7") -> None:
    for number in range(count):
        trail.record(deed(number, actor), NOON)


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def unguard() -> None:
    """What somebody does who may alter the schema."""
    if connection.vendor == "postgresql":
        for name in PostgresGuards.TRIGGERS:
            sql(f"DROP TRIGGER {name} ON access_auditentry")
    else:
        for name in SqliteGuards.SQL:
            sql(f"DROP TRIGGER {name}")


def flaws(trail: Trail, *noted: Head) -> set[Flaw]:
    return {fault.flaw for fault in trail.check(noted).faults}


def test_an_empty_log_holds(trail: Trail) -> None:
    assert trail.check().holds
    assert trail.check().head == Head()


def test_what_was_recorded_is_read_back_in_order(trail: Trail) -> None:
    fill(trail, 3)
    assert [link.object_id for link in trail.links()] == ["0", "1", "2"]
    assert [link.sequence for link in trail.links(after=1)] == [2, 3]
    checked = trail.check()
    assert checked.holds
    assert checked.head.sequence == 3


def test_an_entry_outlives_the_connection(trail: Trail) -> None:
    trail.record(deed(), NOON)
    connection.close()
    assert trail.check().head.sequence == 1


CHANGES = (
    "UPDATE access_auditentry SET actor = 'person:8'",
    "UPDATE access_auditentry SET sequence = 9 WHERE sequence = 2",
    "DELETE FROM access_auditentry WHERE sequence = 2",
    "DELETE FROM access_auditentry",
)


def test_t_20_the_database_refuses_to_change_the_log(trail: Trail) -> None:
    fill(trail, 2)
    for statement in CHANGES:
        with pytest.raises(DatabaseError, match="only ever added to"):
            sql(statement)
    assert trail.check().holds


def test_t_20_the_orm_is_refused_as_well(trail: Trail) -> None:
    fill(trail, 2)
    entry = AuditEntry.objects.get(sequence=1)
    entry.actor = "person:8"
    with pytest.raises(DatabaseError, match="only ever added to"):
        entry.save()
    with pytest.raises(DatabaseError, match="only ever added to"):
        entry.delete()


def test_t_20_postgresql_refuses_to_empty_the_log(trail: Trail) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    fill(trail, 2)
    with pytest.raises(DatabaseError, match="only ever added to"):
        sql("TRUNCATE access_auditentry")
    with pytest.raises(DatabaseError, match="only ever added to"):
        sql("SET session_replication_role = replica; DELETE FROM access_auditentry")


def test_t_20_sqlite_refuses_to_replace_an_entry(trail: Trail) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no REPLACE")
    fill(trail, 2)
    with pytest.raises(DatabaseError, match="follows on the last"):
        sql("REPLACE INTO access_auditentry SELECT * FROM access_auditentry WHERE sequence = 1")


def test_t_20_an_entry_out_of_turn_is_refused(trail: Trail) -> None:
    fill(trail, 2)
    for sequence in (0, 2, 4, 9):
        stray = replace(linked(deed(), NOON, trail.check().head), sequence=sequence)
        with pytest.raises(DatabaseError, match="follows on the last"):
            AuditEntry.objects.create(**{name: getattr(stray, name) for name in stray.__slots__})


def test_t_20_an_entry_after_another_past_is_refused(trail: Trail) -> None:
    fill(trail, 2)
    stray = replace(linked(deed(), NOON, trail.check().head), previous="0" * 64)
    with pytest.raises(DatabaseError, match="follows on the last"):
        AuditEntry.objects.create(**{name: getattr(stray, name) for name in stray.__slots__})


def test_t_20_a_guard_that_is_gone_is_told(trail: Trail) -> None:
    unguard()
    assert flaws(trail) == {Flaw.UNGUARDED}


FOUND = {
    "UPDATE access_auditentry SET actor = 'person:8' WHERE sequence = 2": Flaw.EDITED,
    "UPDATE access_auditentry SET details = '{}' WHERE sequence = 2": Flaw.EDITED,
    "UPDATE access_auditentry SET at = '' WHERE sequence = 2": Flaw.EDITED,
    "DELETE FROM access_auditentry WHERE sequence = 2": Flaw.GAP,
    "DELETE FROM access_auditentry WHERE sequence = 1": Flaw.GAP,
    "UPDATE access_auditentry SET sequence = 40 WHERE sequence = 4": Flaw.GAP,
    "DELETE FROM access_auditentry WHERE sequence > 2": Flaw.TRUNCATED,
    "DELETE FROM access_auditentry": Flaw.TRUNCATED,
}


def test_t_20_what_a_schema_owner_changed_is_found(trail: Trail) -> None:
    fill(trail, 4)
    unguard()
    for statement, flaw in FOUND.items():
        with transaction.atomic():
            sql(statement)
            assert flaw in flaws(trail), statement
            transaction.set_rollback(True)
    assert flaws(trail) == {Flaw.UNGUARDED}


def test_t_20_bytes_and_words_where_they_do_not_belong_are_found(trail: Trail) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps each column to its type")
    fill(trail, 3)
    unguard()
    for column in ("sequence", "at", "actor", "action", "kind", "object_id", "details", "previous",
                   "hash"):  # fmt: skip
        for value in ("x'00ff'", "'a word'", "1.5"):
            with transaction.atomic():
                change = f"SET {column} = {value} WHERE sequence = 2"
                sql(f"UPDATE access_auditentry {change}")
                assert flaws(trail) & {Flaw.EDITED, Flaw.GAP, Flaw.DISPLACED}, (column, value)
                transaction.set_rollback(True)


def test_t_20_a_text_that_is_none_is_told(trail: Trail) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps no text that is none")
    fill(trail, 3)
    unguard()
    sql("UPDATE access_auditentry SET details = CAST(x'ff' AS TEXT) WHERE sequence = 2")
    assert Flaw.UNREADABLE in flaws(trail)


def test_t_20_a_log_whose_table_is_gone_is_told(trail: Trail) -> None:
    fill(trail, 3)
    sql("DROP TABLE access_auditentry")
    assert Flaw.UNREADABLE in flaws(trail)


def test_t_20_a_cut_end_is_found_even_after_the_log_has_grown_again(trail: Trail) -> None:
    fill(trail, 4)
    unguard()
    sql("DELETE FROM access_auditentry WHERE sequence > 2")
    fill(trail, 5, "person:8")
    assert Flaw.OTHER_PAST in flaws(trail)


def test_t_20_a_log_emptied_and_begun_anew_is_found(trail: Trail) -> None:
    fill(trail, 4)
    unguard()
    sql("DELETE FROM access_auditentry")
    fill(trail, 9, "person:8")
    assert Flaw.OTHER_PAST in flaws(trail)


def test_t_20_a_head_that_is_gone_is_told_for_good(trail: Trail, anchor: Anchor) -> None:
    fill(trail, 3)
    anchor.file.unlink()
    assert flaws(trail) == {Flaw.UNANCHORED}
    fill(trail, 1)
    assert flaws(trail) == {Flaw.UNANCHORED}


def test_t_20_a_head_of_another_key_is_told(
    trail: Trail, anchor: Anchor, casefile: Casefile
) -> None:
    fill(trail, 3)
    other = casefile.folder / "other"
    other.mkdir()
    Anchor(anchor.keys, Signer.of(other)).adopt(trail.check().head)
    assert flaws(trail) == {Flaw.BAD_SEAL}


def test_a_head_that_cannot_be_read_is_told(trail: Trail, anchor: Anchor) -> None:
    fill(trail, 1)
    for content in (b"", b"nothing", b"[1, 2]", b"\xff" * 1024, b"[]" * 300):
        anchor.file.write_bytes(content)
        assert flaws(trail) == {Flaw.UNREADABLE_HEAD}


def test_a_slot_half_written_when_the_power_was_cut_leaves_the_other(
    trail: Trail, anchor: Anchor
) -> None:
    fill(trail, 4)
    content = bytearray(anchor.file.read_bytes())
    content[10:60] = bytes(50)  # the fourth entry's head lies in the first slot
    anchor.file.write_bytes(content)
    assert trail.check().holds
    fill(trail, 1)
    assert anchor.check() == (trail.check().head, ())
    assert anchor.file.stat().st_size == 2 * SLOT


def test_a_head_left_behind_by_a_killed_run_is_caught_up(trail: Trail, anchor: Anchor) -> None:
    fill(trail, 2)
    before = anchor.file.read_bytes()
    fill(trail, 2)
    anchor.file.write_bytes(before)
    assert trail.check().holds
    fill(trail, 1)
    assert anchor.check()[0] == trail.check().head


def test_after_a_restore_a_person_adopts_the_log_as_it_is(trail: Trail, anchor: Anchor) -> None:
    fill(trail, 3)
    unguard()
    sql("DELETE FROM access_auditentry WHERE sequence = 3")
    anchor.adopt(trail.check().head)
    assert flaws(trail) == {Flaw.UNGUARDED}


def test_t_20_a_head_noted_elsewhere_shows_a_casefile_that_was_put_back(trail: Trail) -> None:
    fill(trail, 3)
    assert flaws(trail, Head(5, "2" * 64)) == {Flaw.TRUNCATED}
    assert flaws(trail, Head(2, "2" * 64)) == {Flaw.OTHER_PAST}


def test_the_head_can_be_read_by_its_owner_only(trail: Trail, anchor: Anchor) -> None:
    fill(trail, 1)
    assert anchor.file.name == FILE
    assert anchor.file.stat().st_mode & 0o077 == 0


def test_a_change_and_its_entry_are_there_both(trail: Trail) -> None:
    with trail.together() as pen:
        Grant.objects.create(holder="person:7", role="reader", scope="all", by="local", at=NOON)
        pen.record(deed(), NOON)
    assert (Grant.objects.count(), AuditEntry.objects.count()) == (1, 1)
    assert trail.check().holds


def test_a_change_and_its_entry_are_there_neither(trail: Trail, anchor: Anchor) -> None:
    def change_and_break() -> None:
        with trail.together() as pen:
            Grant.objects.create(holder="person:7", role="reader", scope="all", by="local", at=NOON)
            pen.record(deed(), NOON)
            raise LookupError

    with pytest.raises(LookupError):
        change_and_break()
    assert (Grant.objects.count(), AuditEntry.objects.count()) == (0, 0)
    assert anchor.check() == (Head(), ())
    fill(trail, 2)
    assert trail.check().holds


def test_a_read_is_not_recorded_where_a_later_error_could_take_it_back(trail: Trail) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        trail.record(deed(), NOON)


WRITERS, EACH = 6, 8


def test_t_20_many_writers_at_once_make_one_chain(trail: Trail, anchor: Anchor) -> None:
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for number in range(EACH):
                trail.record(deed(writer * EACH + number), NOON)
        except BaseException as error:  # noqa: BLE001 - a thread's error must reach the test
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    checked = trail.check()
    assert checked.faults == tuple[Fault]()
    assert checked.head.sequence == WRITERS * EACH
    assert sorted(int(link.object_id) for link in trail.links()) == list(range(WRITERS * EACH))
    assert anchor.check() == (checked.head, ())


def test_a_log_whose_first_entry_comes_during_a_check_holds(
    trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile() -> Iterator[Fault]:
        fill(trail, 1)
        yield from ()

    monkeypatch.setattr("affiant.access.audit.trail._unguarded", meanwhile)
    assert trail.check().holds


def test_checking_while_others_write_finds_nothing_wrong(trail: Trail) -> None:
    done = threading.Event()

    def write() -> None:
        try:
            fill(trail, 20)
        finally:
            done.set()
            connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    found: list[Fault] = []
    while not done.is_set():
        found += trail.check().faults
    writer.join()
    assert found == []
