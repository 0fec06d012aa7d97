"""Any edit, gap, reordering or truncation of a chain is found: a property of the pure walk."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.chain import Fault, Flaw, walk
from affiant.access.audit.deed import Deed
from affiant.access.audit.link import Head, Link, instant, linked
from tests.access.conftest import NOON


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    for number in range(length):
        deed = Deed("person:7", Action.READ, ObjectKind.DOCUMENT, str(number), {"hits": number})
        after = links[-1].head if links else Head()
        links.append(linked(deed, NOON + timedelta(seconds=number), after))
    return links


def flaws(links: Sequence[Link], *heads: Head) -> set[Flaw]:
    return {fault.flaw for fault in walk(links, heads) if isinstance(fault, Fault)}


TEN = chain(10)
HEAD = TEN[-1].head
COLUMNS = [field.name for field in fields(Link)]
places = st.integers(0, 9)
Edit = dict[str, str | int]
edits: st.SearchStrategy[Edit] = st.one_of(
    st.fixed_dictionaries({"sequence": st.integers(0, 99)}),
    *(st.fixed_dictionaries({column: st.text(max_size=20)}) for column in COLUMNS[1:]),
)


@pytest.mark.parametrize("length", [0, 1, 10])
def test_an_untouched_chain_holds(length: int) -> None:
    links = chain(length)
    head = links[-1].head if links else Head()
    assert list(walk(links, [head])) == [head]


@given(places, edits)
def test_t_20_any_edit_of_any_column_is_found(place: int, edit: Edit) -> None:
    changed = replace(TEN[place], **edit)  # type: ignore[arg-type] # each column with its type
    if changed != TEN[place]:
        assert flaws([*TEN[:place], changed, *TEN[place + 1 :]], HEAD)


@given(places, edits)
def test_t_20_an_edit_with_its_hash_made_anew_is_found(place: int, edit: Edit) -> None:
    changed = replace(TEN[place], **edit)  # type: ignore[arg-type] # each column with its type
    changed = replace(changed, hash=changed.true_hash)
    if changed != TEN[place]:
        assert flaws([*TEN[:place], changed, *TEN[place + 1 :]], HEAD)


@given(places)
def test_t_20_an_entry_taken_out_is_found(place: int) -> None:
    found = flaws([*TEN[:place], *TEN[place + 1 :]], HEAD)
    assert found & ({Flaw.GAP} if place < 9 else {Flaw.TRUNCATED})


@given(places, st.integers(0, 9))
def test_t_20_entries_taken_out_and_numbered_anew_are_found(place: int, other: int) -> None:
    kept = [link for at, link in enumerate(TEN) if at not in {place, other}]
    renumbered = [replace(link, sequence=at) for at, link in enumerate(kept, 1)]
    assert flaws(renumbered, HEAD)


@given(st.permutations(range(10)))
def test_t_20_another_order_is_found(order: list[int]) -> None:
    shuffled = [TEN[place] for place in order]
    assert bool(flaws(shuffled, HEAD)) == (order != list(range(10)))


@given(places, places)
def test_t_20_entries_that_swapped_their_numbers_are_found(one: int, other: int) -> None:
    links = list(TEN)
    links[one] = replace(TEN[other], sequence=one + 1)
    links[other] = replace(TEN[one], sequence=other + 1)
    assert bool(flaws(links, HEAD)) == (one != other)


@given(places)
def test_t_20_the_end_cut_off_is_found(length: int) -> None:
    assert Flaw.TRUNCATED in flaws(TEN[:length], HEAD)


@given(places)
def test_t_20_a_chain_made_anew_from_some_entry_on_is_found(place: int) -> None:
    links = TEN[:place]
    for old in TEN[place:]:
        deed = Deed("person:8", Action.READ, ObjectKind.DOCUMENT, old.object_id)
        links = [*links, linked(deed, NOON, links[-1].head if links else Head())]
    assert flaws(links) == set()
    assert flaws(links, HEAD) == {Flaw.OTHER_PAST}


@given(places, places)
def test_t_20_an_entry_put_in_twice_is_found(place: int, again: int) -> None:
    assert flaws([*TEN[:again], TEN[place], *TEN[again:]], HEAD)


def test_a_head_noted_earlier_holds_while_the_log_grows() -> None:
    assert flaws(TEN, TEN[3].head, HEAD) == set()


def test_of_two_noted_heads_of_one_number_one_is_wrong() -> None:
    assert flaws(TEN, HEAD, replace(HEAD, hash="0" * 64)) == {Flaw.OTHER_PAST}


def test_what_follows_on_a_fault_is_told_as_well() -> None:
    links = [replace(TEN[0], actor="person:8"), *TEN[1:5], *TEN[6:]]
    told = [(fault.flaw, fault.sequence) for fault in walk(links, ()) if isinstance(fault, Fault)]
    assert told == [(Flaw.EDITED, 1), (Flaw.GAP, 7), (Flaw.DISPLACED, 7)]


def test_a_time_has_one_spelling_whatever_its_zone() -> None:
    paris = datetime(2026, 3, 14, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    assert instant(paris) == instant(NOON) == "2026-03-14T12:00:00.000000Z"


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        instant(datetime(2026, 3, 14))  # noqa: DTZ001 - what is refused


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_times_as_text_sort_as_they_pass(one: datetime, other: datetime) -> None:
    assert (instant(one) < instant(other)) == (one < other)


def test_a_head_is_read_as_it_was_written() -> None:
    assert Head.parse(f" {HEAD}\n") == HEAD


@pytest.mark.parametrize(
    "text", ["", "12", "x:" + "0" * 64, "1:abc", ":" + "0" * 64, "-1:" + "0" * 64]
)
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="NUMBER:HASH"):
        Head.parse(text)
