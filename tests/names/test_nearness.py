from affiant.names.nearness import Nearness, near

KNOWN = ["Brightwater Inc.", "Institut des ports maritimes", "Harbour Post", "Éditions du Lac"]


def test_a_slip_of_the_pen_is_found() -> None:
    (first, *_) = near("Brihgtwater", KNOWN)
    assert (first.name, first.reason) == ("Brightwater Inc.", Nearness.SPELLING)


def test_another_writing_of_the_name_is_surest() -> None:
    (first, *_) = near("editions du lac", KNOWN)
    assert (first.name, first.score, first.reason) == ("Éditions du Lac", 1.0, Nearness.SAME_NAME)


def test_an_acronym_is_suggested_with_its_reason() -> None:
    (first, *_) = near("IPM", KNOWN)
    assert (first.name, first.reason) == ("Institut des ports maritimes", Nearness.ACRONYM)


def test_a_part_of_the_name_is_enough() -> None:
    (first, *_) = near("Post", KNOWN)
    assert (first.name, first.reason) == ("Harbour Post", Nearness.CONTAINS)


def test_nothing_near_gives_nothing() -> None:
    assert near("Zyxwv", KNOWN) == ()


def test_no_name_has_no_neighbours() -> None:
    assert near("…", KNOWN) == ()


def test_the_limit_holds_and_one_name_comes_once() -> None:
    names = ["Port A", "Port B", "Port C", "PORT A", "port a."]
    found = near("Port", names, limit=2)
    assert len(found) == 2
    assert len({one.name.casefold() for one in found}) == 2
