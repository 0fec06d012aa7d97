from datetime import date

import pytest

from affiant.mail.spoken import day_in_words, percent


def test_days_come_before_months_in_both_languages() -> None:
    day = date(2026, 11, 22)

    assert day_in_words(day, "en") == "22 November 2026"
    assert day_in_words(day, "fr") == "22 novembre 2026"


@pytest.mark.parametrize(
    ("share", "english", "french"), [(0.05, "5.0%", "5,0\u202f%"), (0.5, "50%", "50\u202f%")]
)
def test_a_share_has_the_separators_of_its_language(
    share: float, english: str, french: str
) -> None:
    assert (percent(share, "en"), percent(share, "fr")) == (english, french)
