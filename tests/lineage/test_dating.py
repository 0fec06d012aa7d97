import pytest

from affiant.lineage.dating import days_of, direction
from affiant.lineage.relation import Direction
from tests.lineage.invented import document


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("2018-06-19", "2018-06-20", Direction.FORWARD),
        ("2019", "2018-12-31", Direction.BACKWARD),
        ("2018-06", "2018-07-01", Direction.FORWARD),
        ("2018-06", "2018-06-30", Direction.UNKNOWN),
        ("2018", "2018", Direction.UNKNOWN),
        ("2018-06-19T23:00:00+02:00", "2018-06-19T01:00:00Z", Direction.UNKNOWN),
        (None, "2018", Direction.UNKNOWN),
        ("2018-13", "2019", Direction.UNKNOWN),
        ("2018-02-30", "2019", Direction.UNKNOWN),
        ("soon", "2019", Direction.UNKNOWN),
        ("0000", "2019", Direction.UNKNOWN),
    ],
)
def test_dates_decide_or_do_not(first: str | None, second: str, wanted: Direction) -> None:
    assert direction(document("", first), document("", second)) is wanted


def test_the_date_of_a_repost_is_not_that_of_its_text() -> None:
    repost = document("", "2021-06-25", repost=True)
    assert direction(document("", "2021-06-19"), repost) is Direction.UNKNOWN
    assert direction(repost, document("", "2021-07-01")) is Direction.FORWARD


def test_a_month_ends_on_its_last_day() -> None:
    days = days_of(document("", "2020-02"))
    assert days is not None
    assert days.last.day == 29
