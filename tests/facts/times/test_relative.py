from collections.abc import Callable

import pytest

from affiant.facts.kinds import TimeExpression, TimeKind

Find = Callable[..., tuple[TimeExpression, ...]]


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("They met yesterday.", "yesterday", "2018-06-27"),
        ("They met last week.", "last week", "2018-W25"),
        ("They meet this week.", "this week", "2018-W26"),
        ("They met last month.", "last month", "2018-05"),
        ("They meet next year.", "next year", "2019"),
        ("They met on Tuesday in town.", "Tuesday", "2018-06-26"),
        ("They met last Thursday in town.", "last Thursday", "2018-06-21"),
        ("They met last night in town.", "last night", "2018-06-27"),
        ("They left two years ago.", "two years ago", "2016"),
        ("They left three days ago.", "three days ago", "2018-06-25"),
        ("In recent days they denied it.", "recent days", None),
    ],
)
def test_english(find: Find, text: str, surface: str, iso: str | None) -> None:
    [time] = find(text)
    assert (time.surface, time.iso, time.time_kind) == (surface, iso, TimeKind.RELATIVE)


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("Ils se sont vus hier.", "hier", "2018-06-27"),
        ("Ils se sont vus la semaine dernière.", "la semaine dernière", "2018-W25"),
        ("Ils se voient cette semaine.", "cette semaine", "2018-W26"),
        ("Le mois dernier, ils ont refusé.", "Le mois dernier", "2018-05"),
        ("L’an dernier, ils ont refusé.", "L’an dernier", "2017"),
        ("Il l'a dit mercredi à la radio.", "mercredi", "2018-06-27"),
        ("Il l'a dit mardi dernier.", "mardi dernier", "2018-06-26"),
        ("Il y a deux ans, ils ont refusé.", "Il y a deux ans", "2016"),
        ("Ils se sont vus aujourd’hui.", "aujourd’hui", "2018-06-28"),
        ("Ces derniers mois, ils ont refusé.", "Ces derniers mois", None),
        ("Cet été, ils partiront.", "Cet été", "2018-06/2018-08"),
    ],
)
def test_french(find: Find, text: str, surface: str, iso: str | None) -> None:
    [time] = find(text, "fr")
    assert (time.surface, time.iso, time.time_kind) == (surface, iso, TimeKind.RELATIVE)


def test_the_anchor_is_named(find: Find) -> None:
    [time] = find("They met yesterday.")
    assert time.anchor == "2018-06-28"


def test_a_possible_repost_makes_a_counted_day_unsure(find: Find) -> None:
    [time] = find("They met on Tuesday in town.", repost=True)
    assert time.unsure
    assert time.confidence <= 0.5


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("This week the pressure grew.", "en", "2018-W25"),
        ("They met yesterday in town.", "en", "2018-06-18"),
        ("Le mois dernier, ils ont signé.", "fr", "2018-05"),
        ("Ils se sont réunis hier en ville.", "fr", "2018-06-18"),
    ],
)
def test_a_repost_s_times_are_counted_from_its_original(
    find: Find, text: str, language: str, iso: str
) -> None:
    [time] = find(text, language, "2018-07-02", repost=True, origin="2018-06-19")
    assert (time.iso, time.anchor, time.unsure) == (iso, "2018-06-19", False)


@pytest.mark.parametrize(
    ("text", "language"),
    [("They met on Tuesday in town.", "en"), ("Il l'a dit mardi en ville.", "fr")],
)
def test_a_weekday_of_a_repost_stays_unsure(find: Find, text: str, language: str) -> None:
    """The original may be a retelling itself, whose weekday is a week older."""
    [time] = find(text, language, "2018-07-02", repost=True, origin="2018-06-19")
    assert (time.anchor, time.unsure) == ("2018-06-19", True)


def test_a_possible_repost_leaves_a_full_date_sure(find: Find) -> None:
    [time] = find("They met on 3 May 2017 in town.", repost=True)
    assert not time.unsure


def test_without_a_publication_date_nothing_is_guessed(find: Find) -> None:
    assert [time.iso for time in find("They met last week.", published=None)] == [None]


def test_the_last_years_are_a_length_and_an_interval(find: Find) -> None:
    [time] = find("Un bilan des 20 dernières années a paru.", "fr")
    assert (time.surface, time.time_kind) == ("20 dernières années", TimeKind.DURATION)
    assert (time.iso, time.length) == ("1998/2018", "P20Y")


@pytest.mark.parametrize(
    ("text", "language", "surface", "length"),
    [
        ("They worked for two years on it.", "en", "two years", "P2Y"),
        ("A 20-year deal was struck.", "en", "20-year", "P20Y"),
        ("Après deux années de baisse, tout change.", "fr", "deux années", "P2Y"),
        ("Une peine de dix-huit mois ferme.", "fr", "dix-huit mois", "P18M"),
    ],
)
def test_durations(find: Find, text: str, language: str, surface: str, length: str) -> None:
    [time] = find(text, language)
    assert (time.surface, time.iso, time.length) == (surface, None, length)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A child aged 12 years was there.", "en"),
        ("A 12-year-old was there.", "en"),
        ("Un enfant âgé de 18 mois était là.", "fr"),
    ],
)
def test_ages_are_no_durations(find: Find, text: str, language: str) -> None:
    assert find(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language", "surface", "iso"),
    [
        ("Pay by the end of the month.", "en", "the end of the month", "2018-06"),
        ("Payez avant la fin de l’année.", "fr", "la fin de l’année", "2018"),
    ],
)
def test_the_end_of_a_period_is_of_the_day_of_writing(
    find: Find, text: str, language: str, surface: str, iso: str
) -> None:
    [time] = find(text, language)
    assert (time.surface, time.iso) == (surface, iso)


@pytest.mark.parametrize(
    ("text", "language", "surface", "length"),
    [
        ("It takes the next two years.", "en", "the next two years", "P2Y"),
        ("Cela prendra les deux prochaines semaines.", "fr", "deux prochaines semaines", "P2W"),
    ],
)
def test_so_many_units_ahead_last(
    find: Find, text: str, language: str, surface: str, length: str
) -> None:
    [time] = find(text, language)
    assert (time.surface, time.length) == (surface, length)
