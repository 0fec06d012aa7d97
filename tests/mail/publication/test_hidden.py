from affiant.mail.publication.hidden import hidden

KEY, OTHER = bytes(32), b"\1" * 32
ADDRESS = "ada@northmere.example"


def test_an_account_is_told_by_a_key_and_not_by_its_address() -> None:
    told = hidden(KEY, ADDRESS)
    assert "ada" not in told
    assert "@" not in told


def test_it_stands_for_the_same_account_in_every_release_of_one_casefile() -> None:
    assert hidden(KEY, ADDRESS) == hidden(KEY, ADDRESS)
    assert len({hidden(KEY, ADDRESS), hidden(KEY, "x" + ADDRESS), hidden(OTHER, ADDRESS)}) == 3


def test_an_address_that_is_no_text_has_one_too() -> None:
    assert hidden(KEY, "ad\udce9le@northmere.example")
