import pytest

from affiant.mail.publication import POOLED, Counted, Persons, tabled
from affiant.mail.publication.table import Part


def mails(
    organisation: str | None, senders: int, each: int = 1, part: Part = Part.OTHER, first: int = 0
) -> list[Counted]:
    return [
        Counted(f"{organisation}{part}{n}.{m}", f"{organisation}{n}", organisation, part)
        for n in range(first, first + senders)
        for m in range(each)
    ]


def test_an_employer_with_ten_accounts_is_named_and_one_with_nine_is_not() -> None:
    table = tabled(mails("Acme", 10) + mails("Brill", 9, each=7) + mails("Corvo", 3))
    assert [row.name for row in table.named] == ["Acme"]
    assert table.pooled is not None
    assert len(table.pooled.senders) == 12


def test_many_mails_of_few_accounts_do_not_name_an_employer() -> None:
    assert tabled(mails("Acme", 2, each=100) + mails(None, 10)).named == ()


def test_a_pool_too_small_takes_in_the_smallest_named() -> None:
    table = tabled(mails("Acme", 30) + mails("Brill", 11) + mails("Corvo", 2))
    assert [row.name for row in table.rows] == ["Acme", POOLED]
    assert len(table.rows[1].senders) == 13


def test_nothing_is_told_of_fewer_accounts_than_the_minimum() -> None:
    assert tabled(mails("Acme", 6) + mails("Brill", 3)).is_empty


def test_percentages_add_up_to_what_is_told() -> None:
    told = tabled(mails("Acme", 10, each=3) + mails("Brill", 10)).told()
    rows = {one.name: one.share for one in told if one.part is None}
    assert rows == {"Acme": 75.0, "Brill": 25.0}


def test_halves_are_told_only_where_both_and_their_overlap_are_large() -> None:
    apart = mails("Acme", 12, part=Part.PROVED) + mails("Acme", 11, first=12)
    assert len(tabled(apart).parts) == 2
    one_more = [*apart, Counted("x", "Acme0", "Acme", Part.OTHER)]  # one account in both halves
    assert tabled(one_more).parts == ()


def test_a_minimum_of_one_is_no_minimum() -> None:
    with pytest.raises(ValueError, match="two senders"):
        tabled([], minimum=1)


def test_accounts_of_one_person_are_one_sender() -> None:
    counted = mails("Acme", 11) + mails("Brill", 12)
    twins = Persons({"Acme0": "anne", "Acme1": "anne", "Acme2": "anne"})
    assert [row.name for row in tabled(counted).named] == ["Brill", "Acme"]
    assert tabled(counted, persons=twins).named == ()  # the pool needs Brill's, too
    assert twins.count(["Acme0", "Acme1", "Acme7"]) == 2


def test_halves_are_measured_in_senders() -> None:
    apart = mails("Acme", 12, part=Part.PROVED) + mails("Acme", 11, first=12)
    twins = Persons({"Acme12": "bob", "Acme13": "bob"})
    assert len(tabled(apart, persons=twins).parts) == 2
    triplets = Persons({"Acme12": "bob", "Acme13": "bob", "Acme14": "bob"})
    assert tabled(apart, persons=triplets).parts == ()
