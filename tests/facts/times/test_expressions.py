"""The wide reading of times: whatever a schedule or a letter says, with what it says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts import times
from affiant.facts.kinds import TimeExpression
from affiant.facts.times.grammar import grammar
from affiant.facts.times.terminals import TERMINALS

TODAY = "2021-06-16"  # a Wednesday


def read(text: str, language: str = "en") -> list[TimeExpression]:
    return list(times.expressions(text, language, TODAY))


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("the hearing is on Sep-14-2021", "Sep-14-2021", "2021-09-14"),
        ("records for 2019-11", "2019-11", "2019-11"),
        ("open from 3 June to 9 July 2019", "from 3 June to 9 July 2019", "2019-06-03/2019-07-09"),
        ("paid between 2012~2015", "between 2012~2015", "2012/2015"),
        ("out November 11-14", "November 11-14", "2020-11-11/2020-11-14"),
        ("anything before 2015", "before 2015", "../2015"),
        ("since March 2019 we wait", "since March 2019", "2019-03/.."),
        ("two weeks after May 3 2019", "two weeks after May 3 2019", "2019-05-17"),
        ("four days from today", "four days from today", "2021-06-20"),
        ("see you Fri 18th", "Fri 18th", "2021-06-18"),
        ("march twenty first", "march twenty first", "2021-03-21"),
        ("the week of April 10th", "the week of April 10th", "2021-W14"),
    ],
)
def test_composed_english_has_its_day_or_interval(text: str, surface: str, iso: str) -> None:
    (one,) = read(text)
    assert (one.surface, one.iso) == (surface, iso)


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("versé du 3 mai au 7 juin 2019", "du 3 mai au 7 juin 2019", "2019-05-03/2019-06-07"),
        ("tout ce qui date d'avant 2012", "avant 2012", "../2012"),
        ("depuis mars 2019", "depuis mars 2019", "2019-03/.."),
        ("3 jours après le 12 mai 2019", "3 jours après le 12 mai 2019", "2019-05-15"),
        ("rendez-vous le vendredi 18/06", "vendredi 18/06", "2021-06-18"),
        ("le lundi 14 au siège", "lundi 14", "2021-06-14"),
    ],
)
def test_composed_french_has_its_day_or_interval(text: str, surface: str, iso: str) -> None:
    assert (surface, iso) in [(one.surface, one.iso) for one in read(text, "fr")]


@pytest.mark.parametrize(
    ("text", "language", "clock"),
    [
        ("tomorrow at 5:30 pm", "en", "T17:30"),
        ("from 9am to 4pm", "en", "T09:00/T16:00"),
        ("demain à 18h30", "fr", "T18:30"),
        ("de 14h à 16h", "fr", "T14:00/T16:00"),
    ],
)
def test_hours_are_told_as_a_clock_tells_them(text: str, language: str, clock: str) -> None:
    (one,) = read(text, language)
    assert one.clock == clock


def test_a_value_that_the_words_leave_open_is_none() -> None:
    (one,) = read("in the first week of October 2020")
    assert one.iso is None


@pytest.mark.parametrize("text", ["it is up to date", "May I ask", "a good night"])
def test_phrases_that_only_look_like_times_are_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_symbol_of_the_grammar_is_known(language: str) -> None:
    sheet = grammar(language)
    known = sheet.ways.keys() | sheet.phrases.keys() | TERMINALS.keys()
    used = {
        name
        for ways in sheet.ways.values()
        for way in ways
        for item in way
        for name in item.names
        if name[0].isupper()
    }
    asked = {"RANGE", "OFFSET", "LIMITED", "DURATION", "SET", "TIMESPAN", "NUMERIC", "WEEKORD"}
    assert (used | asked) - known == set()


@given(
    st.text(alphabet="19/:-., homaefrtnugjiàdl’", max_size=80),
    st.sampled_from(["fr", "en"]),
    st.sampled_from([None, TODAY, "no day"]),
)
def test_any_text_gives_exact_surfaces_in_order(
    text: str, language: str, reference: str | None
) -> None:
    found = times.expressions(text, language, reference)
    assert all(one.span.of(text) == one.surface for one in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
