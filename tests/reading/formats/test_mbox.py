import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.failure import Reason
from affiant.reading.formats.mbox import envelopes
from tests.reading.containers import read

FROM = b"From a@example.org Tue Mar  4 10:00:00 2025\n"
ONE = b"From: a@example.org\nSubject: one\n\nThe first letter.\n\n"
TWO = b"From: b@example.org\nSubject: two\n\n>From what we saw, it holds.\nFrom there on, less.\n"
BOX = FROM + ONE + FROM + TWO


def test_each_message_is_a_member_with_its_raw_bytes(tmp_path: Path) -> None:
    found = read(tmp_path, "box", BOX)
    assert found.ends() == {("0000000@0",): None, (f"0000001@{len(FROM + ONE)}",): None, (): None}
    assert found.kept("0000000@0") == ONE
    assert found.kept(f"0000001@{len(FROM + ONE)}") == TWO


def test_stuffing_is_undone_only_for_reading(tmp_path: Path) -> None:
    found = read(tmp_path, "box", BOX)
    documents = [o.document for o in found.outcomes if hasattr(o, "document") and o.document]
    assert "\nFrom what we saw, it holds." in documents[1].text


def test_a_sentence_that_starts_with_from_parts_nothing(tmp_path: Path) -> None:
    box = FROM + ONE + b"From the start of 2025 on, at 10:30, they refused.\n\n"
    assert len(read(tmp_path, "box", box + FROM + TWO).ends()) == 3


def test_windows_line_ends_part_messages_too(tmp_path: Path) -> None:
    assert len(read(tmp_path, "box", BOX.replace(b"\n", b"\r\n")).ends()) == 3


def test_a_mailbox_that_does_not_start_with_a_message_is_damaged(tmp_path: Path) -> None:
    assert read(tmp_path, "box.mbox", b"\x00\x01\x02 no mail").top.reason is Reason.DAMAGED  # type: ignore[union-attr] # a Failed


def test_an_attached_message_with_an_envelope_line_is_one_message(tmp_path: Path) -> None:
    found = read(tmp_path, "x.eml", FROM + ONE)
    assert found.document.title == "one"


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=120))
def test_envelopes_and_messages_are_every_byte(lengths: list[int]) -> None:
    messages = [ONE[:-2] + b"x" * length + b"\n\n" for length in lengths]
    box = b"".join(FROM + message for message in messages)
    found = list(envelopes(io.BytesIO(box)))
    ends = [envelope.start for envelope in found[1:]] + [len(box)]
    sliced = [box[e.message : end] for e, end in zip(found, ends, strict=True)]
    assert sliced == messages
