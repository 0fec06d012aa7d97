"""An attacker with all published numbers adds and subtracts them in every way."""

from collections import Counter
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.mail.publication import Cell, Counted, Ledger, Persons, Refused, Table
from affiant.mail.publication.table import Part

LEAST = 3
DAY = date(2026, 11, 22)
ORGANISATIONS = ["Acme", "Brill", None]


def mails(organisation: str | None, senders: int, letters: int = 1) -> list[Counted]:
    return [
        Counted(f"{organisation}{n}.{m}", f"{organisation}{n}", organisation)
        for n in range(senders)
        for m in range(letters)
    ]


def test_t_71_one_more_account_since_the_last_release_is_not_told() -> None:
    ledger = Ledger()
    assert isinstance(ledger.release(mails("Acme", 12), DAY), Table)
    refused = ledger.release(mails("Acme", 13), DAY)
    assert refused == Refused(fewest=1, minimum=10, against=(DAY,))
    assert len(ledger.releases) == 1


def test_more_mails_of_few_accounts_are_not_told() -> None:
    ledger = Ledger()
    ledger.release(mails("Acme", 12), DAY)
    more = [*mails("Acme", 12), Counted("new", "Acme3", "Acme")]
    assert isinstance(ledger.release(more, DAY), Refused)


def test_the_same_numbers_may_be_told_again() -> None:
    ledger = Ledger()
    first = ledger.release(mails("Acme", 12), DAY)
    assert ledger.release(mails("Acme", 12), DAY) == first


def test_ten_more_accounts_may_be_told() -> None:
    ledger = Ledger()
    ledger.release(mails("Acme", 12), DAY)
    assert isinstance(ledger.release(mails("Acme", 22), DAY), Table)


def test_an_employer_who_would_be_laid_bare_is_pooled() -> None:
    ledger = Ledger()
    ledger.release(mails("Acme", 12) + mails("Brill", 11) + mails(None, 12), DAY)
    moved = [
        *mails("Acme", 12),
        *mails("Brill", 11),
        *mails(None, 11),
        Counted("None11.0", "None11", "Brill"),  # since known to be Brill's
    ]
    table = ledger.release(moved, DAY)
    assert isinstance(table, Table)
    assert [row.name for row in table.named] == ["Acme"]


def test_the_minimum_of_an_earlier_release_goes_on_to_hold() -> None:
    ledger = Ledger()
    ledger.release(mails("Acme", 12), DAY)
    assert isinstance(ledger.release(mails("Acme", 16), DAY, minimum=3), Refused)


def test_ten_more_accounts_of_one_person_are_not_told() -> None:
    one = Persons({f"Acme{n}": "anne" for n in range(12, 22)})
    ledger = Ledger(persons=one)
    ledger.release(mails("Acme", 12), DAY)
    assert ledger.release(mails("Acme", 22), DAY) == Refused(1, 10, (DAY,))


def test_what_stood_before_goes_on_to_stand_where_more_is_asked_now() -> None:
    """A name that came out later, or a higher minimum, does not shut the ledger for ever."""
    ledger = Ledger()
    ledger.release(mails("Acme", 10), DAY)
    later = Ledger(ledger.releases, Persons({"Acme0": "anne", "Acme1": "anne"}))
    both = mails("Acme", 10) + mails("Brill", 11)
    table = later.release(both, DAY)
    assert isinstance(table, Table)
    assert table.named == ()  # of the nine
    assert isinstance(later.release([*both, *mails("Corvo", 1)], DAY), Refused)


_counted = st.lists(
    st.builds(
        lambda message, sender, organisation, part: Counted(
            f"{sender}.{message}", str(sender), organisation, part
        ),
        st.integers(0, 2),
        st.integers(0, 11),
        st.sampled_from(ORGANISATIONS),
        st.sampled_from(list(Part)),
    ),
    min_size=6,
    max_size=30,
    unique_by=lambda one: one.message,
)


