import pytest

from affiant.facts.kinds import TimeKind
from tests.facts.times.conftest import Find


@pytest.mark.parametrize(
    ("text", "language", "surface"),
    [
        ("The doors open at 6:40 pm.", "en", "6:40 pm"),
        ("The doors open at 8 a.m. sharp.", "en", "8 a.m."),
        ("It was over by midnight.", "en", "midnight"),
        ("It lasts from 8 to 10 am.", "en", "from 8 to 10 am"),
        ("Elle dure de 14h à 16h.", "fr", "de 14h à 16h"),
        ("Il est parti à 9 heures du matin.", "fr", "9 heures du matin"),
        ("Les portes ouvrent à 18h30.", "fr", "18h30"),
        ("Les portes ouvrent à 18 h 30.", "fr", "18 h 30"),
        ("Les portes ouvrent à 9 heures.", "fr", "9 heures"),
        ("Tout fut fini à minuit.", "fr", "minuit"),
    ],
)
def test_an_hour_is_a_clock_time_of_an_untold_day(
    find: Find, text: str, language: str, surface: str
) -> None:
    [time] = find(text, language)
    assert (time.surface, time.time_kind, time.iso) == (surface, TimeKind.CLOCK, None)


@pytest.mark.parametrize(
    ("text", "language", "surface", "iso"),
    [
        ("They met on Tuesday at 6:40 pm.", "en", "Tuesday at 6:40 pm", "2018-06-26"),
        ("They met at 8 am yesterday.", "en", "8 am yesterday", "2018-06-27"),
        ("Ils ont été reçus mardi à 18 h 30.", "fr", "mardi à 18 h 30", "2018-06-26"),
    ],
)
def test_an_hour_beside_its_day_is_one_time_with_it(
    find: Find, text: str, language: str, surface: str, iso: str
) -> None:
    [time] = find(text, language)
    assert (time.surface, time.iso) == (surface, iso)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They read John 3:16 aloud.", "en"),
        ("A ratio of 3 to 5 was kept.", "en"),
        ("Il a couru en 5 h 18 min.", "fr"),
    ],
)
def test_what_only_looks_like_an_hour_is_none(find: Find, text: str, language: str) -> None:
    assert [time for time in find(text, language) if time.time_kind is TimeKind.CLOCK] == []


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("The office is open from 9 a.m. to 5 p.m.", "T09:00/T17:00"),
        ("It opened at 8:30 a.m.", "T08:30"),
        ("It closed at 12 a.m.", "T00:00"),
        ("It closed at 12 p.m.", "T12:00"),
    ],
)
def test_each_end_of_a_span_has_its_own_half_of_the_day(find: Find, text: str, clock: str) -> None:
    [time] = find(text, "en")
    assert time.clock == clock
