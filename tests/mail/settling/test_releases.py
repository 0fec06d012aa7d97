"""What is published of stored mail, and what may not be published after it."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection

from affiant.access.cipher.errors import Unopenable
from affiant.access.models import Grant
from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Collection
from affiant.evidence.right_of_reply import Reply
from affiant.mail.models import Attributed, MailRelease, MailSecret, Message
from affiant.mail.publication.table import Part, Told
from affiant.mail.publication.terms import refusal
from affiant.mail.settling import releases, settle
from affiant.mail.settling.agreeing import Unagreed, Unasked
from affiant.mail.settling.counts import counting
from affiant.mail.settling.releases import (
    FLOOR,
    Changed,
    Draft,
    NotSettled,
    Pooled,
    draft,
    minimum,
    published,
    set_minimum,
)
from tests.mail.settling.trove import NOON, mail, store

LATER = NOON + timedelta(days=30)


def accounts(host: str, number: int, first: int = 0) -> Iterator[bytes]:
    for one in range(first, first + number):
        yield mail(100 * len(host) + one, sender=f"person{one}@{host}", text=f"{host} {one}")


def trove(casefile: Casefile, *parts: Iterator[bytes], name: str = "box") -> None:
    store(casefile, [one for part in parts for one in part], name=name)
    settle(1, NOON)


ASKED = [
    Reply(name, reason="The court asks them, not we.")
    for name in ("Microsoft", "Amazon", "Google", "Apple", "Orange", "Free", "IBM")
]


def publish(collection: int, by: str, at: datetime, *, mark: str | None = None) -> Draft:
    return releases.publish(collection, by, at, mark=mark, replies=ASKED)


def test_t_98_whom_it_names_was_asked_or_it_is_said_why_not(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12), accounts("gmail.com", 10))
    with pytest.raises(Unasked) as unasked:
        releases.publish(1, "ada", NOON)
    assert unasked.value.parties == ("Microsoft",)
    assert not MailRelease.objects.exists()
    open_still = Reply("Microsoft", "letter", "2026-11-01", "2999-01-01")
    with pytest.raises(Unasked):
        releases.publish(1, "ada", NOON, replies=[open_still])

    late = replace(open_still, deadline="2026-11-10")
    others = Reply("Nobody", reason="is not named at all")
    releases.publish(1, "ada", NOON, replies=[late, others])
    (row,) = published()
    assert row.replies == (late,)
    assert row.agreed_by == ""


def test_t_97_where_others_have_a_role_a_second_person_agrees(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12), accounts("gmail.com", 10))
    grant = Grant.objects.create(holder="person:2", role="reader", scope="all", by="local", at=NOON)
    with pytest.raises(Unagreed):
        publish(1, "ada", NOON)
    releases.publish(1, "ada", NOON, replies=ASKED, second="Bea")
    assert published()[0].agreed_by == "Bea"

    grant.withdrawn_at = NOON
    grant.save()
    publish(1, "ada", LATER)
    assert published()[0].agreed_by == ""


def test_a_draft_writes_nothing_and_publishing_adds_a_row(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12), accounts("gmail.com", 10))

    looked = draft(1, NOON)
    assert not MailRelease.objects.exists()
    assert looked.told[:2] == (
        Told("Microsoft", None, 12, 12, 100 * 12 / 22),
        Told("", None, 10, 10, 100 * 10 / 22),
    )

    made = publish(1, "ada", NOON, mark=looked.mark)
    assert made == replace(looked, release=MailRelease.objects.get().pk)
    (row,) = published()
    assert (row.told, row.by, row.collection, row.minimum) == (looked.told, "ada", 1, 10)


def test_employers_with_few_accounts_are_pooled_and_nowhere_named(casefile: Casefile) -> None:
    trove(
        casefile, accounts("microsoft.com", 12), accounts("amazon.com", 3), accounts("bls.gov", 9)
    )

    made = publish(1, "ada", NOON)

    assert [one.name for one in made.told if one.part is None] == ["Microsoft", ""]
    assert made.pooled == Pooled(few=2, filling=0, compared=0, undivided=0)
    assert "Amazon" not in repr(made)
    assert "Amazon" not in json.dumps(MailRelease.objects.get().table)


def test_a_small_rest_takes_in_the_smallest_of_the_named(casefile: Casefile) -> None:
    trove(
        casefile, accounts("microsoft.com", 12), accounts("amazon.com", 11), accounts("bls.gov", 2)
    )

    made = draft(1, NOON)

    assert {one.name for one in made.told} == {"", "Microsoft"}
    assert made.pooled == Pooled(few=1, filling=1, compared=0, undivided=0)


def test_one_account_more_since_the_last_release_is_refused(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12))
    publish(1, "ada", NOON)
    trove(casefile, accounts("microsoft.com", 1, first=12), name="more")

    made = publish(1, "eve", LATER)

    assert made.told == ()
    assert made.refused is not None
    assert (made.refused.fewest, made.refused.against) == (1, (NOON.date(),))
    assert MailRelease.objects.count() == 1


def test_a_copy_that_comes_in_later_changes_no_release(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12))
    first = publish(1, "ada", NOON)
    copies = (b"Received: by x\r\n" + one for one in accounts("microsoft.com", 12))
    trove(casefile, copies, name="the same again")

    assert Message.objects.count() == 24
    assert publish(1, "eve", LATER).told == first.told


def test_what_was_looked_at_is_published_or_nothing(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12))
    looked = draft(1, NOON)
    trove(casefile, accounts("microsoft.com", 10, first=12), name="more")

    with pytest.raises(Changed):
        publish(1, "ada", NOON, mark=looked.mark)
    assert not MailRelease.objects.exists()


def test_t_77_what_is_not_settled_is_not_published(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12))
    store(casefile, accounts("microsoft.com", 1, first=12), name="more")

    with pytest.raises(NotSettled):
        publish(1, "ada", NOON)


def test_the_minimum_is_a_setting_with_a_floor(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 6))
    assert minimum() == 10
    refused = draft(1, NOON).refused
    assert refused is not None
    assert refused.fewest == 0

    set_minimum(6, "ada", NOON)
    assert draft(1, NOON).told[0].name == "Microsoft"
    with pytest.raises(ValueError, match="5"):
        set_minimum(FLOOR - 1, "ada", NOON)


def test_the_ledger_holds_no_address_and_no_cell_in_clear(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12))
    publish(1, "ada", NOON)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mail_mailrelease")
        row = str(cursor.fetchall())
    assert "person" not in row
    assert str(MailRelease.objects.values_list("cells", flat=True).get()) == "(closed)"


def test_t_77_a_ledger_that_cannot_be_opened_publishes_nothing(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12))
    publish(1, "ada", NOON)
    (casefile.folder / "keys" / "mail.key").write_bytes(b"x" * 32)
    with pytest.raises(Unopenable):
        publish(1, "ada", NOON)
    assert MailRelease.objects.count() == 1


def test_halves_are_told_where_both_are_large(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 24))
    proved = list(Attributed.objects.order_by("pk")[:12].values_list("pk", flat=True))
    Attributed.objects.filter(pk__in=proved).update(grade="A")

    told = draft(1, NOON).told
    assert [(one.part, one.messages) for one in told] == [
        (None, 24),
        (Part.PROVED, 12),
        (Part.OTHER, 12),
    ]


def test_t_77_of_two_that_publish_at_once_the_second_is_compared_with_the_first(
    casefile: Casefile,
) -> None:
    trove(casefile, accounts("microsoft.com", 12))
    done: list[object] = []

    def go() -> None:
        try:
            done.append(publish(1, threading.current_thread().name, NOON).told)
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert len(done) == 2
    assert done[0] == done[1]
    assert MailRelease.objects.count() == 2
    assert MailSecret.objects.count() == 1


def test_t_71_one_person_with_ten_tags_reaches_no_minimum(casefile: Casefile) -> None:
    forms = (
        "anne+{n}@", "anne-dated-14167{n:05}.a1b2c3@", "anne-sender-a1b2c{n}@",
        "prvs=012345678{n}=anne@", "prvs=anne/012345678{n}@", "btv1==012345678{n}==anne@",
    )  # fmt: skip
    tagged = [
        mail(1_000 + 10 * at + n, sender=f"{form.format(n=n)}microsoft.com", text=f"{at} {n}")
        for at, form in enumerate(forms)
        for n in range(10)
    ]
    trove(casefile, iter(tagged), accounts("gmail.com", 20))

    made = draft(1, NOON)
    rows = [(one.name, one.messages, one.senders) for one in made.told if one.part is None]
    assert rows == [("", 80, 21)]


def test_t_71_one_person_with_ten_accounts_reaches_no_minimum(casefile: Casefile) -> None:
    names = ["Anne Dupont", "DUPONT Anne", "Dupont, Anne", "Anne Dupont (Corp)"]
    own = [
        mail(1_000 + n, sender=f'"{names[n % 4]}" <a{n}@microsoft.com>', text=f"own {n}")
        for n in range(12)
    ]
    named_by_address = [mail(1_100, sender="anne.dupont@microsoft.com", text="own")]
    trove(casefile, iter([*own, *named_by_address]), accounts("gmail.com", 20))

    made = draft(1, NOON)
    assert {one.name for one in made.told} == {""}
    assert made.pooled == Pooled(few=1, filling=0, compared=0, undivided=0)


def _one_more_account(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 1, first=50), name="more")


def _one_more_letter_of_an_account(casefile: Casefile) -> None:
    again = mail(7_000, sender="person3@microsoft.com", text="another")
    trove(casefile, iter([again]), name="more")


def _a_lower_minimum(casefile: Casefile) -> None:
    set_minimum(FLOOR, "ada", NOON)
    trove(casefile, accounts("microsoft.com", 6, first=50), name="more")


def _a_higher_minimum(casefile: Casefile) -> None:
    set_minimum(12, "ada", NOON)
    trove(casefile, accounts("microsoft.com", 11, first=50), name="more")


def _ten_more_of_one_person(casefile: Casefile) -> None:
    own = (mail(7_000 + n, sender=f"Jo Roe <jo{n}@microsoft.com>", text=f"{n}") for n in range(10))
    trove(casefile, own, name="more")


@pytest.mark.parametrize(
    "change",
    [
        _one_more_account, _one_more_letter_of_an_account, _a_lower_minimum,
        _a_higher_minimum, _ten_more_of_one_person,
    ],
)  # fmt: skip
def test_t_71_two_releases_that_differ_by_few_are_refused(
    casefile: Casefile, change: Callable[[Casefile], None]
) -> None:
    trove(casefile, accounts("microsoft.com", 12), accounts("gmail.com", 12))
    publish(1, "ada", NOON)

    change(casefile)
    made = draft(1, LATER)

    # Nothing at all, or both rows in one, which tells no difference of either.
    assert made.refused is not None
    assert made.told == ()
    assert str(made.refused.fewest) not in refusal(made.refused, "en").replace("2026", "").split()


def test_t_71_days_and_troves_that_leave_out_few_are_refused(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12), accounts("gmail.com", 12))
    publish(1, "ada", NOON)
    trove(casefile, accounts("microsoft.com", 3, first=50), name="more")
    first = Message.objects.order_by("pk")[0].trove_id
    day = Message.objects.filter(trove=first).order_by("-sent")[0].sent
    assert day is not None

    assert draft(1, LATER, held=counting(1)).refused
    assert not draft(1, LATER, held=counting(1, trove=first)).refused  # what was told already
    assert draft(1, LATER, held=counting(1, trove=first).filter(sent__lt=day)).refused
    assert draft(
        1, LATER, held=counting(1, trove=first).exclude(sender__startswith="person3@")
    ).refused


def test_t_71_another_collection_with_one_account_more_is_compared_too(casefile: Casefile) -> None:
    trove(casefile, accounts("microsoft.com", 12), accounts("gmail.com", 12))
    publish(1, "ada", NOON)
    second = Collection.objects.create(name="second", name_key="second")
    letters = [*accounts("microsoft.com", 13), *accounts("gmail.com", 12)]
    store(casefile, letters, name="elsewhere", collection=second.pk)
    settle(second.pk, NOON)

    assert draft(second.pk, LATER).refused
