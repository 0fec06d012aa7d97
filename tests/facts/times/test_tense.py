"""The anchor is Thursday 28 June 2018."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import TimeExpression

Find = Callable[..., tuple[TimeExpression, ...]]

FRIDAY, LAST_FRIDAY = "2018-06-29", "2018-06-22"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The union plans a walkout on Friday.", FRIDAY),
        ("The board will meet on Friday in town.", FRIDAY),
        ("She said the town would sue on Friday.", FRIDAY),
        ("A hearing is set for Friday in town.", FRIDAY),
        ("The deadline is Friday at the latest.", FRIDAY),
        ("Get back to us by Friday in any case.", FRIDAY),
        ("They voted on Friday to cancel it.", LAST_FRIDAY),
        ("On Friday they voted to cancel it.", LAST_FRIDAY),
        ("Supporters met in town Friday.", LAST_FRIDAY),
        ("The head, who will retire, said on Friday that it was false.", LAST_FRIDAY),
        ("Any Friday they vote on it.", LAST_FRIDAY),
        ("He was arrested on a Friday in spring.", None),
    ],
)
def test_an_english_weekday_lies_where_its_verb_tells(
    find: Find, text: str, iso: str | None
) -> None:
    assert find(text)[0].iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("La décision prendra effet vendredi.", FRIDAY),
        ("La réunion aura lieu vendredi à Lyon.", FRIDAY),
        ("La séance se tiendra vendredi.", FRIDAY),
        ("Le syndicat prévoit une marche vendredi.", FRIDAY),
        ("Une réunion est prévue vendredi.", FRIDAY),
        ("Elle a promis une réponse d’ici vendredi.", FRIDAY),
        ("Il faut répondre d’ici vendredi.", FRIDAY),
        ("La ville a annoncé vendredi qu’elle fermera le parc.", LAST_FRIDAY),
        ("Vendredi, la ville a fermé le parc.", LAST_FRIDAY),
        ("Il est parti un vendredi de printemps.", None),
        ("Le bureau ferme le vendredi.", None),
    ],
)
def test_a_french_weekday_lies_where_its_verb_tells(find: Find, text: str, iso: str | None) -> None:
    assert find(text, "fr")[0].iso == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("The rule takes effect November 1.", "en", "2018-11-01"),
        ("The rule took effect November 1.", "en", "2017-11-01"),
        ("They ask it to publish the text by May 30.", "en", "2019-05-30"),
        ("They left in July.", "en", "2017-07"),
        ("They will leave in May.", "en", "2019-05"),
        ("Ils partiront d’ici fin mai.", "fr", "2019-05"),
        ("Ils sont partis le 3 juillet.", "fr", "2017-07-03"),
        ("Le juge rendra son avis le 30 juin.", "fr", "2018-06-30"),
        ("The march is on 1 July.", "en", "2018-07-01"),
    ],
)
def test_a_day_without_its_year_lies_on_the_side_that_its_verb_tells(
    find: Find, text: str, language: str, iso: str
) -> None:
    assert find(text, language)[0].iso == iso


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ouvert du lundi au vendredi.", "fr"),
        ("Open from Monday to Friday.", "en"),
    ],
)
def test_days_of_every_week_are_no_dates(find: Find, text: str, language: str) -> None:
    assert [time.iso for time in find(text, language)] == [None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lease costs $18,500 a month.", "en"),
        ("Prices rise 5% a year.", "en"),
        ("Case No. 1:23-cr-00417 was heard.", "en"),
        ("Odile Roy, 78 ans, habite ici.", "fr"),
        ("He came twice a month.", "en"),
        ("Odile Roy, morte chez elle à 79 ans, vivait ici.", "fr"),
        ("La convention n° 2021-77 est signée.", "fr"),
    ],
)
def test_rates_case_numbers_and_ages_are_no_times(find: Find, text: str, language: str) -> None:
    assert find(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("Guards who pleaded guilty will be sentenced on 19 January.", "en", "2019-01-19"),
        ("It must be paid by 19 January.", "en", "2019-01-19"),
        ("Can you send me the corrected bill by 19 January?", "en", "2019-01-19"),
        ("The rules were changed after the deadline of 15 January.", "en", "2018-01-15"),
        ("The deadline of 15 January stands.", "en", "2019-01-15"),
        ("Une vente est annoncée pour le 2 février.", "fr", "2019-02-02"),
        ("Les virements datent de novembre.", "fr", "2017-11"),
    ],
)
def test_what_is_to_be_done_lies_ahead(find: Find, text: str, language: str, iso: str) -> None:
    assert find(text, language)[0].iso == iso


def test_to_last_is_a_verb(find: Find) -> None:
    (found,) = find("The trial is expected to last six weeks.")
    assert (found.surface, found.length) == ("six weeks", "P6W")
