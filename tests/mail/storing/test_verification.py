"""The check of troves: any bytes are told of to the last, and any damage is found."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Original
from affiant.evidence.verification import Problem
from affiant.mail.models import Message, MessageText, Stretch, TroveFile
from affiant.mail.storing.verification import file_findings, verify
from tests.mail.reading.box import FROM, MIXED, mail, parts
from tests.mail.storing.taking import take, wrong
from tests.mail.storing.test_run import BOX, NOTE, packed

_numbers = itertools.count()

PIECES = st.sampled_from(
    [
        FROM, mail(), mail(b"From here on\n\nFrom there\n"), b"\n", b"\n\n", b"\r\n", b"\0",
        b"From ", b"Subject: x\n", b"Content-Length: 12\n", b"--=_b\n",
        mail(parts(b"\nBonjour\n", NOTE), MIXED), b"\xef\xbb\xbf", b"rubbish\n",
        FROM.replace(b"\n", b"\r\n"), mail()[:70],
    ]
)  # fmt: skip


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(PIECES | st.binary(max_size=40), max_size=12).map(b"".join))
def test_messages_and_stretches_are_all_bytes_of_any_mailbox(
    casefile: Casefile, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / f"{next(_numbers)}.mbox"
    path.write_bytes(content)
    take(casefile, path)

    assert not list(file_findings(TroveFile.objects.latest("pk"), casefile.originals))


@pytest.fixture
def held(casefile: Casefile, tmp_path: Path) -> Casefile:
    """A trove with a stretch, three messages, an attachment, an archive."""
    folder = tmp_path / "post"
    folder.mkdir()
    note = mail(parts(b"\nBonjour\n", NOTE), MIXED, number=7)
    (folder / "a.mbox").write_bytes(b"rubbish\n\n" + BOX)
    (folder / "b.zip").write_bytes(packed(**{"note.eml": note}))
    take(casefile, folder)
    assert verify(casefile).holds
    return casefile


def shift(model: type[Message] | type[Stretch], **change: object) -> None:
    """Change the first row."""
    first = model._default_manager.order_by("pk").first()
    assert first is not None
    model._default_manager.filter(pk=first.pk).update(**change)


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (lambda: shift(Stretch, end=F("end") - 1), Problem.MISPLACED_MESSAGE),
        (lambda: shift(Stretch, sha256="0" * 64), Problem.ALTERED_MESSAGE),
        (lambda: shift(Stretch, sha256=""), Problem.ALTERED_MESSAGE),
        (lambda: Stretch.objects.filter(kind="unreadable").delete(), Problem.MISPLACED_MESSAGE),
        (lambda: shift(Message, start=F("start") + 1), Problem.ALTERED_MESSAGE),
        (lambda: shift(Message, opens=F("opens") + 1), Problem.MISPLACED_MESSAGE),
        (lambda: shift(Message, end=F("end") - 1), Problem.MISPLACED_MESSAGE),
        (lambda: shift(Message, sha256=""), Problem.ALTERED_MESSAGE),
        (lambda: shift(Message, body="0" * 64), Problem.ALTERED_TEXT),
        (lambda: MessageText.objects.update(text="Bonsoir."), Problem.ALTERED_TEXT),
        (lambda: TroveFile.objects.update(size=F("size") + 1), Problem.MISPLACED_MESSAGE),
        (lambda: TroveFile.objects.update(state="begun"), Problem.UNFINISHED),
    ],
    ids=[
        "stretch moved", "stretch's digest", "stretch's digest gone", "stretch gone",
        "message's start", "message's From_", "message's end", "message's digest gone",
        "message's hash", "text", "file's size", "state",
    ],
)  # fmt: skip
def test_a_row_that_was_changed_is_found(
    held: Casefile, harm: Callable[[], object], problem: Problem
) -> None:
    harm()

    assert problem in {finding.problem for finding in wrong(held)}


def test_a_message_that_is_gone_is_found(held: Casefile) -> None:
    last = Message.objects.filter(file__place=["a.mbox"]).order_by("-pk")[:1].get()
    MessageText.objects.filter(pk=last.pk).delete()
    last.delete()

    assert [finding.problem for finding in wrong(held)] == [Problem.MISPLACED_MESSAGE]


def test_a_byte_of_an_original_that_was_changed_is_found_with_its_message(held: Casefile) -> None:
    row = TroveFile.objects.get(place=["a.mbox"])
    path = held.originals.path(str(row.original_id))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"Bonjour", b"Bonsoir", 1))
    found = {finding.problem for finding in verify(held).findings}

    assert found == {Problem.ALTERED_ORIGINAL, Problem.ALTERED_MESSAGE}


def test_an_original_that_is_gone_is_told_once(held: Casefile) -> None:
    row = TroveFile.objects.get(place=["a.mbox"])
    held.originals.path(str(row.original_id)).unlink()

    assert [one.problem for one in verify(held).findings] == [Problem.MISSING_ORIGINAL]


def test_what_was_looked_at_is_counted(held: Casefile) -> None:
    told = verify(held)

    assert (told.messages, told.originals) == (3, Original.objects.count())
