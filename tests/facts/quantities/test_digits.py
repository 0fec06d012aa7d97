from decimal import Decimal

import pytest

from affiant.facts.quantities.digits import decimal_of


@pytest.mark.parametrize(
    ("numeral", "language", "value"),
    [
        ("1 234,5", "fr", "1234.5"),
        ("1\u202f234\u202f567", "fr", "1234567"),
        ("250.000", "fr", "250000"),
        ("19.4", "fr", "19.4"),
        ("1,234", "fr", "1.234"),
        ("4,000", "fr", "4000"),
        ("0.500", "fr", "0.500"),
        ("1.234.567", "fr", "1234567"),
        ("1.234,56", "fr", "1234.56"),
        ("1,234.5", "en", "1234.5"),
        ("4,000", "en", "4000"),
        ("1.234", "en", "1.234"),
        ("12,50", "en", "12.50"),
        ("1,234,567", "en", "1234567"),
    ],
)
def test_separators_by_language_and_shape(numeral: str, language: str, value: str) -> None:
    assert decimal_of(numeral, language) == Decimal(value)


@pytest.mark.parametrize("numeral", ["1.2.3", "2018,2019,2", "12.34,5.6", "1" * 40])
def test_other_shapes_are_no_numbers(numeral: str) -> None:
    assert decimal_of(numeral, "en") is None
