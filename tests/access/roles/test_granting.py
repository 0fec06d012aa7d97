"""Roles are given and taken by owners of what they reach, and the log tells of each."""

import pytest

from affiant.access.audit.trail import Trail
from affiant.access.models import AuditEntry, Grant
from affiant.access.roles.granting import Giving, LastOwner, Refused, found, grant, withdraw
from affiant.access.roles.person import Person
from affiant.access.roles.role import Permission, Role, Scope
from affiant.access.roles.thing import Kind, Place, Thing
from affiant.access.roles.visible import allowed
from tests.access.conftest import NOON

OWNER = Person("person:1", verified=True)
ADA = Person("person:7", verified=True)
READER = Giving("person:7", Role.READER)
TEN = Thing(Kind.DOCUMENT, (Place(1, frozenset({10})),))


def logged() -> list[tuple[str, str, str]]:
    rows = AuditEntry.objects.order_by("sequence")
    return list(rows.values_list("actor", "action", "details"))


@pytest.fixture
def owned(trail: Trail) -> Trail:
    found(trail, OWNER.id, NOON)
    return trail


def test_the_first_owner_is_made_once(trail: Trail) -> None:
    found(trail, "local", NOON)
    with pytest.raises(Refused):
        found(trail, "person:7", NOON)
    assert logged() == [
        ("local", "granted", '{"holder":"local","role":"owner","scope":"all"}'),
    ]


def test_what_an_owner_gives_counts_and_is_in_the_log(owned: Trail) -> None:
    grant(owned, OWNER, Giving("team:3", Role.EDITOR, Scope.COLLECTION, 10), NOON)
    member = Person("person:7", frozenset({"team:3"}))
    assert allowed(member, Permission.EDIT, TEN)
    assert logged()[-1] == (
        "person:1",
        "granted",
        '{"collection":10,"holder":"team:3","role":"editor","scope":"collection"}',
    )
    assert owned.check().holds


def test_what_is_given_twice_is_there_once(owned: Trail) -> None:
    assert grant(owned, OWNER, READER, NOON) == grant(owned, OWNER, READER, NOON)
    assert len(logged()) == 2


def test_what_is_withdrawn_counts_no_more_and_stays_in_the_table(owned: Trail) -> None:
    row = grant(owned, OWNER, READER, NOON)
    withdraw(owned, OWNER, row.pk, NOON)
    assert not allowed(ADA, Permission.READ, TEN)
    assert Grant.objects.get(pk=row.pk).withdrawn_by == "person:1"
    assert [action for _, action, _ in logged()] == ["granted", "granted", "withdrew"]


def test_t_24_who_is_no_owner_gives_nothing_and_the_log_tells_of_the_try(owned: Trail) -> None:
    for role in set(Role) - {Role.OWNER}:
        grant(owned, OWNER, Giving("person:7", role), NOON)
    with pytest.raises(Refused):
        grant(owned, ADA, Giving("person:7", Role.OWNER), NOON)
    assert logged()[-1][:2] == ("person:7", "denied")
    assert Grant.objects.filter(role="owner").count() == 1


def test_t_24_an_owner_of_a_collection_gives_roles_there_alone(owned: Trail) -> None:
    grant(owned, OWNER, Giving("person:7", Role.OWNER, Scope.COLLECTION, 10), NOON)
    grant(owned, ADA, Giving("person:8", Role.READER, Scope.COLLECTION, 10), NOON)
    for giving in (
        Giving("person:7", Role.OWNER),
        Giving("person:8", Role.READER, Scope.COLLECTION, 20),
        Giving("person:8", Role.READER, Scope.DOCUMENT, 10),
    ):
        with pytest.raises(Refused):
            grant(owned, ADA, giving, NOON)


def test_t_24_an_owner_without_a_second_factor_gives_nothing(owned: Trail) -> None:
    with pytest.raises(Refused):
        grant(owned, Person("person:1"), READER, NOON)


def test_the_last_owner_stays(owned: Trail) -> None:
    first = Grant.objects.get(role="owner")
    with pytest.raises(LastOwner):
        withdraw(owned, OWNER, first.pk, NOON)
    grant(owned, OWNER, Giving("person:7", Role.OWNER), NOON)
    withdraw(owned, OWNER, first.pk, NOON)
    assert not allowed(OWNER, Permission.READ, TEN)


@pytest.mark.parametrize(
    ("holder", "scope", "scope_id"),
    [
        ("Ada Quill", Scope.ALL, None),
        ("person:7", Scope.ALL, 1),
        ("person:7", Scope.COLLECTION, None),
        ("person:7", Scope.DOCUMENT, None),
    ],
)
def test_what_does_not_go_together_is_refused(
    holder: str, scope: Scope, scope_id: int | None
) -> None:
    with pytest.raises(ValueError, match=r"told by|granted to"):
        Giving(holder, Role.READER, scope, scope_id)
