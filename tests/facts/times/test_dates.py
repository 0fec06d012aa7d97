from collections.abc import Callable

import pytest

from affiant.facts.kinds import TimeExpression, TimeKind

Find = Callable[..., tuple[TimeExpression, ...]]


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("The ferry sank on 19 June 2018 off the coast.", "19 June 2018", "2018-06-19"),
        ("The ferry sank on June 19, 2018, off the coast.", "June 19, 2018", "2018-06-19"),
        ("It was signed on Monday, July 16, 2018.", "Monday, July 16, 2018", "2018-07-16"),
        ("It was signed on the 3rd of May 2017.", "3rd of May 2017", "2017-05-03"),
        ("Filed 03/14/2017 in court.", "03/14/2017", "2017-03-14"),
        ("Filed 2017-03-14 in court.", "2017-03-14", "2017-03-14"),
        ("Posted Dec. 4, 2016 by the desk.", "Dec. 4, 2016", "2016-12-04"),
        ("It opened in June 2018 with a fair.", "June 2018", "2018-06"),
        ("They worked there from 3 to 5 May 2017.", "3 to 5 May 2017", "2017-05-03/2017-05-05"),
    ],
)
def test_english_dates(find: Find, text: str, surface: str, iso: str) -> None:
    [time] = find(text)
    assert (time.surface, time.iso) == (surface, iso)


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("Publié le lundi 16 juillet 2018 à Brest.", "lundi 16 juillet 2018", "2018-07-16"),
        ("Le texte entre en vigueur le 1er juillet 2018.", "1er juillet 2018", "2018-07-01"),
        ("Article datant du 19/06/21 et repris ici.", "19/06/21", "2021-06-19"),
        ("Signé le 14.07.2016 à Lyon.", "14.07.2016", "2016-07-14"),
        ("La digue a cédé en juin 2018 sans bruit.", "juin 2018", "2018-06"),
        ("La foire a lieu du 3 au 5 mai 2017.", "3 au 5 mai 2017", "2017-05-03/2017-05-05"),
        ("Paru le 12 sept. 2018 dans le journal.", "12 sept. 2018", "2018-09-12"),
    ],
)
def test_french_dates(find: Find, text: str, surface: str, iso: str) -> None:
    [time] = find(text, "fr")
    assert (time.surface, time.iso) == (surface, iso)


def test_a_day_without_its_year_takes_the_nearest_mostly_past_one(find: Find) -> None:
    [time] = find("The strike began on 4 December.")
    assert (time.iso, time.time_kind) == ("2017-12-04", TimeKind.PARTIAL)


def test_a_day_without_its_year_takes_the_year_of_the_date_it_is_linked_to(find: Find) -> None:
    first, second = find("They were held on 5 May and 20 June 2016.")
    assert (first.iso, second.iso) == ("2016-05-05", "2016-06-20")


def test_a_month_alone_is_counted_from_the_page(find: Find) -> None:
    [time] = find("In a January post, the firm boasted of it.")
    assert (time.iso, time.anchor) == ("2018-01", "2018-06-28")


def test_a_date_that_no_calendar_has_is_no_date(find: Find) -> None:
    assert not any(time.iso for time in find("Filed on 31/02/2017 by mistake.", "fr"))


def test_english_months_are_read_in_french_text_beside_a_number(find: Find) -> None:
    [time] = find("Le rapport Harbor Review, 4 April 2018, en parle.", "fr")
    assert time.iso == "2018-04-04"


@pytest.mark.parametrize(
    "text",
    [
        "You may march with us, she said.",
        "Theresa May was asked about it.",
        "The march went on and on.",
        "An august body of men.",
    ],
)
def test_english_verbs_and_names_are_no_months(find: Find, text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le contrat a été signé sans débat.",
        "Je sais que sa mère me l'a dit.",
        "La planète Mars attire les ingénieurs.",
        "Il est sur le point de partir.",
    ],
)
def test_french_participles_and_pronouns_are_no_times(find: Find, text: str) -> None:
    assert find(text, "fr") == ()


def test_a_numbered_weekday_is_the_day_so_numbered(find: Find) -> None:
    (time,) = find("Il est arrivé lundi 25 à Genève.", "fr")
    assert (time.surface, time.iso) == ("lundi 25", "2018-06-25")


def test_a_clock_time_tells_its_hour(find: Find) -> None:
    (time,) = find("The vote is on 25 June 2018 at 6:40 pm.")
    assert (time.iso, time.clock) == ("2018-06-25", "T18:40")
