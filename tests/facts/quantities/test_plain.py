from decimal import Decimal

import pytest

from affiant.facts.quantities.made import plain


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1.94E+7", "19400000"),
        ("2.50", "2.5"),
        ("0.3333333333333333333333", "0.333333333333"),
        ("-0.50", "-0.5"),
        ("-12345678901234567.50", "-12345678901234567.5"),  # more digits than a share can have
    ],
)
def test_a_value_is_told_without_exponent_and_trailing_zeros(value: str, told: str) -> None:
    assert str(plain(Decimal(value))) == told
