from datetime import date

import pytest

from affiant.mail.publication import POOLED, Refused, Told, terms
from affiant.mail.publication.table import Part


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_refusal_says_what_to_do(language: str) -> None:
    refused = Refused(1, 10, (date(2026, 11, 22),))
    words = terms.refusal(refused, language)
    assert "2026" in words
    assert "{" not in words
    assert "10" in terms.refusal(Refused(0, 10, ()), language)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_row_has_a_head_and_every_rule_its_minimum(language: str) -> None:
    assert terms.row(Told("Acme", None, 1, 1, None), language) == "Acme"
    assert terms.row(Told(POOLED, None, 1, 1, None), language)
    assert terms.row(Told("Acme", Part.PROVED, 1, 1, None), language) != "Acme"
    assert "12" in terms.method(12, language)[0]
