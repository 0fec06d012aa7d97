"""The table in the database is the table in memory, copies left out."""

import random
from datetime import date

from affiant.evidence.casefile import Casefile
from affiant.mail.attribution.attribution import attribute
from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.tally import Count
from affiant.mail.models import Message
from affiant.mail.settling import settle
from affiant.mail.settling.counts import (
    CellOf,
    accounts,
    counting,
    messages,
    parts,
    table,
)
from tests.mail.attribution.tallied import tally
from tests.mail.settling.trove import NOON, mail, store

HOSTS = ("microsoft.com", "corp.microsoft.com", "ice.dhs.gov", "gmail.com", "small-firm.com")


def some(draw: random.Random, number: int) -> bytes:
    sender = f"{draw.choice('abcde')}.{draw.choice('xyz')}@{draw.choice(HOSTS)}"
    return mail(number, sender=sender, text=f"Lot {number}")


def test_it_counts_as_the_table_in_memory_and_a_copy_nowhere(casefile: Casefile) -> None:
    draw = random.Random(4)
    mails = [some(draw, number) for number in range(60)]
    copied = [b"Received: by x\r\n" + one for one in draw.choices(mails, k=25)]
    store(casefile, [*mails, *copied])
    settle(1, NOON)

    counted = [attribute(row.sender, on=row.sent and row.sent.date()) for row in _first(60)]
    assert table(counting(1)) == (
        tally(counted),
        Count(60, len({one.sender for one in counted})),
    )


def test_cells_open_on_exactly_the_messages_that_they_count(casefile: Casefile) -> None:
    draw = random.Random(5)
    store(casefile, [some(draw, number % 40) for number in range(60)])
    settle(1, NOON)

    for row in table(counting(1))[0]:
        for grade, count in [*row.grades.items(), (None, row.all)]:
            cell = CellOf(row.kind, row.organisation, grade)
            behind = list(messages(counting(1), cell))
            assert len(behind) == count.messages
            assert len(list(accounts(counting(1), cell))) == count.accounts
            assert sum(part.all.messages for part in parts(counting(1), cell)) == count.messages
            assert sum(part.all.accounts for part in parts(counting(1), cell)) == count.accounts


def test_parts_of_an_employer_are_told_by_unit(casefile: Casefile) -> None:
    store(
        casefile,
        [
            mail(1, sender="a@ice.dhs.gov"),
            mail(2, sender="b@ice.dhs.gov"),
            mail(3, sender="c@dhs.gov"),
        ],
    )
    settle(1, NOON)
    ((row,), _) = table(counting(1))

    found = parts(counting(1), CellOf(Kind.EMPLOYER, row.organisation))

    assert [(part.domain, part.all.messages) for part in found] == [
        ("ice.dhs.gov", 2),
        ("dhs.gov", 1),
    ]
    assert found[0].unit == "U.S. Immigration and Customs Enforcement"
    assert found[1].unit == ""


def test_days_bound_the_count_and_leave_out_what_has_none(casefile: Casefile) -> None:
    late = mail(2).replace(b"06 Jan 2014", b"09 Jan 2014")
    dateless = mail(3).replace(b"Mon, 06 Jan 2014 09:00:03 +0000", b"")
    store(casefile, [mail(1), late, dateless])
    settle(1, NOON)

    assert table(counting(1))[1].messages == 3
    assert table(counting(1, until=date(2014, 1, 6)))[1].messages == 1
    assert table(counting(1, since=date(2014, 1, 7), until=date(2014, 1, 9)))[1].messages == 1


def test_another_collection_and_another_trove_are_not_counted(casefile: Casefile) -> None:
    first = store(casefile, [mail(1)])
    store(casefile, [mail(2), mail(3)], name="more")
    settle(1, NOON)

    assert table(counting(1, trove=first[0].trove_id))[1].messages == 1
    assert table(counting(2))[0] == ()


def test_a_row_tells_its_grades(casefile: Casefile) -> None:
    store(casefile, [mail(1, sender="a@microsoft.com"), mail(2, sender="a@microsoft.com")])
    settle(1, NOON)

    ((row,), _) = table(counting(1))

    assert (row.organisation, row.all, row.grades) == (
        "Microsoft",
        Count(2, 1),
        {Grade.D: Count(2, 1)},
    )


def _first(number: int) -> list[Message]:
    return list(Message.objects.order_by("pk")[:number])
