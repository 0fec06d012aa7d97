from affiant.lineage.copies import Collection, copies
from affiant.lineage.link import Link
from affiant.lineage.relation import Relation
from tests.lineage.invented import FERRY, LIBRARY, changed, members, prose


def told(links: list[Link]) -> set[tuple[frozenset[object], Relation]]:
    return {(frozenset({link.first, link.second}), link.relation) for link in links}


def test_adding_in_parts_finds_the_links_of_adding_at_once() -> None:
    every = members(FERRY, LIBRARY, changed(FERRY, 0.2), prose(1), LIBRARY, FERRY + " More.")
    collection = Collection()
    parts = [*collection.add(every[:2]), *collection.add(every[2:5]), *collection.add(every[5:])]
    assert told(parts) == told(copies(every))
    assert len(collection) == 6


def test_an_addition_brings_links_of_the_new_members_only() -> None:
    every = members(FERRY, changed(FERRY, 0.2), LIBRARY, LIBRARY + " More soon.")
    collection = Collection()
    collection.add(every[:3])
    assert [{link.first, link.second} for link in collection.add(every[3:])] == [{"c", "d"}]
    assert collection.add([]) == []


def test_first_and_second_are_in_the_order_of_the_set() -> None:
    every = members(changed(FERRY, 0.2), FERRY, FERRY, changed(FERRY, 0.1, seed=2))
    assert all(str(link.first) < str(link.second) for link in copies(every))
