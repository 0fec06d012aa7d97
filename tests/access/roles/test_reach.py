"""How far a permission goes is the same as what `visible` shows, for every rule of documents."""

import random

import pytest

from affiant.access.models import Grant
from affiant.access.roles.person import Person
from affiant.access.roles.predicate import Columns
from affiant.access.roles.reach import NOWHERE, Reach, held_anywhere, reach
from affiant.access.roles.role import Permission, Role, Scope
from affiant.access.roles.rules import RULES
from affiant.access.roles.thing import Kind
from affiant.access.roles.visible import visible
from tests.access.conftest import NOON
from tests.access.roles.papers import Filing, Paper, make

ASKERS = (
    Person("person:7", frozenset({"team:3"}), verified=True),
    Person("person:7", verified=False),
    Person("person:7", active=False, verified=True),
    Person("local", verified=True),
)
COLUMNS = Columns(document="paper", collection="collection")
ACTS = [act for kind, act in RULES if kind is Kind.DOCUMENT]


@pytest.fixture(autouse=True)
def _papers(casefile: object) -> None:
    del casefile
    make()


def give_some(chance: random.Random) -> None:
    """A few roles at random; the database refuses one that is given twice."""
    Grant.objects.all().delete()
    given: dict[tuple[str, Role, Scope, int | None], None] = {}
    for _ in range(chance.randint(0, 3)):
        scope = chance.choice(list(Scope))
        number = None if scope is Scope.ALL else chance.choice([1, 4, 10, 20])
        holder = chance.choice(["person:7", "team:3", "local"])
        given[holder, chance.choice(list(Role)), scope, number] = None
    for holder, role, scope, number in given:
        Grant.objects.create(
            holder=holder, role=role, scope=scope, scope_id=number, by="local", at=NOON
        )


def test_t_24_reach_and_visible_never_differ() -> None:
    chance = random.Random(20261122)
    for _ in range(60):
        give_some(chance)
        for asker in ASKERS:
            for act in ACTS:
                far = reach(asker, held_anywhere(asker), act)
                rows = Filing.objects.order_by("pk")
                mine = list(far.of(rows, document="paper", collection="collection"))
                assert mine == list(visible(asker, rows, COLUMNS, permission=act)), (asker, act)
                if far.whole:
                    assert Paper.objects.count() == 6


def test_nobody_reaches_anything() -> None:
    assert reach(None, (), Permission.READ) == NOWHERE
    assert not NOWHERE
    assert list(NOWHERE.of(Filing.objects.all(), document="paper", collection="collection")) == []


def test_the_whole_leaves_a_query_as_it_is() -> None:
    rows = Filing.objects.all()
    assert Reach(whole=True).of(rows, collection="collection") is rows
