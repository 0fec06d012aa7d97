from affiant.vocabulary.entity import EntityKind
from training.annotated import Name
from training.scoring import Score, Tally

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


def scored(marked: list[Name], found: list[Name]) -> Score:
    tally = Tally()
    tally.add(marked, found)
    return tally.over([PERSON, PLACE])


def test_the_same_span_and_kind_is_right() -> None:
    assert scored([Name(0, 4, PERSON)], [Name(0, 4, PERSON)]) == Score(1, 1, 1, 1)


def test_another_kind_is_wrong() -> None:
    assert scored([Name(0, 4, PERSON)], [Name(0, 4, PLACE)]) == Score(1, 1, 0, 0)


def test_a_part_of_a_name_only_touches_it() -> None:
    assert scored([Name(0, 8, PERSON)], [Name(5, 8, PERSON)]) == Score(1, 1, 0, 1)


def test_one_long_answer_touches_one_name_only() -> None:
    marked = [Name(0, 4, PERSON), Name(5, 8, PERSON)]

    assert scored(marked, [Name(0, 8, PERSON)]) == Score(2, 1, 0, 1)


def test_f1_of_nothing_right_is_nothing() -> None:
    assert Score(3, 2, 0, 0).f1(0) == 0
