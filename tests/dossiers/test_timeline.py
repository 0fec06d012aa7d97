from datetime import date

import pytest

from affiant.dossiers.dossier import Dossier
from affiant.dossiers.timeline import first_day


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("2018-06-19", date(2018, 6, 19)),
        ("2018-06", date(2018, 6, 1)),
        ("2018", date(2018, 1, 1)),
        ("2018-W26", date(2018, 6, 25)),
        ("2000/2020", date(2000, 1, 1)),
        ("2018-06-19T10:00", date(2018, 6, 19)),
        ("2018-13", None),
        ("last week", None),
        ("", None),
        (None, None),
    ],
)
def test_the_first_day_of_an_iso_date(iso: str | None, day: date | None) -> None:
    assert first_day(iso) == day


def test_moments_come_in_order_and_an_outcome_has_its_place(dossier: Dossier) -> None:
    assert [moment.date for moment in dossier.timeline] == ["2024-W09", "2024-03-04", "2024-05"]


def test_a_date_counted_from_a_doubtful_day_says_so(dossier: Dossier) -> None:
    assert [moment.unsure for moment in dossier.timeline] == [True, False, False]