def laid_bare(cells: list[Cell], least: int = LEAST, persons: Persons = Persons()) -> int:  # noqa: B008 - it never changes
    """The fewest senders behind any sum and difference of these cells; 0 for none."""
    by_message = [
        {f"{message} {sender}": sender for message, sender in cell.counted} for cell in cells
    ]
    by_account = [{sender: sender for sender in cell.senders} for cell in cells]
    found = [
        size
        for weights in product((-1, 0, 1), repeat=len(cells))
        for members in (by_message, by_account)
        if 0 < (size := revealed(weights, members, persons)) < least
    ]
    return min(found, default=0)


def revealed(weights: tuple[int, ...], members: list[dict[str, str]], persons: Persons) -> int:
    """How many senders the weighted sum of the cells counts, where it counts a set at all."""
    sums: Counter[str] = Counter()
    whose: dict[str, str] = {}
    for weight, cell in zip(weights, members, strict=True):
        if weight:
            whose |= cell
            for member in cell:
                sums[member] += weight
    if not set(sums.values()) <= {0, 1}:
        return 0
    return persons.count(whose[member] for member, times in sums.items() if times)


@settings(deadline=None, max_examples=60)
@given(st.lists(_counted, min_size=1, max_size=3))
def test_t_71_no_sum_and_no_difference_lays_bare_fewer_than_the_minimum(
    batches: list[list[Counted]],
) -> None:
    ledger = Ledger()
    for batch in batches:
        ledger.release(batch, DAY, LEAST)
    cells = [cell for release in ledger.releases for cell in release.cells]
    assert laid_bare(cells[:8]) == 0


def test_the_attacker_finds_what_is_there_to_find() -> None:
    pairs = [(f"m{n}", f"s{n}") for n in range(5)]
    cells = [Cell("Acme", None, frozenset(pairs)), Cell("Acme", None, frozenset(pairs[:4]))]
    assert laid_bare(cells) == 1


@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=14), max_size=3))
def test_many_messages_of_an_account_change_nothing_of_what_is_allowed(
    drawn: list[list[tuple[int, int]]],
) -> None:
    """As if every account had written each of its messages three times."""
    once, thrice = Ledger(), Ledger()
    for pairs in drawn:
        held = {(sender, letter) for sender, letter in pairs}
        counted = [
            Counted(f"{sender}.{letter}", f"s{sender}", ORGANISATIONS[letter % 3])
            for sender, letter in sorted(held)
        ]
        more = [
            Counted(f"{one.message}.{n}", one.sender, one.organisation)
            for one in counted
            for n in range(3)
        ]
        told, told_thrice = once.release(counted, DAY, LEAST), thrice.release(more, DAY, LEAST)
        assert isinstance(told, Refused) == isinstance(told_thrice, Refused)
        if isinstance(told, Table) and isinstance(told_thrice, Table):
            assert [3 * len(row.counted) for row in told.cells] == [
                len(row.counted) for row in told_thrice.cells
            ]


_persons = st.dictionaries(
    st.integers(0, 11).map(str), st.integers(0, 5).map(lambda n: f"person {n}"), max_size=6
).map(Persons)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(_counted, st.integers(2, 4)), min_size=2, max_size=3), _persons)
def test_t_71_whatever_the_settings_no_fewer_people_than_the_least_of_them_come_out(
    batches: list[tuple[list[Counted], int]], persons: Persons
) -> None:
    """Other messages, accounts, employers, halves and minima from release to release."""
    ledger = Ledger(persons=persons)
    for batch, least in batches:
        ledger.release(batch, DAY, least)
    if not ledger.releases:
        return
    floor = min(release.minimum for release in ledger.releases)
    cells = [cell for release in ledger.releases for cell in release.cells]
    assert laid_bare(cells[:7], floor, persons) == 0


def test_the_attacker_counts_people() -> None:
    pairs = frozenset((f"m{n}", f"s{n}") for n in range(4))
    one = Persons({"s0": "anne", "s1": "anne", "s2": "anne"})
    assert laid_bare([Cell("Acme", None, pairs)], LEAST) == 0
    assert laid_bare([Cell("Acme", None, pairs)], LEAST, one) == 2
