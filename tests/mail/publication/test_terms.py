from datetime import date

import pytest

from affiant.mail.attribution.attribution import attribute
from affiant.mail.publication import POOLED, Refused, Told, tabled, terms
from affiant.mail.publication.counting import counted
from affiant.mail.publication.table import Part

KEY = bytes(32)


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


def test_attributed_messages_are_counted_by_keys_and_not_by_addresses() -> None:
    senders = [f"account{n}@microsoft.com" for n in range(12)]
    senders += [f"reader{n}@gmail.com" for n in range(11)] + [""]
    attributed = [(str(n), attribute(sender)) for n, sender in enumerate(senders)]
    ones = list(counted(attributed, KEY))
    assert len(ones) == 23
    assert not any("@" in one.sender for one in ones)
    assert [row.name for row in tabled(ones).rows] == ["Microsoft", POOLED]
