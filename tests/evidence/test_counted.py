"""What somebody sees who sees a part: counted on, the same as counted anew."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.access.roles.reach import Reach
from affiant.evidence import counted, reach
from affiant.evidence.by_reach import ByReach
from affiant.evidence.casefile import Casefile
from affiant.evidence.models import (
    Addition,
    Body,
    Collection,
    Entry,
    Fact,
    Original,
    State,
    Text,
)
from affiant.evidence.questions import current_texts
from affiant.evidence.status import Status, status

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
KINDS = ("quote", "figure", "event")
_number = count(1)


@dataclass
class Ledger:
    """A casefile without files: rows as reading would write them, in three collections."""

    collections: list[int] = field(default_factory=list)
    seconds: int = 0

    def now(self) -> datetime:
        self.seconds += 1
        return NOON + timedelta(seconds=self.seconds)

    def text(self, facts: int = 3) -> Text:
        """A document that no row gives yet."""
        digest = f"{next(_number):064x}"
        original = Original.objects.create(sha256=digest, size=10, first_seen=NOON)
        body = Body.objects.create(sha256=digest, text="words")
        made = Text.objects.create(
            original=original, body=body, reader="plain", reader_version="1", facts_version="1"
        )
        self.facts(made, facts)
        return made

    def facts(self, text: Text, number: int) -> list[Fact]:
        made = [
            Fact(text=text, kind=KINDS[n % 3], start=n, end=n + 1, confidence=1, values={})
            for n in range(number)
        ]
        return Fact.objects.bulk_create(made)

    def row(self, place: int, text: Text | None = None, state: State = State.READ) -> Entry:
        digest = f"{next(_number):064x}"
        reason = "damaged" if state == State.FAILED else ""
        return Entry.objects.create(
            collection_id=self.collections[place],
            key=digest,
            key_digest=digest,
            name=digest,
            state=state,
            reason=reason,
            reader="" if reason else "plain",
            text=text,
            original=text.original if text else None,
            at=self.now(),
        )


@pytest.fixture
def held(casefile: Casefile) -> Ledger:
    del casefile
    made = Ledger()
    for name in ("first", "second", "third"):
        row = Collection.objects.create(name=name, name_key=name)
        made.collections.append(row.pk)
    return made


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "_kept", ByReach())


def seen(within: Reach) -> Status:
    with reach.narrowed(reach.Within(within)):
        return status()


def anew(within: Reach) -> Status:
    """Counted row by row."""
    rows = [
        row
        for row in Entry.objects.all()
        if row.collection_id in within.collections or row.pk in within.documents
    ]
    standing = [row for row in rows if not row.replaced]
    states = Counter(row.state for row in standing)
    texts = {row.text_id for row in rows} & set(current_texts().values_list("pk", flat=True))
    originals = {row.original_id for row in rows} - {None}
    read = [row for row in standing if row.state == State.READ]
    failed = [row for row in standing if row.state == State.FAILED]
    return Status(
        entries=len(standing),
        read=states[State.READ],
        failed=states[State.FAILED],
        begun=states[State.BEGUN],
        documents=len(texts),
        originals=len(originals),
        original_bytes=10 * len(originals),
        facts=dict(Counter(one.kind for one in Fact.objects.all() if one.text_id in texts)),
        readers=dict(Counter(row.reader for row in read)),
        reasons=dict(Counter(row.reason for row in failed)),
    )


def reaches(held: Ledger) -> list[Reach]:
    one, two, _ = held.collections
    some = list(Entry.objects.values_list("pk", flat=True)[:1])
    return [
        Reach(collections=frozenset({one})),
        Reach(collections=frozenset({one, two})),
        Reach(collections=frozenset({two}), documents=frozenset(some)),
        Reach(),
    ]


def come_in(held: Ledger, place: int) -> None:
    held.row(place, held.text())


def come_in_twice(held: Ledger, place: int) -> None:
    """The same bytes, handed in to another collection as well."""
    held.row(place, Text.objects.order_by("pk").first() or held.text())


def fail(held: Ledger, place: int) -> None:
    held.row(place, state=State.FAILED)


def try_again(held: Ledger, place: int) -> None:
    failed = Entry.objects.filter(state=State.FAILED).order_by("pk").first()
    if failed is not None:
        text = held.text()
        failed.state, failed.reason, failed.reader = State.READ, "", "plain"
        failed.text, failed.original, failed.at = text, text.original, held.now()
        failed.save()
    del place


def read_anew(held: Ledger, place: int) -> None:
    """Another text comes of a row, and takes the old one's place."""
    rows = Entry.objects.filter(collection=held.collections[place]).exclude(text=None)
    row = rows.order_by("pk").first()
    if row is not None and row.text is not None:
        old, new = row.text, held.text(5)
        Entry.objects.filter(text=old).update(text=new, at=held.now())
        old.superseded_by = new
        old.save()


