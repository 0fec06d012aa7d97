import pytest

from affiant.facts.kinds import TimeKind
from tests.facts.times.conftest import Find


@pytest.mark.parametrize(
    ("text", "language", "surface", "length"),
    [
        ("They meet every Monday.", "en", "every Monday", "P1W"),
        ("They report each year.", "en", "each year", "P1Y"),
        ("They report every two years.", "en", "every two years", "P2Y"),
        ("They are paid monthly.", "en", "monthly", "P1M"),
        ("Ils viennent tous les jours.", "fr", "tous les jours", "P1D"),
        ("Ils viennent tous les lundis.", "fr", "tous les lundis", "P1W"),
        ("Ils publient chaque année un bilan.", "fr", "chaque année", "P1Y"),
    ],
)
def test_what_comes_back_is_a_set(
    find: Find, text: str, language: str, surface: str, length: str
) -> None:
    [time] = find(text, language)
    assert (time.surface, time.time_kind, time.length) == (surface, TimeKind.SET, length)


def test_a_name_is_no_set(find: Find) -> None:
    assert find("She writes for the Monthly Review.") == ()
