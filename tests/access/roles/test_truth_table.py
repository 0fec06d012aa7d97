"""Every role, over every scope, through every holder, for every act on every kind of thing.

The tables below are written by hand and say what must be. They name every member of every
enum, so a new one without a row fails.
"""

from itertools import product

import pytest

from affiant.access.models import Grant
from affiant.access.roles.person import Asker, Person
from affiant.access.roles.role import Permission, Role, Scope
from affiant.access.roles.rules import RULES
from affiant.access.roles.thing import WHOLE, Kind, Place, Thing
from affiant.access.roles.visible import allowed
from tests.access.conftest import NOON

GIVES = """
            read  judge  edit  export  unmask  publish  consent  read-log  grant
reader      yes   -      -     -       -       -        -        -         -
reviewer    yes   yes    -     -       -       -        -        -         -
editor      yes   yes    yes   yes     yes     -        -        -         -
publisher   yes   yes    yes   yes     yes     yes      yes      -         -
auditor     -     -      -     -       -       -        -        yes       -
owner       yes   yes    yes   yes     yes     yes      yes      yes       yes
"""

# 2: only after a second factor. p: only by another person than whose it is. a: only with a
# grant over all. o: also for one's own, without a grant.
ASKED = """
            read  judge  edit  export  unmask  publish  consent  read-log  grant
document    yes   yes    yes   2       2       -        -        -         -
collection  yes   -      yes   2       2       -        -        -         -
dossier     yes   -      yes   2       -       2p       -        -         -
unmasking   o     -      -     -       -       -        2p       -         -
log         -     -      -     -       -       -        -        a         -
grants      yes   -      -     -       -       -        -        -         2
"""
# Seeing an unmasking takes the right to consent, seeing who has which role that to give them.
INSTEAD = {
    (Kind.UNMASKING, Permission.READ): Permission.CONSENT,
    (Kind.GRANTS, Permission.READ): Permission.GRANT,
}

HERE = Place(document=1, collections=frozenset({10}))
SCOPES: dict[tuple[Scope, int | None], bool] = {
    (Scope.ALL, None): True,
    (Scope.COLLECTION, 10): True,
    (Scope.COLLECTION, 1): False,  # a document's number is not a collection's
    (Scope.COLLECTION, 20): False,
    (Scope.DOCUMENT, 1): True,
    (Scope.DOCUMENT, 10): False,
    (Scope.DOCUMENT, 2): False,
}
"""Whether a grant of this scope reaches HERE."""

ASKERS: dict[str, Asker] = {
    "herself": Person("person:7", verified=True),
    "in a team": Person("person:8", frozenset({"team:3", "team:4"}), verified=True),
    "without a second factor": Person("person:7"),
    "with a closed account": Person("person:7", active=False, verified=True),
    "somebody else": Person("person:8", frozenset({"team:4"}), verified=True),
    "nobody": None,
}


def grid(text: str) -> dict[tuple[str, str], str]:
    head, *lines = [line.split() for line in text.strip().splitlines()]
    columns = [column.replace("-", " ") for column in head]
    return {
        (row, column): cell
        for row, *cells in lines
        for column, cell in zip(columns, cells, strict=True)
    }


GIVEN, RULED = grid(GIVES), grid(ASKED)


ACTS = [
    (kind, act, by)
    for kind, act in product(Kind, Permission)
    for by in ("person:7", "person:9")
    if by == "person:7" or set("po").intersection(RULED[kind.value, act.value].replace("yes", ""))
]
"""Whose it is counts where a rule asks for it."""


def must(
    who: str, role: Role, scope: tuple[Scope, int | None], kind: Kind, act: Permission, *, by: str
) -> bool:
    """What the tables say."""
    asker, rule = ASKERS[who], RULED[kind.value, act.value]
    if rule == "-" or asker is None or not asker.active:
        return False
    if rule == "o" and by == asker.id:
        return True
    if "2" in rule and not asker.verified:
        return False
    if "p" in rule and by == asker.id:
        return False
    if who == "somebody else" or (rule == "a" and scope != (Scope.ALL, None)):
        return False
    needed = INSTEAD.get((kind, act), act)
    if kind in {Kind.DOCUMENT, Kind.COLLECTION, Kind.DOSSIER} and not given(role, Permission.READ):
        return False
    return SCOPES[scope] and given(role, needed)


