"""Which day a time means may hang on what was told before it, and on the whole document."""

from itertools import pairwise

import pytest

from affiant.facts import times
from affiant.facts.context import Context
from affiant.facts.kinds import TimeExpression
from affiant.facts.sentence import sentences
from affiant.reading.document import DateBasis, PublicationDate
from tests.facts.lined import lined


def told(text: str, language: str = "en", published: str | None = None) -> list[TimeExpression]:
    document = lined(text, language)
    if published:
        object.__setattr__(document, "published", PublicationDate(published, DateBasis.TEXT))
    return [*times.find(Context(document, tuple(sentences(document))))]


def isos(text: str, language: str = "en", published: str | None = None) -> list[str | None]:
    return [one.iso for one in told(text, language, published)]


def test_a_day_before_one_that_was_told_as_past_is_of_the_same_year() -> None:
    text = "Asked on 4 March 2024.\nAnswered on 19 March 2024.\nThe minister wrote on 8 March."
    assert isos(text, published="2024-03-04")[-1] == "2024-03-08"


def test_a_day_that_lies_ahead_moves_no_other() -> None:
    text = (
        "Asked on 4 March 2024.\nAn answer is due by 19 March 2024.\nThe minister wrote on 8 March."
    )
    assert isos(text, published="2024-03-04")[-1] == "2023-03-08"


def test_a_later_letter_tells_nothing_of_the_one_before_it() -> None:
    text = "12 September 2024\nHer appeal was rejected in October.\nAnswered on 2 October 2024."
    assert isos(text, published="2024-09-12")[1] == "2023-10"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle a été avertie le 8 juin 2022 ; elle y a remédié le 10 juin."),
        ("en", "He was warned on 8 June 2022. He answered on 10 June."),
    ],
)
def test_a_day_behind_one_of_an_older_year_has_no_year(language: str, text: str) -> None:
    assert isos(text, language, "2024-05-12") == ["2022-06-08", None]


def test_a_day_in_another_passage_than_the_older_year_is_of_the_pages() -> None:
    text = "He was warned on 8 June 2022.\nShe left on 10 May."
    assert isos(text, published="2024-05-12") == ["2022-06-08", "2024-05-10"]


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "In the quarter ended 31 December 2023 it shrank.", "2023-10-01/2023-12-31"),
        ("en", "It paid in the fiscal year ending 30 June 2022.", "2021-07-01/2022-06-30"),
        ("en", "It lost them in the eleven months to 29 February 2024.", "2023-04-01/2024-02-29"),
        ("fr", "L’exercice clos le 30 juin 2022 fut bon.", "2021-07-01/2022-06-30"),
        ("fr", "Au cours des neuf mois clos le 30 septembre 2023.", "2023-01-01/2023-09-30"),
        ("en", "It came from October 1, 2020, through May 3, 2022.", "2020-10-01/2022-05-03"),
    ],
)  # fmt: skip
def test_a_period_told_by_its_last_day_is_all_of_it(language: str, text: str, iso: str) -> None:
    found = told(text, language)
    assert iso in [one.iso for one in found]
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_what_ends_on_a_day_without_a_period_is_that_day() -> None:
    assert isos("The strike ended on 31 December 2023.") == ["2023-12-31"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("He came on 03/04/2024.", None),
        ("He came on 04/04/2024.", "2024-04-04"),
        ("He came on 03/04/2024 and left on 13/04/2024.", "2024-04-03"),
        ("He came on 03/04/2024 and left on 04/13/2024.", "2024-03-04"),
        ("London, UK.\nHe paid £300 on 03/04/2024 in the UK.", "2024-04-03"),
        ("Ohio, United States.\nHe paid $300 there on 03/04/2024.", "2024-03-04"),
        ("He saw London, UK, and Ohio, United States, on 03/04/2024.", None),
    ],
)
def test_an_english_date_in_figures_is_read_where_something_tells_how(
    text: str, iso: str | None
) -> None:
    assert isos(text)[0] == iso


def test_a_french_date_in_figures_has_the_day_first() -> None:
    assert isos("Il est venu le 03/04/2024.", "fr") == ["2024-04-03"]
