"""A stored message is read again as it was, from its archived bytes."""

from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.mail.models import Message, TroveFile
from affiant.mail.reading import large
from affiant.mail.reading.letter import Parser
from affiant.mail.storing.opening import letter_of
from tests.mail.reading.box import FROM, MIXED, mail, parts
from tests.mail.reading.compound import compound
from tests.mail.reading.test_outlook_message import message as outlook
from tests.mail.storing.taking import take
from tests.mail.storing.test_run import BOX, WITH_NOTE, packed


def test_a_message_of_a_packed_mailbox_comes_back_byte_for_byte(
    casefile: Casefile, tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(packed(**{"box.mbox": BOX + b"\n" + FROM + WITH_NOTE}))
    take(casefile, tmp_path / "a.zip")
    letter, raw = letter_of(Message.objects.get(number=3), casefile.originals)

    assert raw == WITH_NOTE
    assert letter.message_id == "<3@bureau.example>"
    assert [leaf.file_name for leaf in letter.attachments()] == ["note.txt"]


def test_a_large_message_comes_back_without_its_bytes(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "HELD", 10)
    (tmp_path / "a.eml").write_bytes(mail(parts(b"\nBonjour\n"), MIXED))
    take(casefile, tmp_path / "a.eml")
    letter, raw = letter_of(Message.objects.get(), casefile.originals)

    assert (letter.subject, letter.parser, raw) == ("note", Parser.STREAM, None)


def test_an_outlook_message_is_put_together_again(casefile: Casefile, tmp_path: Path) -> None:
    pytest.importorskip("olefile")
    (tmp_path / "a.msg").write_bytes(compound(outlook()))
    take(casefile, tmp_path / "a.msg")
    letter, raw = letter_of(Message.objects.get(), casefile.originals)

    assert (letter.subject, raw) == ("réunion", None)


def test_a_message_of_a_store_comes_back_from_what_was_kept(
    casefile: Casefile, tmp_path: Path
) -> None:
    (tmp_path / "a.eml").write_bytes(WITH_NOTE)
    take(casefile, tmp_path / "a.eml")
    message = Message.objects.get()
    Message.objects.update(sha256="", opens=0, start=0, end=0, troubles="rebuilt", parser="store")
    kept = message.messagetext
    kept.header = "from: Zoé <zoe@bureau.example>\nsubject: note"
    kept.save()
    letter, raw = letter_of(Message.objects.get(), casefile.originals)

    assert (letter.subject, letter.text(), raw) == ("note", "Bonjour\n", None)
    assert [leaf.content for leaf in letter.attachments()] == [b"Une note.\n"]


def test_a_message_whose_bytes_are_gone_says_so(casefile: Casefile, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail())
    take(casefile, tmp_path / "a.eml")
    casefile.originals.path(str(TroveFile.objects.get().original_id)).unlink()

    with pytest.raises(FileNotFoundError):
        letter_of(Message.objects.get(), casefile.originals)
