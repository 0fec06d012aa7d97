"""What kind of thing a name is elsewhere in the document."""

from affiant.facts.mentions.agreed import Agreed
from affiant.facts.mentions.named import Named
from affiant.vocabulary.entity import EntityKind


def named(start: int, kind: EntityKind) -> Named:
    """One place at which "Bluefin" stands."""
    return Named(start, start + 7, kind, "Bluefin", 0.9)


def test_a_kind_told_elsewhere_outvotes_the_place_itself() -> None:
    found = [named(0, EntityKind.PERSON), named(50, EntityKind.ORGANISATION)]
    agreed = Agreed.of(found, frozenset())
    assert agreed.otherwise("Bluefin", 0, EntityKind.PERSON)
    assert not agreed.otherwise("Bluefin", 0, EntityKind.ORGANISATION)


def test_of_a_name_told_everywhere_two_places_are_kept() -> None:
    found = [named(place, EntityKind.ORGANISATION) for place in range(0, 80_000, 8)]
    agreed = Agreed.of(found, frozenset())
    assert [len(places) for places in agreed.told["Bluefin"].values()] == [2]
