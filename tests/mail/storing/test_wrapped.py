"""Troves in gz and tar: members are archived each, what breaks off is told, bombs are bounded."""

import gzip
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.mail.models import Message, Stretch, TroveFile
from affiant.mail.reading.trouble import Trouble
from affiant.mail.storing import archive, ledger
from tests.mail.reading.box import FROM, mail
from tests.mail.reading.packing import tar
from tests.mail.storing.taking import ids, take, trove, wrong
from tests.mail.storing.test_hostile import failures, folder
from tests.mail.storing.test_run import BOX


def test_a_list_s_archive_is_taken_in_and_passed_over_the_next_time(
    casefile: Casefile, tmp_path: Path
) -> None:
    path = folder(tmp_path, **{"2003-May.txt.gz": gzip.compress(BOX)})
    summary = take(casefile, path)

    assert (summary.messages, summary.has_failures) == (3, False)
    assert Message.objects.get(number=2, file__place=["2003-May.txt.gz", "2003-May.txt"])
    assert not wrong(casefile)
    assert take(casefile, path).messages == 0


def test_each_file_of_a_tar_is_archived(casefile: Casefile, tmp_path: Path) -> None:
    packed = tar(("cur/1:2,S", mail()), ("b.mbox", BOX), links=("cur/2:2,S",))
    summary = take(casefile, folder(tmp_path, **{"a.tgz": gzip.compress(packed)}))

    assert ids() == ["1", "1", "2", "99"]
    assert not summary.has_failures
    rows = TroveFile.objects.filter(place__0="a.tgz").order_by("pk")
    assert [(row.place[-1], row.state, bool(row.original_id)) for row in rows] == [
        ("a.tgz", "read", True), ("cur/1:2,S", "read", True), ("b.mbox", "read", True),
        ("cur/2:2,S", "read", False),
    ]  # fmt: skip
    assert Stretch.objects.get(trouble="link").kind == "separator"
    assert not wrong(casefile)


def test_a_tar_that_was_cut_is_told_at_the_byte(casefile: Casefile, tmp_path: Path) -> None:
    packed = tar(("a.eml", mail()), ("b.mbox", FROM + mail() + b"\n" + FROM + mail(number=2)))
    path = folder(tmp_path, **{"a.tar": packed[: 1536 + len(FROM + mail()) + 99]})
    summary = take(casefile, path)

    assert ids()[:2] == ["1", "1"]
    assert summary.has_failures
    told = [one for one in ledger.failures(trove()) if one.code == Trouble.BROKEN_OFF]
    assert [(one.place, one.start == one.end) for one in told] == [
        (("a.tar",), True), (("a.tar", "b.mbox"), True),
    ]  # fmt: skip
    assert told[1].start == len(FROM + mail()) + 99
    assert not wrong(casefile)


def test_of_a_gz_whose_sum_is_wrong_all_is_read(casefile: Casefile, tmp_path: Path) -> None:
    content = gzip.compress(BOX)
    take(casefile, folder(tmp_path, **{"a.mbox.gz": content[:-4] + b"\0\0\0\0"}))

    assert ids() == ["1", "2", "99"]
    assert failures() == [("a.mbox.gz/a.mbox", "broken off")]
    assert not wrong(casefile)


def test_t_94_a_bomb_in_a_tar_ends_its_reading(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_ALWAYS", 10_000)
    packed = tar(("a", mail()), ("b", bytes(1_000_000)), ("c", mail(number=2)))
    take(casefile, folder(tmp_path, **{"a.tgz": gzip.compress(packed)}))

    assert failures() == [("a.tgz", "bomb"), ("a.tgz/b", "bomb")]
    assert ids() == ["1", "99"]
    assert not wrong(casefile)


def test_t_94_a_compressed_bomb_is_kept_and_not_unpacked(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_ALWAYS", 10_000)
    take(casefile, folder(tmp_path, **{"a.gz": gzip.compress(bytes(1_000_000))}))

    assert ("a.gz/a", "bomb") in failures()
    assert ids() == ["99"]
    assert not wrong(casefile)


def test_mail_saved_as_utf_16_is_archived_as_it_was_and_as_it_is_read(
    casefile: Casefile, tmp_path: Path
) -> None:
    saved = ("\ufeff" + mail().decode()).encode("utf-16-le")
    take(casefile, folder(tmp_path, **{"a.eml": saved}))

    assert ids() == ["1", "99"]
    rows = TroveFile.objects.filter(place__0="a.eml").order_by("pk")
    assert [row.size for row in rows] == [len(saved), len(mail())]
    assert not wrong(casefile)
