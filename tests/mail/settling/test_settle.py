"""What is worked out of stored mail, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from affiant.evidence.casefile import Casefile
from affiant.mail.key_shelf import Origin, keep
from affiant.mail.models import (
    Attributed,
    Correspondent,
    Likeness,
    Message,
    Placement,
    SignatureCheck,
    Trove,
    TroveFile,
)
from affiant.mail.settling import Stale, settle, stale
from affiant.mail.settling.run import Settled
from tests.mail.settling.trove import LETTER, NOON, WORK, archived, mail, signed, store

LATER = NOON + timedelta(hours=1)


def keys_in() -> None:
    keep([archived()], Origin("dump.csv", "csv", "the clerk"), NOON)


def test_a_copy_counts_once_and_stands_where_the_other_stands(casefile: Casefile) -> None:
    first, second, other = store(casefile, [mail(1), b"Received: x\r\n" + mail(1), mail(2)])

    done = settle(1, NOON)

    assert (done.messages, done.copies, done.distinct, done.threads) == (3, 1, 2, 2)
    assert Placement.objects.get(pk=second.pk).copy_of_id == first.pk
    assert Placement.objects.get(pk=second.pk).root_id == first.pk
    assert Placement.objects.get(pk=other.pk).copy_of_id is None
    members = {row.message_id for row in Likeness.objects.filter(relation="copies")}
    assert members == {first.pk, second.pk}


def test_the_copy_that_a_signature_proves_is_the_one_that_counts(casefile: Casefile) -> None:
    bare, proved = store(casefile, [LETTER, signed()])
    keys_in()

    settle(1, NOON)

    assert Attributed.objects.get(pk=bare.pk).grade == "D"
    assert Attributed.objects.get(pk=proved.pk).grade == "A"
    assert Placement.objects.get(pk=bare.pk).copy_of_id == proved.pk


def test_the_same_id_over_another_text_is_a_lead_and_no_copy(casefile: Casefile) -> None:
    store(casefile, [mail(1), mail(1, text="Other figures altogether.")])

    done = settle(1, NOON)

    assert (done.copies, done.leads) == (0, 1)
    assert set(Likeness.objects.values_list("relation", flat=True)) == {"same id, other body"}


def test_answers_hang_below_what_they_answer_by_reference_or_by_what_they_quote(
    casefile: Casefile,
) -> None:
    line = "The north site costs more than the south site."
    first, answer, quoting = store(
        casefile,
        [
            mail(1, text=line),
            mail(2, subject="Re: figures", more="In-Reply-To: <1@corp.example>\r\n"),
            mail(3, subject="other", text=f"Not so.\r\n\r\n> {line}\r\n"),
        ],
    )

    assert settle(1, NOON).threads == 1

    places = {row.message_id: row for row in Placement.objects.all()}
    assert {row.root_id for row in places.values()} == {first.pk}
    assert (places[answer.pk].parent_id, places[answer.pk].basis) == (first.pk, "references")
    assert (places[quoting.pk].parent_id, places[quoting.pk].basis) == (first.pk, "quoted text")
    assert sorted(row.order for row in places.values()) == [0, 1, 2]
    assert [places[one.pk].depth for one in (first, answer, quoting)] == [0, 1, 1]


def test_a_line_of_many_messages_tells_nothing_and_hides_no_other(casefile: Casefile) -> None:
    common, own = "Read this before you print the page.", "The north site costs more than all."
    many = [mail(n, text=common) for n in range(1, 26)]
    answered = mail(30, text=f"{own}\r\n{common}")
    quoting = mail(40, subject="other", text=f"Not so.\r\n\r\n> {own}\r\n> {common}\r\n")
    lost = mail(41, subject="third", text=f"Nor so.\r\n\r\n> {common}\r\n")
    rows = store(casefile, [*many, answered, quoting, lost])

    settle(1, NOON)

    above = dict(Placement.objects.values_list("message_id", "parent_id"))
    assert above[rows[-2].pk] == rows[-3].pk
    assert above[rows[-1].pk] is None


def test_settling_twice_changes_nothing_and_checks_nothing_again(casefile: Casefile) -> None:
    store(casefile, [mail(1), mail(1), signed()])
    first = settle(1, NOON)
    before = _everything()

    again = settle(1, LATER)

    assert again == replace(first, checked=0, signed=0, passing=0)
    assert _everything() == before
    assert settle(1, LATER, anew=True).checked == 3


def test_keys_that_come_in_later_make_signed_messages_stale(casefile: Casefile) -> None:
    store(casefile, [mail(1), signed()])
    assert stale(1) == Stale(2, 0)
    assert settle(1, NOON - timedelta(hours=1)).keyless == 1
    assert not stale(1)
    assert set(SignatureCheck.objects.values_list("result", "reason")) == {
        ("temperror", "no key in the archive")
    }

    keys_in()

    assert stale(1) == Stale(0, 1)
    again = settle(1, LATER)
    assert (again.checked, again.passing, again.keyless) == (1, 1, 0)
    assert not stale(1)
    assert set(SignatureCheck.objects.values_list("result", "key_source")) == {("pass", "dns")}


def test_what_was_restored_once_is_restored_again(casefile: Casefile) -> None:
    listed = signed().replace(b"Subject: figures", b"Subject: [site] figures")
    (row,) = store(casefile, [listed])
    keys_in()
    settle(1, NOON)
    assert Attributed.objects.get(pk=row.pk).grade == "D"

    settle(1, NOON, undo=True)
    assert Attributed.objects.get(pk=row.pk).grade == "B"

    settle(1, LATER, anew=True)
    assert Attributed.objects.get(pk=row.pk).grade == "B"
    assert SignatureCheck.objects.get().undone


def test_a_mailbox_marks_lines_and_the_signature_holds_without_the_marks(
    casefile: Casefile,
) -> None:
    raw = b"From x\r\n" + signed().replace(b"\r\nFrom what", b"\r\n>From what")
    (row,) = store(casefile, [raw])
    Message.objects.filter(pk=row.pk).update(start=len(b"From x\r\n"))
    keys_in()

    settle(1, NOON)

    assert Attributed.objects.get(pk=row.pk).grade == "B"


def test_a_mailbox_that_was_read_anew_counts_as_it_is_now(casefile: Casefile) -> None:
    (before,) = store(casefile, [mail(1)])
    settle(1, NOON)
    TroveFile.objects.filter(pk=before.file_id).update(state="replaced")
    now, more = store(casefile, [mail(1), mail(2)], name="again")

    done = settle(1, LATER)

    assert (done.messages, done.copies) == (2, 0)
    assert set(Placement.objects.values_list("pk", flat=True)) == {now.pk, more.pk}
    assert set(Attributed.objects.values_list("pk", flat=True)) == {now.pk, more.pk}
    assert not stale(1)


def test_what_no_database_takes_is_left_out_and_its_neighbours_are_settled(
    casefile: Casefile,
) -> None:
    hostile = (
        b"DKIM-Signature: v=1; a=rsa-sha256; d=a\xff\x00.com; s=\x00\xffs; h=from; bh=AA==;"
        b" b=AA==\r\n"
        b"From: =?utf-7?q?+2AA-?= \x00<a\x00b@corp.example>, =?x?b?!?= <\xff@x>, (((\r\n"
        b"To: " + b"(" * 5_000 + b"\r\nReferences: " + b"<a@b>" * 5_000 + b"\r\n\r\nHello\r\n"
    )
    store(casefile, [hostile, mail(1)])

    assert settle(1, NOON).messages == 2
    assert Attributed.objects.count() == Placement.objects.count() == 2


def test_other_collections_are_left_alone(casefile: Casefile) -> None:
    store(casefile, [mail(1)])

    assert settle(2, NOON) == Settled()
    assert not Placement.objects.exists()
    assert Trove.objects.get().settled is None


def test_bytes_that_are_gone_cost_their_proof_and_nothing_else(casefile: Casefile) -> None:
    (row,) = store(casefile, [signed()])
    keys_in()
    casefile.originals.path(row.sha256).unlink()

    assert settle(1, NOON).missing == 1

    assert Attributed.objects.get(pk=row.pk).grade == "D"
    assert Attributed.objects.get(pk=row.pk).domain == WORK


def test_who_is_named_in_fields_and_signatures_is_kept_once(casefile: Casefile) -> None:
    text = "Bonjour,\r\n\r\nCordialement,\r\nCarole Vidal\r\n"
    store(casefile, [mail(1, text=text), mail(2, more="Cc: Eve Martin <eve@dest.example>\r\n")])

    settle(1, NOON)

    assert set(Correspondent.objects.values_list("name", "address")) == {
        ("Anne Dupont", "anne.dupont@corp.example"),
        ("Bob Lee", "bob.lee@dest.example"),
        ("Carole Vidal", ""),
        ("Eve Martin", "eve@dest.example"),
    }


def test_the_trove_is_settled_only_when_all_is_done(
    casefile: Casefile, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(casefile, [mail(1)])
    monkeypatch.setattr("affiant.mail.settling.run.group_copies", _killed)
    with pytest.raises(KeyboardInterrupt):
        settle(1, NOON)
    assert Trove.objects.get().settled is None

    monkeypatch.undo()
    settle(1, NOON)
    assert Trove.objects.get().settled == NOON


def _killed(_: int) -> None:
    raise KeyboardInterrupt


def _everything() -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for model, columns in (
        (Placement, ("message", "root", "parent", "copy_of", "basis", "depth", "order")),
        (Likeness, ("message", "group", "relation")),
        (SignatureCheck, ("message", "number", "domain", "selector", "result", "reason")),
        (Attributed, ("message", "domain", "kind", "grade", "grounds", "at")),
        (Correspondent, ("name", "address")),
    ):
        found += model._default_manager.order_by("pk").values_list(*columns)
    return found
