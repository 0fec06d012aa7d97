"""Numbers with a unit of measure, also where no figure of a page is told."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.quantities import measured


@pytest.mark.parametrize(
    ("text", "language", "surface", "value", "unit"),
    [
        ("a 34km detour", "en", "34km", "34", "kilometre"),
        ("a nine-mile walk", "en", "nine-mile", "9", "mile"),
        ("she is 6 ft 3 in tall", "en", "6 ft 3 in", "6.25", "foot"),
        ("a plot of 320 m2", "en", "320 m2", "320", "square metre"),
        ("it was 71 degrees Fahrenheit", "en", "71 degrees Fahrenheit", "71", "degree Fahrenheit"),
        ("he is 54 years old", "en", "54 years old", "54", "year"),
        ("une route de 12 kilomètres", "fr", "12 kilomètres", "12", "kilometre"),
        ("un terrain de 450 mètres carrés", "fr", "450 mètres carrés", "450", "square metre"),
        ("il fait -7 degrés Celsius", "fr", "-7 degrés Celsius", "-7", "degree Celsius"),
        ("un enfant de 9 ans", "fr", "9 ans", "9", "year"),
    ],
)
def test_a_number_with_its_unit(
    text: str, language: str, surface: str, value: str, unit: str
) -> None:
    (one,) = measured(text, language)
    assert (one.surface, one.value, one.unit) == (surface, Decimal(value), unit)


@pytest.mark.parametrize("text", ["model TX-45m", "part 88L31", "12 people", "section 4"])
def test_digits_of_a_name_and_counts_are_no_measures(text: str) -> None:
    assert measured(text, "en") == []


@given(st.text(alphabet="129 .,-ftinmkgl°CF²{}<>½ade", max_size=50), st.sampled_from(["fr", "en"]))
def test_any_text_gives_exact_surfaces_in_order(text: str, language: str) -> None:
    found = measured(text, language)
    assert all(one.span.of(text) == one.surface for one in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
