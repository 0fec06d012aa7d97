"""A trove goes into the casefile whole, in any form, and is passed over the next time."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Original
from affiant.mail.models import Attachment, Message, MessageText, Stretch, TroveFile
from affiant.mail.reading import large
from affiant.mail.reading.trouble import Trouble
from affiant.mail.storing import Run, ledger
from tests.mail.reading.box import FROM, MIXED, mail, parts
from tests.mail.reading.compound import compound
from tests.mail.reading.test_outlook_message import message as outlook
from tests.mail.storing.taking import NOON, ids, take, trove, wrong
from tests.reading.wrapping import attached, wrapped

BOX = FROM + mail() + b"\n" + FROM + mail(number=2)
NOTE = (
    b"Content-Type: text/plain\nContent-Disposition: attachment; filename=note.txt\n\nUne note.\n"
)
WITH_NOTE = mail(parts(b"Content-Type: text/plain\n\nBonjour\n", NOTE), MIXED, number=3)


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.fixture
def box(tmp_path: Path) -> Path:
    path = tmp_path / "box.mbox"
    path.write_bytes(BOX)
    return path


def test_a_mailbox_is_kept_message_by_message(casefile: Casefile, box: Path) -> None:
    summary = take(casefile, box)

    assert (summary.files, summary.messages, summary.has_failures) == (1, 2, False)
    first = Message.objects.get(number=1)
    assert (first.opens, first.start, first.end) == (0, len(FROM), len(FROM + mail()) + 1)
    assert (first.sender, first.subject, first.message_id) == (
        "zoe@bureau.example", "note", "<1@bureau.example>",
    )  # fmt: skip
    assert first.sent is not None
    assert first.sent.isoformat() == "2021-05-03T08:12:00+00:00"
    assert MessageText.objects.get(pk=first.pk).text == "Bonjour.\n\n"
    assert trove().state == "read"
    assert not wrong(casefile)


def test_the_file_itself_is_archived(casefile: Casefile, box: Path) -> None:
    take(casefile, box)
    file = TroveFile.objects.get()

    assert casefile.originals.path(str(file.original_id)).read_bytes() == BOX
    assert Original.objects.get(pk=file.original_id).size == len(BOX)


def test_what_is_no_message_is_a_stretch_with_its_digest(casefile: Casefile, box: Path) -> None:
    box.write_bytes(b"not a message at all\n" * 9 + b"\n" + BOX)
    summary = take(casefile, box)
    stretch = Stretch.objects.get()

    assert (stretch.kind, stretch.trouble, stretch.start) == ("unreadable", "no mail", 0)
    assert len(stretch.sha256) == 64
    assert (summary.unreadable, summary.messages) == (1, 2)
    assert [(f.place, f.end, f.code) for f in ledger.failures(trove())] == [
        (("box.mbox",), 190, "no mail")
    ]


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("Zoé <ZOE+list@Bureau.example>", "zoe@bureau.example"),
        ("zoe@bureau.example", "zoe@bureau.example"),
        ("a@one.example, b@two.example", ""),
        ("undisclosed", ""),
        ("", ""),
    ],
    ids=["name", "bare", "two", "no address", "empty"],
)
def test_the_sender_is_the_account_of_one_address(
    casefile: Casefile, tmp_path: Path, line: str, account: str
) -> None:
    (tmp_path / "a.eml").write_bytes(f"From: {line}\nSubject: x\nTo: a@b.example\n\nx\n".encode())
    take(casefile, tmp_path / "a.eml")

    assert Message.objects.get().sender == account


def test_two_from_fields_name_nobody(casefile: Casefile, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"From: other@corp.example\n" + mail())
    take(casefile, tmp_path / "a.eml")

    assert Message.objects.get().sender == ""


def test_a_folder_of_all_kinds_is_one_trove(casefile: Casefile, tmp_path: Path) -> None:
    folder = tmp_path / "post"
    (folder / "in" / "cur").mkdir(parents=True)
    (folder / "a.mbox").write_bytes(BOX)
    (folder / "b.eml").write_bytes(WITH_NOTE)
    (folder / "in" / "cur" / "1.host:2,S").write_bytes(mail(number=4))
    (folder / "in" / "dovecot-uidlist").write_bytes(b"3 V1 N1\n")
    (folder / "m.msg").write_bytes(compound(outlook()))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff no mail")
    (folder / "z.zip").write_bytes(packed(**{"x.mbox": BOX, "y.eml": mail(number=9)}))
    summary = take(casefile, folder, "Post of the office")

    assert trove().name == "Post of the office"
    assert ids() == ["1", "2", "3", "4", "", "1", "2", "9"]
    assert (summary.failed, summary.attachments) == (1, 1)
    places = [row.place for row in TroveFile.objects.order_by("pk")]
    assert ["z.zip", "x.mbox"] in places
    assert ["in/cur/1.host:2,S"] in places
    assert not wrong(casefile)


def test_a_second_run_passes_over_what_has_not_changed(casefile: Casefile, box: Path) -> None:
    take(casefile, box)
    settled = trove()
    settled.settled = NOON
    settled.save()
    again = take(casefile, box)

    assert (again.unchanged, again.messages, Message.objects.count()) == (1, 0, 2)
    assert trove().settled == NOON


def test_a_file_that_was_only_touched_is_not_read_again(casefile: Casefile, box: Path) -> None:
    take(casefile, box)
    os.utime(box, (1, 1))

    assert take(casefile, box).unchanged == 1
    assert TroveFile.objects.get().modified == 1_000_000_000


def test_a_file_of_other_bytes_replaces_what_was_read(casefile: Casefile, box: Path) -> None:
    take(casefile, box)
    box.write_bytes(BOX + b"\n" + FROM + mail(number=3))
    summary = take(casefile, box)

    assert (summary.replaced, summary.messages) == (1, 3)
    assert ids() == ["1", "2", "3"]
    assert Message.objects.filter(file__state="replaced").count() == 2
    assert trove().settled is None
    assert not wrong(casefile)


def test_the_members_of_a_replaced_archive_are_replaced_with_it(
    casefile: Casefile, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(**{"one.eml": mail(), "in.zip": packed(**{"two.eml": mail(number=2)})}))
    take(casefile, path)
    path.write_bytes(packed(**{"one.eml": mail(number=5)}))
    take(casefile, path)

    assert ids() == ["5"]
    assert TroveFile.objects.filter(state="replaced").count() == 4
    assert not wrong(casefile)


def test_two_members_of_one_name_are_both_kept(casefile: Casefile, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.eml", mail())
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.eml", mail(number=2))
    take(casefile, path)

    assert ids() == ["1", "2"]
    assert TroveFile.objects.filter(place=["a.zip", "a.eml#2"]).exists()


def test_the_same_bytes_with_two_messages_have_a_row_each(
    casefile: Casefile, tmp_path: Path
) -> None:
    (tmp_path / "a.mbox").write_bytes(FROM + WITH_NOTE + b"\n" + FROM + WITH_NOTE)
    take(casefile, tmp_path / "a.mbox")
    one, other = Attachment.objects.order_by("message")

    assert one.original_id == other.original_id
    assert (one.name, one.size) == ("note.txt", 10)
    assert casefile.originals.path(str(one.original_id)).read_bytes() == b"Une note.\n"


def test_a_large_message_is_kept_with_what_came_with_it(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "HELD", 1000)
    content = b"Content-Type: image/png; name=p.png\nContent-Transfer-Encoding: base64\n\n"
    content += b"QUJDRA==\n" + b"\n" * 2000
    (tmp_path / "a.eml").write_bytes(mail(parts(b"\nBonjour\n", content), MIXED))
    take(casefile, tmp_path / "a.eml")

    assert Message.objects.get().parser == "stream"
    attachment = Attachment.objects.get()
    assert casefile.originals.path(str(attachment.original_id)).read_bytes() == b"ABCD"
    assert not wrong(casefile)


def test_troves_of_two_collections_are_two(casefile: Casefile, box: Path) -> None:
    from affiant.evidence.collections import collection_named  # noqa: PLC0415

    take(casefile, box)
    Run(casefile, lambda: NOON, collection=collection_named("Other", NOON)).read(box)

    assert Message.objects.count() == 4


def test_a_mailbox_of_nothing_and_an_empty_folder_are_troves(
    casefile: Casefile, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.mbox").write_bytes(b"")

    assert take(casefile, tmp_path / "empty").files == 0
    assert take(casefile, tmp_path / "a.mbox").files == 1
    assert not wrong(casefile)


def test_a_file_that_nobody_may_read_is_told_and_read_once_it_may(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "a.eml").write_bytes(mail())
    (folder / "b.eml").write_bytes(mail(number=2))
    real = os.open

    def refuse(path: object, *flags: int) -> int:
        if str(path).endswith("a.eml"):
            raise PermissionError(13, "Permission denied")
        return real(path, *flags)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(os, "open", refuse)
    summary = take(casefile, folder)
    assert (summary.failed, ids()) == (1, ["2"])
    assert [failure.code for failure in ledger.failures(trove())] == ["permission denied"]

    monkeypatch.setattr(os, "open", real)
    assert take(casefile, folder).messages == 1
    assert sorted(ids()) == ["1", "2"]
    assert not list(ledger.failures(trove()))


def test_a_date_made_up_and_nul_bytes_are_kept_and_told(casefile: Casefile, tmp_path: Path) -> None:
    forged = mail(b"Bon\0jour.\n").replace(b"3 May 2021", b"3 May 2099")
    (tmp_path / "a.eml").write_bytes(forged)
    take(casefile, tmp_path / "a.eml")
    message = Message.objects.get()

    assert message.sent is not None
    assert message.sent.year == 2099
    assert set(message.troubles.split(",")) >= {Trouble.DATE_AHEAD, Trouble.NUL_BYTES}
    assert MessageText.objects.get().text == "Bon\ufffdjour.\n"
    assert not wrong(casefile)


def test_what_outlook_wrapped_is_a_message_with_its_files(
    casefile: Casefile, tmp_path: Path
) -> None:
    (tmp_path / "winmail.dat").write_bytes(wrapped(attached(b"note.txt", b"Une note.")))
    summary = take(casefile, tmp_path / "winmail.dat")

    assert (summary.messages, summary.has_failures) == (1, False)
    assert Attachment.objects.get().name == "note.txt"
    assert not wrong(casefile)
