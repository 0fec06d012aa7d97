"""Behind a mask: with a reason, by who may, by two for many, for an hour, never in an export."""

from datetime import timedelta
from uuid import uuid4

import pytest

from affiant.access.audit.trail import Trail
from affiant.access.cipher.at_hand import take
from affiant.access.cipher.errors import Locked
from affiant.access.models import AuditEntry, Grant, Unmasking
from affiant.access.roles.granting import Refused
from affiant.access.roles.ground import Ground
from affiant.access.roles.person import Person
from affiant.access.roles.role import Scope
from affiant.access.roles.thing import Place
from affiant.access.roles.unmasking import (
    LASTS,
    Purpose,
    Wish,
    ask,
    commitment,
    consent,
    is_unmasked,
)
from tests.access.conftest import NOON

EDITOR = Person("person:7", verified=True)
PUBLISHER = Person("person:8", verified=True)
READER = Person("person:9", verified=True)
HERE = Place(1, frozenset({10}))
TEN = Place(collections=frozenset({10}))
WHO = "42"
REASON = "Ada Quill must be asked before we publish"
ONE = Wish(Scope.DOCUMENT, 1, HERE, Ground.RIGHT_OF_REPLY, REASON, WHO)
MANY = Wish(Scope.COLLECTION, 10, TEN, Ground.CHECKING, REASON)


@pytest.fixture(autouse=True)
def _people(casefile: object, ring: object) -> None:
    del casefile, ring
    for person, role in ((EDITOR, "editor"), (PUBLISHER, "publisher"), (READER, "reader")):
        Grant.objects.create(holder=person.id, role=role, scope="all", by="local", at=NOON)


def logged() -> list[str]:
    return list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))


def test_one_person_is_shown_to_who_asked_from_now_on(trail: Trail) -> None:
    assert not is_unmasked(EDITOR, WHO, HERE, NOON)
    ask(trail, EDITOR, ONE, NOON)
    assert is_unmasked(EDITOR, WHO, HERE, NOON)
    assert logged() == ["unmasked"]


def test_t_25_nobody_else_nowhere_else_and_nothing_else_is_unmasked(trail: Trail) -> None:
    ask(trail, EDITOR, ONE, NOON)
    assert not is_unmasked(PUBLISHER, WHO, HERE, NOON)
    assert not is_unmasked(None, WHO, HERE, NOON)
    assert not is_unmasked(EDITOR, "43", HERE, NOON)
    assert not is_unmasked(EDITOR, WHO, Place(2, frozenset({10})), NOON)
    assert not is_unmasked(EDITOR, WHO, Place(), NOON)


def test_t_25_it_lasts_an_hour(trail: Trail) -> None:
    ask(trail, EDITOR, ONE, NOON)
    assert is_unmasked(EDITOR, WHO, HERE, NOON + LASTS - timedelta(seconds=1))
    assert not is_unmasked(EDITOR, WHO, HERE, NOON + LASTS)
    assert not is_unmasked(EDITOR, WHO, HERE, NOON - timedelta(seconds=1))


def test_t_25_no_export_is_unmasked(trail: Trail) -> None:
    ask(trail, EDITOR, ONE, NOON)
    assert not is_unmasked(EDITOR, WHO, HERE, NOON, Purpose.EXPORT)


def test_t_25_it_ends_with_the_role(trail: Trail) -> None:
    ask(trail, EDITOR, ONE, NOON)
    Grant.objects.filter(holder=EDITOR.id).update(withdrawn_at=NOON, withdrawn_by="local")
    assert not is_unmasked(EDITOR, WHO, HERE, NOON)


def test_t_25_who_may_not_is_refused_and_the_log_tells(trail: Trail) -> None:
    for asker in (READER, Person("person:7"), Person("person:5", verified=True)):
        with pytest.raises(Refused):
            ask(trail, asker, ONE, NOON)
    assert logged() == ["denied"] * 3
    assert not Unmasking.objects.exists()


def test_t_25_many_wait_for_a_second_person(trail: Trail) -> None:
    row = ask(trail, EDITOR, MANY, NOON)
    assert not is_unmasked(EDITOR, WHO, HERE, NOON)
    consent(trail, PUBLISHER, row.pk, TEN, NOON + timedelta(hours=2))
    assert is_unmasked(EDITOR, WHO, HERE, NOON + timedelta(hours=2))
    assert not is_unmasked(EDITOR, WHO, HERE, NOON + timedelta(hours=3))
    assert not is_unmasked(EDITOR, WHO, Place(2, frozenset({20})), NOON + timedelta(hours=2))
    assert logged() == ["asked to unmask", "consented"]


def test_t_25_nobody_consents_to_their_own_wish(trail: Trail) -> None:
    row = ask(trail, PUBLISHER, MANY, NOON)
    with pytest.raises(Refused):
        consent(trail, PUBLISHER, row.pk, TEN, NOON)
    assert not is_unmasked(PUBLISHER, WHO, HERE, NOON)
    assert logged() == ["asked to unmask", "denied"]


def test_t_25_the_second_person_must_be_allowed_to(trail: Trail) -> None:
    row = ask(trail, EDITOR, MANY, NOON)
    for second in (READER, Person("person:8"), Person("person:5", verified=True)):
        with pytest.raises(Refused):
            consent(trail, second, row.pk, TEN, NOON)


def test_t_25_consent_in_another_place_is_refused(trail: Trail) -> None:
    row = ask(trail, EDITOR, MANY, NOON)
    with pytest.raises(Refused):
        consent(trail, PUBLISHER, row.pk, Place(collections=frozenset({20})), NOON)


def test_a_second_consent_does_not_make_it_longer(trail: Trail) -> None:
    row = ask(trail, EDITOR, MANY, NOON)
    consent(trail, PUBLISHER, row.pk, TEN, NOON)
    consent(trail, PUBLISHER, row.pk, TEN, NOON + LASTS)
    assert not is_unmasked(EDITOR, WHO, HERE, NOON + LASTS)
    assert logged() == ["asked to unmask", "consented"]


def test_consent_to_what_nobody_asked_for_is_told(trail: Trail) -> None:
    with pytest.raises(Unmasking.DoesNotExist):
        consent(trail, PUBLISHER, uuid4(), TEN, NOON)


def test_t_25_the_reason_is_in_neither_the_log_nor_the_table_in_clear(trail: Trail) -> None:
    ask(trail, EDITOR, ONE, NOON)
    held = [str(value) for row in AuditEntry.objects.values() for value in row.values()]
    held += [str(value) for row in Unmasking.objects.values() for value in row.values()]
    assert "Quill" not in " ".join(held)


def test_t_25_a_reason_rewritten_afterwards_does_not_fit_the_log(trail: Trail) -> None:
    ask(trail, EDITOR, ONE, NOON)
    row = Unmasking.objects.get()
    details = AuditEntry.objects.get().details
    assert commitment(row.salt, row.reason) in details
    row.reason = "a better reason, thought of later"
    row.save()
    row = Unmasking.objects.get()
    assert commitment(row.salt, row.reason) not in details


def test_t_25_without_the_keys_nothing_is_unmasked(trail: Trail) -> None:
    take(None)
    with pytest.raises(Locked):
        ask(trail, EDITOR, ONE, NOON)
    assert not is_unmasked(EDITOR, WHO, HERE, NOON)
    assert logged() == []
