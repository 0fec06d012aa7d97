"""One person with many spellings of one account is one account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.attribution.account import account, unmarked


@pytest.mark.parametrize(
    "address",
    [
        "Anne@Corp.Example.com",
        "anne+news@corp.example.com",
        "anne-dated-1234567890.abcdef@corp.example.com",
        "anne+dated+1234567890.abcdef@corp.example.com",
        "anne-sender-0a1b2c@corp.example.com",
        "anne-keyword-press.0a1b2c@corp.example.com",
        "prvs=0123456789=anne@corp.example.com",
        "prvs=anne/0123456789@corp.example.com",
        "msprvs1=18012abcDEF=anne@corp.example.com",
        "btv1==0123456789a==anne@corp.example.com",
        "prvs=0123456789=anne-dated-1234567890.abcdef+x@corp.example.com",
    ],
)
def test_a_marked_address_is_its_account(address: str) -> None:
    assert account(address) == "anne@corp.example.com"


def test_what_forwards_and_returns_writes_one_account_a_sender() -> None:
    first = account("SRS0=Ab1=XY=corp.example.com=anne@relay.example.org")
    again = account("SRS0=Zz9=QQ=corp.example.com=anne@relay.example.org")
    assert first == again == "anne=corp.example.com@relay.example.org"
    assert account("bounces-71-jo=dest.example.org@em.example.net") == "bounces@em.example.net"


@pytest.mark.parametrize(
    "address",
    ["jean-pierre@corp.fr", "jean-dated@corp.fr", "anne=corp.fr@lists.org", "a-sender@corp.fr"],
)
def test_compound_names_are_whole(address: str) -> None:
    assert account(address) == address


def test_nothing_is_left_of_no_address() -> None:
    assert account("+tag@corp.fr") == "+tag@corp.fr"
    assert account("@corp.fr") == account("anne") == ""


@given(st.text(alphabet="abfpsrv01=+-./", min_size=1, max_size=60))
def test_to_unmark_twice_is_to_unmark_once(local: str) -> None:
    assert unmarked(unmarked(local)) == unmarked(local) != ""
