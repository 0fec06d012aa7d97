import pytest

from tests.facts.times.conftest import Find


@pytest.mark.parametrize(
    ("text", "language", "surface", "iso"),
    [
        (
            "They were sent between March 2022 and November 2023.", "en",
            "between March 2022 and November 2023", "2022-03/2023-11",
        ),
        (
            "They were sent between March and May 2024.", "en",
            "between March and May 2024", "2024-03/2024-05",
        ),
        (
            "Ils ont été écrits entre mars et mai 2024.", "fr",
            "entre mars et mai 2024", "2024-03/2024-05",
        ),
        (
            "53 survols ont eu lieu entre le 19 janvier 2023 et le 7 février 2023.", "fr",
            "entre le 19 janvier 2023 et le 7 février 2023", "2023-01-19/2023-02-07",
        ),
        (
            "They were held from 5 May to 20 June 2016.", "en",
            "from 5 May to 20 June 2016", "2016-05-05/2016-06-20",
        ),
        (
            "Ils ont été écrits entre mars 2022 et novembre 2023.", "fr",
            "entre mars 2022 et novembre 2023", "2022-03/2023-11",
        ),
        (
            "Ils ont été retenus du 5 mai au 20 juin 2016.", "fr",
            "du 5 mai au 20 juin 2016", "2016-05-05/2016-06-20",
        ),
    ],
)  # fmt: skip
def test_two_ends_of_a_span_are_one_time(
    find: Find, text: str, language: str, surface: str, iso: str
) -> None:
    [time] = find(text, language)
    assert (time.surface, time.iso) == (surface, iso)


@pytest.mark.parametrize(
    ("text", "language", "surface", "iso"),
    [
        ("They left in early 2018.", "en", "early 2018", "2018"),
        ("They left at the end of 2018.", "en", "the end of 2018", "2018"),
        ("Ils sont partis fin juillet 2017.", "fr", "fin juillet 2017", "2017-07"),
        ("Cela date de l’année 2008.", "fr", "l’année 2008", "2008"),
    ],
)
def test_a_part_of_a_period_is_told_with_the_whole_period_s_date(
    find: Find, text: str, language: str, surface: str, iso: str
) -> None:
    [time] = find(text, language)
    assert (time.surface, time.iso) == (surface, iso)


def test_a_span_that_ends_before_it_begins_stays_two_times(find: Find) -> None:
    assert len(find("It fell from June 2019 to May 2018 in the table.")) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The share rose by 12 points in two years.", "duration"),
        ("The contract will end in two years.", "relative"),
    ],
)
def test_in_two_years_lasts_after_a_past_verb(find: Find, text: str, kind: str) -> None:
    assert [time.time_kind for time in find(text)] == [kind]
