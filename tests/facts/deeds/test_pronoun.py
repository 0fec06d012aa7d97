"""Whose deed it is when the verb's subject is a pronoun: one person's, or nobody's."""

import pytest

from affiant.facts.kinds import Event
from affiant.vocabulary.event import EventKind
from tests.facts.deeds.reading import document, found


def event(text: str, language: str) -> Event:
    [one] = [d for d in found(text, language) if isinstance(d, Event)]
    return one


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("John Harlow ran the clinic. He was convicted of fraud in 2019.", "en", "John Harlow"),
        ("John Harlow, a surgeon, ran it. He was arrested in 2019.", "en", "John Harlow"),
        ("Jane Harlow ran the clinic. She was charged in 2019.", "en", "Jane Harlow"),
        ("Jane Harlow ran the clinic.\nShe was charged in 2019.", "en", "Jane Harlow"),
        ("Mme Anne Dorval tenait la clinique. Elle a été condamnée en 2019.", "fr", "Anne Dorval"),
        ("Paul Lemaire tenait la clinique. Il a été arrêté en 2019.", "fr", "Paul Lemaire"),
    ],
)
def test_a_pronoun_is_the_only_person_s(text: str, language: str, name: str) -> None:
    told = event(text, language)
    assert told.actors == (name,)
    place = next(one.span for one in told.supports if one.attribute == "actors")
    assert place.of(document(text, language).text) == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("John Harlow and Paul Lane ran the clinic. He was convicted in 2019.", "en"),
        ("He was convicted of fraud in 2019.", "en"),
        ("Mr John Harlow ran the clinic. She was convicted in 2019.", "en"),
        ("The brother of John Harlow ran it. He was convicted in 2019.", "en"),
        ("John Harlow’s brother ran it. He was convicted in 2019.", "en"),
        ("John Harlow hired a surgeon. He was convicted in 2019.", "en"),
        ("Anne Dorval et Jeanne Roy tenaient la clinique. Elle a été condamnée en 2019.", "fr"),
        ("M. Paul Lemaire a parlé. Elle a été condamnée en 2019.", "fr"),
        ("Le frère de Paul Lemaire a parlé. Il a été condamné en 2019.", "fr"),
        ("Paul Lemaire employait un chirurgien. Il a été condamné en 2019.", "fr"),
    ],
)
def test_where_another_may_be_meant_the_event_has_no_actor(text: str, language: str) -> None:
    told = event(text, language)
    assert (told.actors, told.date) == ((), "2019")
    assert told.event_kind in (EventKind.CONVICTED, EventKind.SENTENCED)


def test_without_a_person_and_a_day_it_is_no_event() -> None:
    assert not [d for d in found("He was convicted of fraud.") if isinstance(d, Event)]


def test_it_is_no_person() -> None:
    assert not [d for d in found("It was charged in 2019.") if isinstance(d, Event)]