def find_anew(held: Ledger, place: int) -> None:
    """The finders find less in a document than before, and nothing new."""
    rows = Entry.objects.filter(collection=held.collections[place]).exclude(text=None)
    row = rows.order_by("-pk").first()
    if row is not None:
        Fact.objects.filter(text=row.text, addition=None, kind="quote").delete()
        row.at = held.now()
        row.save()


def find_more(held: Ledger, place: int) -> None:
    rows = Entry.objects.filter(collection=held.collections[place]).exclude(text=None)
    row = rows.order_by("-pk").first()
    if row is not None and row.text is not None:
        held.facts(row.text, 2)
        row.at = held.now()
        row.save()


def add(held: Ledger, place: int) -> None:
    """A person adds a fact; no row of the ledger is written."""
    rows = Entry.objects.filter(collection=held.collections[place], text__superseded_by=None)
    row = rows.exclude(text=None).order_by("pk").first()
    if row is not None and row.text is not None:
        [fact] = held.facts(row.text, 1)
        Addition.objects.create(fact=fact, by="Ada", at=NOON)


def hand_in_changed(held: Ledger, place: int) -> None:
    """A file has other bytes: its row is kept, and replaced."""
    rows = Entry.objects.filter(collection=held.collections[place], replaced=False)
    row = rows.order_by("pk").first()
    if row is not None:
        Entry.objects.filter(pk=row.pk).update(replaced=True)
        held.row(place, held.text())


Happens = Callable[[Ledger, int], None]
HAPPENINGS: list[Happens] = [
    come_in,
    come_in_twice,
    fail,
    try_again,
    read_anew,
    find_anew,
    find_more,
    add,
    hand_in_changed,
]


def told(one: Status) -> dict[str, Any]:
    """Without the order of what is equally many."""
    return {
        name: getattr(one, name) for name in one.__dataclass_fields__ if name != "original_bytes"
    } | {"bytes": one.original_bytes}


def differing(held: Ledger) -> list[tuple[Reach, Status, Status]]:
    pairs = [(one, seen(one), anew(one)) for one in reaches(held)]
    return [pair for pair in pairs if told(pair[1]) != told(pair[2])]


@pytest.mark.parametrize("happens", HAPPENINGS)
def test_whatever_happens_the_numbers_are_those_of_counting_anew(
    held: Ledger, happens: Happens
) -> None:
    for place in (0, 1, 2, 0):
        come_in(held, place)
    fail(held, 0)
    assert differing(held) == []
    for place in (0, 1, 2):
        happens(held, place)
        assert differing(held) == []


def test_whatever_happens_in_whatever_order(held: Ledger) -> None:
    steps = st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 2)), max_size=5)

    @settings(max_examples=6, deadline=None)
    @given(steps)
    def hold(happened: list[tuple[Happens, int]]) -> None:
        for happens, place in happened:
            happens(held, place)
            assert differing(held) == []

    hold()


def test_what_came_in_is_counted_alone(held: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        come_in(held, 0)
    one = reaches(held)[0]
    seen(one)
    asked: list[int] = []
    facts = counted._facts

    def told(texts: frozenset[int], now: counted.Mark) -> Counter[str]:
        asked.append(len(texts))
        return facts(texts, now)

    monkeypatch.setattr(counted, "_facts", told)
    come_in(held, 0)
    assert (seen(one).documents, asked) == (4, [1])


def test_nothing_is_counted_where_nothing_happened(held: Ledger) -> None:
    come_in(held, 0)
    one = reaches(held)[0]
    seen(one)
    with CaptureQueriesContext(connection) as asked:
        seen(one)
    assert not [query for query in asked if "COUNT" in query["sql"] and "_fact" in query["sql"]]


def test_a_narrowing_that_is_no_reach_is_counted_and_not_kept(held: Ledger) -> None:
    for place in (0, 1):
        come_in(held, place)
    for collection in held.collections:
        with reach.narrowed(lambda rows, one=collection: rows.filter(collection=one)):  # type: ignore[misc] # mypy does not see the default
            assert status().documents == (collection != held.collections[2])
