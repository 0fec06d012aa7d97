from affiant.mail.publication.persons import Name, Persons, named_alike

ANNE, ANNE_TOO, BOB = ("anne", "dupont"), ("dupont", "anne"), ("bob", "lee")


def test_accounts_with_one_name_count_under_it() -> None:
    held = {"a@x": [ANNE], "b@x": [ANNE_TOO], "c@x": [BOB]}
    assert named_alike(held) == {"a@x": ANNE, "b@x": ANNE, "c@x": BOB}


def test_a_whole_name_goes_before_a_nickname() -> None:
    short: Name = ("nan",)
    held = {"a@x": [ANNE, short], "b@x": [short, ANNE], "c@x": [short], "d@x": [short]}
    assert named_alike(held) == {"a@x": ANNE, "b@x": ANNE, "c@x": short, "d@x": short}


def test_an_office_with_many_names_joins_no_two_people() -> None:
    held = {"a@x": [ANNE], "b@x": [BOB], "office@x": [ANNE, BOB]}
    assert len(set(named_alike(held).values())) == 2


def test_the_name_that_most_accounts_have_is_the_one() -> None:
    other = ("ada", "pont")
    held = {"a@x": [ANNE, other], "b@x": [ANNE], "c@x": [ANNE]}
    assert set(named_alike(held).values()) == {ANNE}


def test_an_account_without_a_name_is_one_by_itself() -> None:
    assert named_alike({"a@x": [()], "b@x": []}) == {}
    assert Persons({"a@x": "anne", "b@x": "anne"}).count(["a@x", "b@x", "c@x", "d@x"]) == 3
