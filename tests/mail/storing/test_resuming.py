"""A run that ends at any moment is gone on with: nothing double, nothing lost."""

import gzip
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Original
from affiant.mail import index
from affiant.mail.models import Attachment, Message, MessageText, Stretch, TroveFile
from affiant.mail.storing import writing
from benchmarks.command import AFFIANT
from benchmarks.mailing.mailbox import write
from tests.mail.reading.box import FROM, MIXED, mail, parts
from tests.mail.reading.packing import tar
from tests.mail.storing.taking import take, trove, wrong
from tests.mail.storing.test_run import NOTE, packed


class Killed(BaseException):
    """As if the process had gone."""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A folder with a mailbox, an archive of two files, an empty message behind a From_, and an
    archive that was cut off."""
    folder = tmp_path / "post"
    folder.mkdir()
    note = mail(parts(b"\nBonjour\n", NOTE), MIXED, number=7)
    box = b"rubbish\n\n" + b"\n".join(FROM + mail(number=n) for n in range(4)) + b"\n" + FROM
    (folder / "a.mbox").write_bytes(box + b"\n" + FROM + FROM + note)
    (folder / "b.zip").write_bytes(packed(**{"x.mbox": box, "y.eml": mail(number=9)}))
    (folder / "c.eml").write_bytes(mail(number=10))
    cut = tar(("x.mbox", box), ("y", mail(number=11)), ("z.mbox", box))[:-9_000]
    (folder / "d.tgz").write_bytes(gzip.compress(cut))
    return folder


def stored() -> list[Any]:
    """All that the tables say, but for numbers of rows that nobody sees."""
    files = {row.pk: "/".join(row.place) for row in TroveFile.objects.all()}
    messages = [
        (files[row["file_id"]], row["number"], row["start"], row["end"], row["content"])
        for row in Message.objects.values()
    ]
    stretches = [
        (files[one.file_id], one.start, one.end, one.kind) for one in Stretch.objects.all()
    ]
    states = TroveFile.objects.values_list("place_digest", "state", "reached", "detail")
    return [
        sorted(messages), sorted(stretches), sorted(states),
        sorted(MessageText.objects.values_list("text", flat=True)),
        sorted(Attachment.objects.values_list("number", "original", "message__content")),
        sorted(Original.objects.values_list("sha256", "size")),
        len(index.search("bonjour", Message.objects.all())), trove().state,
    ]  # fmt: skip


def break_off(patch: pytest.MonkeyPatch, at: int) -> None:
    """Let the run end after so many batches: inside the next one, once its rows are written."""
    real, count = writing.Batch._write, 0

    def write_and_end(self: writing.Batch) -> None:
        nonlocal count
        real(self)
        count += 1
        if count > at:
            raise Killed

    patch.setattr(writing.Batch, "_write", write_and_end)


def test_it_ends_as_one_that_was_not_broken_off(
    casefile: Casefile, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_MESSAGES", 1)
    for at in range(30):
        with monkeypatch.context() as patch:
            break_off(patch, at % 3)
            try:
                take(casefile, post)
            except Killed:
                assert trove().state == "begun"
                continue
        break
    else:
        pytest.fail("it never came to its end")
    broken = stored()
    assert at > 4
    assert not wrong(casefile)

    whole = post.rename(post.parent / "whole")
    _forget()
    take(casefile, whole)
    assert stored() == broken


def _forget() -> None:
    for model in (Attachment, MessageText, Stretch, Message):
        model._default_manager.all().delete()
    TroveFile.objects.all().delete()
    trove().delete()
    Original.objects.all().delete()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO mail_index(mail_index) VALUES ('delete-all')")
        else:
            cursor.execute("DELETE FROM mail_index")


@pytest.mark.slow
def test_a_killed_process_is_gone_on_with(tmp_path: Path) -> None:
    box, folder = tmp_path / "box.mbox", tmp_path / "casefile"
    truth = write(box, 2000)
    Casefile.create(folder)
    command = [*AFFIANT, "mail", "read", str(box), "--no-attachments", "--casefile", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and Message.objects.count() < 500:
        time.sleep(0.02)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert Message.objects.count() < len(truth)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)

    casefile = Casefile.open(folder)
    rows = Message.objects.order_by("number").values_list("number", "start", "end", "sha256")
    wanted = [(n, one.start, one.end, one.sha256) for n, one in enumerate(truth, 1)]
    assert list(rows) == wanted
    assert not wrong(casefile)


@pytest.fixture
def small_disk() -> Iterator[Callable[[int], None]]:
    """No file may grow past so many bytes, as if the disk were full; 0 for no such limit."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size or most, most))

    yield limit
    limit(0)


@pytest.mark.parametrize("name", ["a.zip", "a.mbox"])
def test_a_full_disk_is_no_damage_and_the_next_run_goes_on(
    casefile: Casefile, tmp_path: Path, small_disk: Callable[[int], None], name: str
) -> None:
    box = FROM + mail(b"\n" + b"Bonjour \n" * 4_000_000) + b"\n" + FROM + mail(number=2)
    content = packed(**{"x.mbox": box, "y.eml": mail(number=3)}) if name == "a.zip" else box
    (tmp_path / name).write_bytes(content)
    small_disk(16 << 20)
    with pytest.raises(OSError, match="too large"):
        take(casefile, tmp_path / name)
    small_disk(0)

    take(casefile, tmp_path / name)
    assert trove().state == "read"
    assert not TroveFile.objects.exclude(state="read")
    assert Message.objects.count() == (3 if name == "a.zip" else 2)
    assert not wrong(casefile)
