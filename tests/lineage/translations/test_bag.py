from hypothesis import given
from hypothesis import strategies as st

from affiant.lineage.translations.bag import MOST_TYPES, bag, type_number


def _counted(*stretches: str) -> dict[int, int]:
    told = bag(stretches)
    return dict(zip(told.types.tolist(), told.counts.tolist(), strict=True))


def _numbers(*types: str) -> set[int | None]:
    return {type_number(one) for one in types}


def test_words_count_by_their_first_five_letters_without_accents() -> None:
    assert set(_counted("Négociations, negotiate! L'été à Œuvre")) == _numbers(
        "negoc", "negot", "ete", "ouvre"
    )


def test_words_of_two_letters_do_not_count_and_digits_all_do() -> None:
    assert set(_counted("on a 7 of 2018, abc12")) == _numbers("7", "2018", "abc", "12")


def test_types_are_counted_over_all_stretches_and_none_runs_on_into_the_next() -> None:
    assert _counted("ferry ferry", "ferry")[type_number("ferry") or 0] == 3
    assert set(_counted("fer", "ries")) == _numbers("fer", "ries")


def test_long_numbers_differ_by_any_digit() -> None:
    assert len(_counted("12345678901234567890 12345678901234567891 1234567890")) == 3


def test_a_book_keeps_its_most_frequent_types() -> None:
    many = " ".join(f"{number} {number}" for number in range(MOST_TYPES)) + " seldom"
    told = _counted(many)
    assert len(told) == MOST_TYPES
    assert type_number("seldo") not in told


def test_no_type_stands_for_what_no_bag_holds() -> None:
    assert _numbers("^ice", "#12", "ab", "abcdef", "123456789", "Abc", "") == {None}


@given(st.text(max_size=60))
def test_types_are_different_and_ascending_whatever_the_text(text: str) -> None:
    types = bag([text]).types.tolist()
    assert types == sorted(set(types))
