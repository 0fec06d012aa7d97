from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.authentication.wire import Wire


def test_a_file_with_bare_line_feeds_is_read_as_it_was_sent() -> None:
    wire = Wire.of(b"From: a@b.example\nTo: c@d.example\n\nHello\nyou\n")

    assert wire.bytes() == b"From: a@b.example\r\nTo: c@d.example\r\n\r\nHello\r\nyou\r\n"


def test_a_folded_field_is_one_field() -> None:
    wire = Wire.of(b"Subject: one\r\n two\r\n\tthree\r\nTo: x\r\n\r\n")

    assert [field.name for field in wire.fields] == ["subject", "to"]
    assert wire.fields[0].unfolded == "one two\tthree"


def test_the_envelope_line_of_a_mailbox_is_no_part_of_the_message() -> None:
    assert Wire.of(b"From a@b.example Mon Jan 6\nTo: x\n\nHi").fields[0].name == "to"


def test_a_message_without_headers_is_all_body() -> None:
    assert Wire.of(b"\r\nonly a letter") == Wire((), b"only a letter")


def test_a_message_without_a_body_keeps_its_last_field() -> None:
    assert [field.name for field in Wire.of(b"To: x\r\nCc: y\r\n").fields] == ["to", "cc"]


def test_a_line_that_is_no_field_has_no_name() -> None:
    assert [field.name for field in Wire.of(b"To: x\r\nnonsense\r\n\r\n").fields] == ["to", ""]


@given(st.binary(max_size=300))
def test_nothing_is_lost_but_the_kind_of_line_end_and_the_envelope_line(message: bytes) -> None:
    wire = Wire.of(message)
    if not message.startswith((b"From ", b">From ")):
        kept = wire.bytes().replace(b"\r\n", b"").replace(b"\n", b"")
        assert kept == message.replace(b"\r\n", b"").replace(b"\n", b"")
