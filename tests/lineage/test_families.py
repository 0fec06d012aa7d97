from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction, Relation
from tests.lineage.invented import members
from tests.lineage.joined import joined


def link(first: str, second: str, relation: Relation = Relation.SYNDICATION) -> Link:
    return Link(first, second, relation, Certainty.SUGGESTED, Direction.UNKNOWN, 0.9, ())


def test_what_is_joined_by_way_of_others_is_one_family() -> None:
    told = joined(members("1", "2", "3", "4"), [link("a", "d"), link("d", "c")])
    assert told == [("a", "c", "d"), ("b",)]


def test_a_cycle_is_one_family() -> None:
    told = joined(members("1", "2", "3"), [link("a", "b"), link("b", "c"), link("c", "a")])
    assert told == [("a", "b", "c")]


def test_parts_join_nothing() -> None:
    parts = [relation for relation in Relation if not relation.one_origin]
    assert len(joined(members("1", "2"), [link("a", "b", relation) for relation in parts])) == 2


def test_a_link_to_itself_or_to_a_stranger_changes_nothing() -> None:
    told = joined(members("1", "2"), [link("a", "a"), link("a", "zz")])
    assert told == [("a",), ("b",)]
