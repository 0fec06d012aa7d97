"""The visible set is exactly the expected set, and the same as asked for thing by thing."""

import random
from itertools import product

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from affiant.access.models import Grant
from affiant.access.roles.person import Asker, Person
from affiant.access.roles.predicate import ALL_ROWS, NEVER, NO_ROWS, Columns, of_asker
from affiant.access.roles.role import Permission, Role, Scope
from affiant.access.roles.rules import RULES, rule
from affiant.access.roles.thing import Kind
from affiant.access.roles.visible import allowed, visible
from tests.access.conftest import NOON
from tests.access.roles.papers import COLUMNS, PAPERS, Paper, make, paper

ADA = Person("person:7", frozenset({"team:3"}), verified=True)
Given = tuple[Role, Scope, int | None]
ALL: Given = (Role.READER, Scope.ALL, None)


@pytest.fixture(autouse=True)
def _papers(casefile: object) -> None:
    del casefile
    make()


def give(*given: Given, holder: str = "person:7") -> None:
    for role, scope, scope_id in given:
        Grant.objects.create(
            holder=holder, role=role, scope=scope, scope_id=scope_id, by="local", at=NOON
        )


def seen(asker: Asker = ADA, act: Permission = Permission.READ) -> list[int]:
    rows = visible(asker, Paper.objects.order_by("pk"), COLUMNS, permission=act)
    return list(rows.values_list("pk", flat=True))


EXPECTED: list[tuple[list[Given], list[int]]] = [
    ([], []),
    ([ALL], [1, 2, 3, 4, 5, 6]),
    ([(Role.READER, Scope.COLLECTION, 10)], [1, 2, 4]),
    ([(Role.READER, Scope.COLLECTION, 20)], [3, 4]),
    ([(Role.READER, Scope.COLLECTION, 99)], []),
    ([(Role.READER, Scope.DOCUMENT, 5)], [5]),
    ([(Role.READER, Scope.DOCUMENT, 10)], []),
    ([(Role.READER, Scope.COLLECTION, 10), (Role.READER, Scope.COLLECTION, 20)], [1, 2, 3, 4]),
    ([(Role.READER, Scope.COLLECTION, 20), (Role.READER, Scope.DOCUMENT, 5)], [3, 4, 5]),
    ([(Role.AUDITOR, Scope.ALL, None)], []),
    ([(Role.OWNER, Scope.COLLECTION, 30)], [6]),
]


def test_t_24_the_visible_set_is_the_expected_one() -> None:
    for given, expected in EXPECTED:
        give(*given)
        assert seen() == expected, given
        hidden = set(PAPERS) - set(expected)
        assert [number for number in hidden if allowed(ADA, Permission.READ, paper(number))] == []
        Grant.objects.all().delete()


def test_t_24_a_team_s_grant_reaches_its_members_alone() -> None:
    give((Role.READER, Scope.COLLECTION, 10), holder="team:3")
    assert seen() == [1, 2, 4]
    assert seen(Person("person:7")) == []


def test_t_24_who_is_not_logged_in_or_was_closed_sees_nothing() -> None:
    give(ALL)
    assert seen(None) == []
    assert seen(Person("person:7", active=False)) == []


def test_t_24_an_act_without_a_rule_finds_nothing() -> None:
    give((Role.OWNER, Scope.ALL, None))
    assert seen(act=Permission.READ_LOG) == []
    assert rule(Kind.LOG, Permission.READ) is NEVER


def test_t_24_what_may_be_read_and_what_may_be_taken_out_differ() -> None:
    give(ALL, (Role.EDITOR, Scope.COLLECTION, 20))
    assert seen(act=Permission.EXPORT) == [3, 4]
    assert seen(Person("person:7"), Permission.EXPORT) == []


def test_a_paper_in_two_collections_is_found_once() -> None:
    give((Role.READER, Scope.COLLECTION, 10), (Role.READER, Scope.COLLECTION, 20))
    assert seen().count(4) == 1


def test_what_was_filtered_before_stays_filtered() -> None:
    give(ALL)
    rows = visible(ADA, Paper.objects.filter(pk__gt=4), COLUMNS)
    assert sorted(rows.values_list("pk", flat=True)) == [5, 6]


def test_t_24_a_table_without_the_column_shows_nothing_by_it() -> None:
    give((Role.READER, Scope.COLLECTION, 10))
    assert not visible(ADA, Paper.objects.all(), Columns(document="pk")).exists()
    assert not visible(ADA, Paper.objects.all(), Columns()).exists()


def test_the_number_of_queries_does_not_grow_with_the_grants() -> None:
    give(*((Role.READER, Scope.DOCUMENT, number) for number in range(200)))
    with CaptureQueriesContext(connection) as asked:
        seen()
    assert len(asked) == 2


def test_t_24_search_and_page_never_differ() -> None:
    choice = random.Random(1)
    scopes: list[tuple[Scope, int | None]] = [
        (Scope.ALL, None), (Scope.COLLECTION, 10), (Scope.COLLECTION, 20),
        (Scope.DOCUMENT, 3), (Scope.DOCUMENT, 5),
    ]  # fmt: skip
    options = [(role, *scope) for role, scope in product(Role, scopes)]
    for _ in range(5):
        give(*choice.sample(options, choice.randint(0, 3)))
        for kind, act in RULES:
            rows = visible(ADA, Paper.objects.order_by("pk"), COLUMNS, kind=kind, permission=act)
            one_by_one = [number for number in PAPERS if allowed(ADA, act, paper(number, kind))]
            assert list(rows.values_list("pk", flat=True)) == one_by_one, (kind, act)
        Grant.objects.all().delete()


YES, NO = of_asker("yes", lambda _: True), of_asker("no", lambda _: False)


def test_t_24_predicates_combine_alike_for_one_and_for_many() -> None:
    for predicate, expected in (
        (YES & YES, True),
        (YES & NO, False),
        (NO & YES, False),
        (YES | NO, True),
        (NO | YES, True),
        (NO | NO, False),
    ):
        assert predicate.holds(ADA, (), paper(1)) == expected
        assert Paper.objects.filter(predicate.rows(ADA, COLUMNS)).exists() == expected


def test_a_predicate_tells_what_it_is_made_of() -> None:
    assert (YES & NO).name == "(yes & no)"
    assert (YES | NO).name == "(yes | no)"


def test_all_and_none_are_what_they_say_in_every_combination() -> None:
    everything, nothing = 6, 0
    for condition, count in (
        (ALL_ROWS, everything),
        (NO_ROWS, nothing),
        (ALL_ROWS | NO_ROWS, everything),
        (NO_ROWS | ALL_ROWS, everything),
        (ALL_ROWS & NO_ROWS, nothing),
        (~ALL_ROWS, nothing),
    ):
        assert Paper.objects.filter(condition).count() == count


def test_t_24_the_database_refuses_a_scope_that_names_nothing() -> None:
    wrong = [("all", 1), ("collection", None), ("document", None), ("", None), ("x", 1)]
    for scope, scope_id in wrong:
        with pytest.raises(IntegrityError):
            Grant.objects.create(
                holder="person:7",
                role="reader",
                scope=scope,
                scope_id=scope_id,
                by="local",
                at=NOON,
            )
