from affiant.lineage.lineages import Lineage, lineages
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction, Relation
from tests.lineage.invented import document, members


def link(first: str, second: str, relation: Relation = Relation.SYNDICATION) -> Link:
    return Link(first, second, relation, Certainty.SUGGESTED, Direction.UNKNOWN, 0.9, ())


def test_what_is_joined_by_way_of_others_is_one_lineage() -> None:
    told = lineages(members("1", "2", "3", "4"), [link("a", "d"), link("d", "c")])
    assert [lineage.members for lineage in told] == [("a", "c", "d"), ("b",)]


def test_a_cycle_is_one_lineage() -> None:
    (told,) = lineages(members("1", "2", "3"), [link("a", "b"), link("b", "c"), link("c", "a")])
    assert told.members == ("a", "b", "c")


def test_parts_join_nothing() -> None:
    parts = [relation for relation in Relation if not relation.one_origin]
    assert len(lineages(members("1", "2"), [link("a", "b", relation) for relation in parts])) == 2


def test_the_earliest_is_named_where_dates_tell() -> None:
    told = members(document("1", "2018-07"), document("2", "2018-06-19"), document("3"))
    (lineage,) = lineages(told, [link("a", "b"), link("b", "c")])
    assert lineage == Lineage(("a", "b", "c"), "b", ("c",))


def test_two_of_one_day_have_no_earliest() -> None:
    told = members(document("1", "2018-06-19"), document("2", "2018-06-19"))
    assert lineages(told, [link("a", "b")])[0].earliest is None


def test_a_link_to_itself_or_to_a_stranger_changes_nothing() -> None:
    told = lineages(members("1", "2"), [link("a", "a"), link("a", "zz")])
    assert [lineage.members for lineage in told] == [("a",), ("b",)]
