"""Invented sentences; on real ones it is measured by benchmarks/contradiction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.dossiers.findings.finding import At
from affiant.dossiers.findings.opposition import contradiction

OPPOSED = [
    (
        "Northmere a vendu ses fichiers à l'office des ports en 2021.",
        "Northmere n'a pas vendu ses fichiers à l'office des ports.",
        At.POLARITY,
    ),
    (
        "La police a arrêté des salariés de Northmere.",
        "Aucun salarié de Northmere n'a été arrêté par la police.",
        At.POLARITY,
    ),
    (
        "Northmere sold its records to the Harbour Office.",
        "Northmere has not sold its records to the Harbour Office.",
        At.POLARITY,
    ),
]
COMPATIBLE = [
    (
        "Northmere a vendu ses fichiers à l'office des ports en juin 2021.",
        "En 2021, Northmere a vendu ses fichiers à l'office des ports.",
    ),
    (
        "Les salariés de Northmere se sont réunis en 2021 au siège de la société.",
        "En 2021, les salariés de Northmere se sont réunis.",
    ),
]


@pytest.mark.parametrize(("one", "other", "at"), OPPOSED)
def test_what_one_affirms_and_the_other_denies_is_opposed(one: str, other: str, at: At) -> None:
    found = contradiction(one, other)
    assert found is not None
    assert found.at is at


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_the_same_told_shorter_is_compatible(one: str, other: str) -> None:
    assert contradiction(one, other, "fr") is None


def test_the_grounds_stand_where_they_say() -> None:
    one, other, _ = OPPOSED[0]
    found = contradiction(one, other, "fr")
    assert found is not None
    denied = next(ground for ground in found.grounds if ground.name == "denied")
    assert denied.one is not None
    assert denied.other is not None
    assert denied.one.of(one) == denied.other.of(other)


def test_a_sentence_does_not_contradict_itself_nor_does_an_empty_one() -> None:
    one = OPPOSED[0][1]
    assert contradiction(one, one, "fr") is None
    assert contradiction(one, "", "fr") is None


@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["fr", "en", "de", None]))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_are_weighed_alike_in_either_order(
    one: str, other: str, language: str | None
) -> None:
    here, there = contradiction(one, other, language), contradiction(other, one, language)
    assert (here is None) == (there is None)
