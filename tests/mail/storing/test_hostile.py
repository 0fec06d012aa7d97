"""Hostile and broken troves: each has a row and a sentence, and its neighbours are read."""

import zipfile
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.mail.models import Attachment, Message, Stretch, TroveFile
from affiant.mail.reading.archive import DEEPEST
from affiant.mail.reading.trouble import Trouble
from affiant.mail.storing import archive, contents, ledger
from tests.conftest import shared
from tests.mail.reading.box import FROM, MIXED, mail, parts
from tests.mail.storing.taking import ids, take, trove, wrong
from tests.mail.storing.test_run import BOX, packed


def failures() -> list[tuple[str, str]]:
    return [("/".join(one.place), one.code) for one in ledger.failures(trove())]


def folder(tmp_path: Path, **files: bytes) -> Path:
    """A folder of these files, and one letter that nothing is wrong with."""
    path = tmp_path / "post"
    path.mkdir()
    for name, content in {**files, "zz.eml": mail(number=99)}.items():
        (path / name).write_bytes(content)
    return path


def test_a_mailbox_cut_short_has_its_last_message_told(casefile: Casefile, tmp_path: Path) -> None:
    whole = FROM + mail(parts(b"\nBonjour\n", b"\nencore\n"), MIXED)
    summary = take(casefile, folder(tmp_path, **{"a.mbox": BOX + b"\n" + whole[:-20]}))

    assert summary.partial == 1
    assert ledger.troubles(trove())[Trouble.TRUNCATED] == 1
    assert not wrong(casefile)


def test_a_locked_member_is_told_and_its_neighbours_are_read(
    casefile: Casefile, tmp_path: Path
) -> None:
    content = bytearray(packed(**{"a.eml": mail(), "b.eml": mail(number=2)}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):  # the flag that says so, before and at the end
        content[content.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    summary = take(casefile, folder(tmp_path, **{"a.zip": bytes(content)}))

    assert failures() == [("a.zip/a.eml", "locked")]
    assert (ids(), summary.failed) == (["2", "99"], 1)
    assert not wrong(casefile)


def test_t_94_archives_too_deep_are_kept_whole(casefile: Casefile, tmp_path: Path) -> None:
    inner = packed(**{"a.eml": mail()})
    for _ in range(DEEPEST):
        inner = packed(**{"in.zip": inner})
    take(casefile, folder(tmp_path, **{"a.zip": inner}))

    assert failures() == [("a.zip/in.zip/in.zip/in.zip", "too deep")]
    assert ids() == ["99"]
    assert not wrong(casefile)


def test_t_94_a_bomb_is_not_unpacked_and_is_kept(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_ALWAYS", 10_000)
    bomb = packed(**{"a.mbox": FROM + mail() + b"\n" * 1_000_000, "b.eml": mail(number=2)})
    take(casefile, folder(tmp_path, **{"a.zip": bomb}))

    assert failures() == [("a.zip/a.mbox", "bomb")]
    assert ids() == ["2", "99"]
    assert TroveFile.objects.get(place=["a.zip"]).original_id
    assert not wrong(casefile)


@pytest.mark.parametrize("name", ["a.zip", "a.pst", "a.msg"])
def test_a_damaged_file_is_a_row_and_kept(casefile: Casefile, tmp_path: Path, name: str) -> None:
    head = {"a.zip": packed(x=BOX)[:60], "a.pst": b"!BDN" + bytes(600)}.get(
        name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    )
    summary = take(casefile, folder(tmp_path, **{name: head}))

    assert failures() == [(name, "damaged")]
    assert (summary.failed, ids()) == (1, ["99"])
    assert not wrong(casefile)


def test_a_reader_that_was_not_there_is_asked_once_it_is(
    casefile: Casefile, tmp_path: Path
) -> None:
    path = folder(tmp_path, **{"a.pst": b"!BDN" + bytes(600)})
    take(casefile, path)
    TroveFile.objects.filter(place=["a.pst"]).update(detail=Trouble.NO_READER)
    Stretch.objects.filter(file__place=["a.pst"]).update(trouble=Trouble.NO_READER)
    take(casefile, path)

    assert failures() == [("a.pst", "damaged")]


def test_t_94_ten_thousand_parts_in_parts_are_one_message(
    casefile: Casefile, tmp_path: Path
) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(10_000)
    )
    fields = mail().partition(b"\n\n")[0] + b"\n"
    path = folder(tmp_path, **{"a.eml": fields + nested + b"\nBonjour\n"})
    summary = take(casefile, path)

    assert summary.messages == 2
    assert ledger.troubles(trove())[Trouble.TOO_DEEP] == 1
    assert not wrong(casefile)


def test_ten_thousand_parts_beside_each_other_are_kept_each(
    casefile: Casefile, tmp_path: Path
) -> None:
    part = b"Content-Type: image/png\n\nx\n"
    take(casefile, folder(tmp_path, **{"a.eml": mail(parts(*[part] * 10_000), MIXED)}))

    assert Attachment.objects.count() == 10_000
    assert Attachment.objects.values("original").distinct().count() == 1
    assert not wrong(casefile)


def test_an_attachment_that_is_too_large_is_told(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "LARGEST_ATTACHMENT", 10)
    part = b"Content-Type: image/png\n\n" + b"x" * 50 + b"\n"
    take(casefile, folder(tmp_path, **{"a.eml": mail(parts(b"\nBonjour\n", part), MIXED)}))
    row = Attachment.objects.get()

    assert (row.original_id, row.trouble) == (None, "too large")
    assert not wrong(casefile)


def test_t_94_a_name_that_no_database_takes_is_spelled_out(
    casefile: Casefile, tmp_path: Path
) -> None:
    path = tmp_path / "post"
    path.mkdir()
    (path / "a\udcff.eml").write_bytes(mail())
    with zipfile.ZipFile(path / "b.zip", "w") as packed_:
        packed_.writestr("../../etc/\u202ex.eml", mail(number=2))
    take(casefile, path)

    assert [row.place for row in TroveFile.objects.order_by("pk")] == [
        ["a\\xff.eml"], ["b.zip"], ["b.zip", "../../etc/\u202ex.eml"],
    ]  # fmt: skip
    assert not (tmp_path / "etc").exists()


def test_a_charset_that_makes_half_characters_is_stored(casefile: Casefile, tmp_path: Path) -> None:
    body = b"Content-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: 7bit\n\n+2AA-\n"
    fields = mail().partition(b"\n\n")[0] + b"\n"
    take(casefile, folder(tmp_path, **{"a.eml": fields + body}))

    assert Message.objects.count() == 2
    assert not wrong(casefile)


def test_real_outlook_stores_are_read_and_a_password_is_told(casefile: Casefile) -> None:
    pytest.importorskip("pypff")
    summary = take(casefile, shared("mail", "pst"))

    assert summary.messages == Message.objects.count() > 0
    assert Stretch.objects.filter(trouble="password").exists()
    assert Message.objects.exclude(sha256="").filter(parser="store").count() == 0
    again = take(casefile, shared("mail", "pst"))
    assert (again.messages, again.failed) == (0, 0)
    assert not wrong(casefile)
