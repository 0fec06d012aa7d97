import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.names.key import key, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brightwater", "BRIGHTWATER"),
        ("Brightwater Inc.", "Brightwater"),
        ("Brightwater, Inc", "Brightwater Corporation"),
        ("Dupont S.A.R.L.", "Dupont SARL"),
        ("SARL Dupont", "Dupont"),
        ("The Harbour Post", "Harbour Post"),
        ("Le Courrier", "Courrier"),
        ("L’Étoile du Nord", "Etoile du nord"),
        ("U.S. Border Office", "US Border Office"),
        ("the U. S. Border Office", "US Border Office"),
        ("J. R. Weaver", "J.R. Weaver"),
        ("Lark & Finch", "Lark and Finch"),
        ("Lark & Finch", "Lark et Finch"),
        ("O’Malley's", "O'Malley’s"),
        ("HARBOUR GROUP INC. THE", "The Harbour Group, Inc."),
        ("Cœur de Ville", "Coeur de ville"),
        ("Straße GmbH", "STRASSE"),
        ("T\u2011Line", "T-Line"),
    ],
)
def test_a_name_written_otherwise_has_the_same_key(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Border Office", "BO"),
        ("LA Courier", "The Courier"),
        ("Ana Sá", "Ana"),
        ("SAS Foundry", "Foundry"),
        ("Lark Finch", "Lark"),
        ("", ""),
        ("...", "—"),
    ],
)
def test_another_name_is_not_the_same(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize("name", ["Inc.", "The", "SA", "The Company", "Le"])
def test_a_name_made_of_forms_alone_keeps_a_word(name: str) -> None:
    assert key(name)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key_or_shorter(name: str) -> None:
    assert key(name) == key(name).strip()
    assert len(key(key(name))) <= len(key(name))


@given(st.text(alphabet="abcdefé ôç-.'’&", max_size=30))
def test_capitals_do_not_change_a_key(name: str) -> None:
    assert key(name.upper()) == key(name)
