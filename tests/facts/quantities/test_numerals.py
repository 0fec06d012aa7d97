"""Every numeral with its value, also where the finder of figures rightly sees no figure."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.quantities.numerals import numerals

PLACES = Decimal("0.0001")


def read(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (one.surface, format(one.value.quantize(PLACES).normalize(), "f"))
        for one in numerals(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("-3/4", [("-3/4", "-0.75")]),
        ("5 1/2", [("5 1/2", "5.5")]),
        ("3e4", [("3e4", "30000")]),
        ("4.2x10^3", [("4.2x10^3", "4200")]),
        ("2^-2", [("2^-2", "0.25")]),
        ("7.5 k", [("7.5 k", "7500")]),
        ("forty-one fifths", [("forty-one fifths", "8.2")]),
        ("one hundred forty fifths", [("one hundred forty fifths", "2.2222")]),
        ("one hundred and forty fifths", [("one hundred and forty fifths", "28")]),
        ("two hundred and two thirds", [("two hundred and two thirds", "200.6667")]),
        ("seven and a half million", [("seven and a half million", "7500000")]),
        ("a quarter of a billion", [("a quarter of a billion", "250000000")]),
        ("5 over 8", [("5 over 8", "0.625")]),
        ("2 hundred and 17 boxes", [("2 hundred and 17", "217")]),
        ("questions 3,14,15", [("3", "3"), ("14", "14"), ("15", "15")]),
        ("from 4 to 9", [("4", "4"), ("9", "9")]),
    ],
)
def test_arithmetic_in_english_is_read(text: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2,5^2", [("2,5^2", "6.25")]),
        ("trente-deux cinquièmes", [("trente-deux cinquièmes", "6.4")]),
        ("un trentième", [("un trentième", "0.0333")]),
        ("deux et un quart", [("deux et un quart", "2.25")]),
        ("moins un", [("moins un", "-1")]),
        ("quart de milliard", [("quart de milliard", "250000000")]),
        ("4 cents et 12 lots", [("4 cents et 12", "412")]),
        ("vingt et un ou vingt-deux", [("vingt et un", "21"), ("vingt-deux", "22")]),
    ],
)
def test_arithmetic_in_french_is_read(text: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text, "fr") == wanted


@pytest.mark.parametrize("text", ["a 29km road", "the twenty-first", "a third man"])
def test_digits_of_a_measure_and_ordinals_are_no_numerals(text: str) -> None:
    assert read(text) == []


def test_a_percentage_has_the_span_with_its_sign() -> None:
    (one,) = numerals("up by 12 per cent", "en")
    assert one.percent is not None
    assert one.percent.of("up by 12 per cent") == "12 per cent"


@pytest.mark.parametrize(
    ("text", "language", "share"),
    [
        ("a percentage of 12, no more", "en", "percentage of 12"),
        ("un pourcentage de trente.", "fr", "pourcentage de trente"),
    ],
)
def test_a_percent_word_may_stand_before_its_number(text: str, language: str, share: str) -> None:
    (one,) = numerals(text, language)
    assert one.percent is not None
    assert one.percent.of(text) == share


@pytest.mark.parametrize("text", ["20 per cent of 210", "the percentage of 40 workers"])
def test_what_a_share_is_of_is_no_percentage(text: str) -> None:
    assert numerals(text, "en")[-1].percent is None


@given(
    st.text(alphabet="12 e^-/x,.kM½ andfithsoversurdemi", max_size=60),
    st.sampled_from(["fr", "en"]),
)
def test_any_text_gives_exact_surfaces_in_order(text: str, language: str) -> None:
    found = numerals(text, language)
    assert all(one.span.of(text) == one.surface for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
