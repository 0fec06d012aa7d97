from affiant.reading.numbered_lines import number_widths


def page(lines: list[str], first: int = 1) -> list[str]:
    return [f"{first + at:2d}   {line}" for at, line in enumerate(lines)]


TALK = ["Q.  When did you see the list that the", "company sent?", "A.  In June.", ""] * 6 + [
    "Q.  Why?"
]


def test_the_numbers_of_a_depositions_pages_are_told_from_its_words() -> None:
    widths = number_widths([*page(TALK), "      Page 2", *page(TALK[:6])])
    assert set(widths[:25]) == {2}
    assert widths[25] == 0
    assert widths[26:] == [2] * 6


def test_a_list_of_numbered_names_is_no_numbered_paper() -> None:
    assert not any(number_widths(page(["Canada 12", "France 9", "Spain 3"] * 9)))


def test_a_list_with_full_stops_is_none() -> None:
    assert not any(number_widths([f"{at}. we ask for bread" for at in range(1, 30)]))


def test_a_short_run_is_none() -> None:
    assert not any(number_widths(page(["and so on", "until the end"] * 5)))


def test_no_lines_have_no_numbers() -> None:
    assert number_widths([]) == []
