"""Words of an address name nobody."""

import pytest

from tests.facts.mentions.conftest import Naming


@pytest.mark.parametrize(
    "address",
    [
        "Jane.Roe@northwind.example",
        "Jane_Roe%NORTHWIND@mail.example",
        "https://mail.example/Northwind/Roe.htm",
        "www.mail.example/Northwind",
        "@Northwind",
    ],
)
def test_an_address_names_nobody(name: Naming, address: str) -> None:
    told = name(f"Jane Roe spoke. Write to {address} soon.")

    assert [one.surface for one in told] == ["Jane Roe"]


def test_a_name_in_brackets_is_one(name: Naming) -> None:
    assert [one.surface for one in name("They sued (Northwind).")] == ["Northwind"]