def given(role: Role, act: Permission) -> bool:
    return GIVEN[role.value, act.value] == "yes"


def grant(role: str, scope: tuple[str, int | None], holder: str) -> Grant:
    return Grant.objects.create(
        holder=holder, role=role, scope=scope[0], scope_id=scope[1], by="local", at=NOON
    )


def test_the_tables_name_every_role_kind_and_permission() -> None:
    assert set(GIVEN) == set(product(map(str, Role), map(str, Permission)))
    assert set(RULED) == set(product(map(str, Kind), map(str, Permission)))
    assert {scope for scope, _ in SCOPES} == set(Scope)


def test_a_rule_stands_for_each_cell_of_the_table_and_no_other() -> None:
    told = {(kind.value, act.value) for kind, act in RULES}
    assert told == {cell for cell, rule in RULED.items() if rule != "-"}


@pytest.mark.usefixtures("casefile")
@pytest.mark.parametrize("role", list(Role))
def test_t_24_user_by_object_by_act(role: Role) -> None:
    wrong = []
    for who, scope in product(ASKERS, SCOPES):
        row = grant(role, scope, "team:3" if who == "in a team" else "person:7")
        for kind, act, by in ACTS:
            told = allowed(ASKERS[who], act, Thing(kind, (HERE,), by=by))
            if told != must(who, role, scope, kind, act, by=by):
                wrong.append((who, scope, kind, act, by, told))
        row.delete()
    assert wrong == []


@pytest.mark.usefixtures("casefile")
def test_t_24_without_a_grant_nothing_is_allowed() -> None:
    asker = Person("person:7", frozenset({"team:3"}), verified=True)
    things = [Thing(kind, (HERE,), by="person:9") for kind in Kind]
    assert not any(allowed(asker, act, thing) for act, thing in product(Permission, things))


@pytest.mark.usefixtures("casefile")
def test_t_24_what_stands_elsewhere_or_nowhere_is_denied() -> None:
    grant(Role.OWNER, (Scope.COLLECTION, 10), "person:7")
    elsewhere: list[tuple[Place, ...]] = [(), (WHOLE,), (HERE, WHOLE), (HERE, Place(2))]
    for places in elsewhere:
        assert not allowed(ASKERS["herself"], Permission.READ, Thing(Kind.DOSSIER, places))


@pytest.mark.usefixtures("casefile")
def test_t_24_a_thing_without_a_place_is_denied_even_to_an_owner() -> None:
    grant(Role.OWNER, (Scope.ALL, None), "person:7")
    assert not allowed(ASKERS["herself"], Permission.READ, Thing(Kind.DOCUMENT, ()))
    assert allowed(ASKERS["herself"], Permission.READ, Thing(Kind.DOCUMENT, (WHOLE,)))


@pytest.mark.usefixtures("casefile")
def test_t_24_a_role_that_is_not_known_gives_nothing() -> None:
    for role in ("", "admin", "OWNER", "owner ", "superuser"):
        grant(role, (Scope.ALL, None), "person:7")
    for kind, act in RULES:
        assert not allowed(ASKERS["herself"], act, Thing(kind, (HERE,), by="person:9"))


@pytest.mark.usefixtures("casefile")
def test_t_24_a_withdrawn_role_gives_nothing() -> None:
    row = grant(Role.OWNER, (Scope.ALL, None), "person:7")
    Grant.objects.filter(pk=row.pk).update(withdrawn_at=NOON, withdrawn_by="local")
    assert not allowed(ASKERS["herself"], Permission.READ, Thing(Kind.DOCUMENT, (HERE,)))


@pytest.mark.usefixtures("casefile")
def test_t_24_two_grants_do_not_make_one_that_neither_is() -> None:
    grant(Role.READER, (Scope.ALL, None), "person:7")
    grant(Role.EDITOR, (Scope.DOCUMENT, 2), "person:7")
    assert allowed(ASKERS["herself"], Permission.READ, Thing(Kind.DOCUMENT, (HERE,)))
    assert not allowed(ASKERS["herself"], Permission.EXPORT, Thing(Kind.DOCUMENT, (HERE,)))


@pytest.mark.parametrize("holder", ["", "Ada Quill", "root", "person:", "team:x"])
def test_a_person_is_told_by_an_identifier(holder: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        Person(holder)
    with pytest.raises(ValueError, match="identifier"):
        Person("person:7", frozenset({holder}))
