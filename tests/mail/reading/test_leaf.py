"""What is decoded at the speed of memory is what is decoded with care."""

import base64

from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import mixture, quick
from affiant.mail.reading.leaf import decoded
from affiant.reading import encoding
from affiant.reading.failure import Unreadable

WESTERN = st.text(st.sampled_from("aeé à’€\x85«â»Ãœ\n"), max_size=30)
LINES = st.lists(st.text("QUJD=+/", max_size=9), max_size=5)
ENDS = st.sampled_from(("\n", "\r\n", " \n", "\n\n", "\r", "\n\t"))


def with_care(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        pass
    if (mixed := mixture.decoded(content)) is not None:
        return mixed
    try:
        return encoding.decode(content, "iso-8859-1")
    except Unreadable:
        return content.decode("cp1252", "replace")


@given(WESTERN.map(lambda text: text.encode("cp1252", "replace")) | st.binary(max_size=30))
def test_western_text_is_decoded_quickly_as_with_care(content: bytes) -> None:
    content = content.replace(b"\0", b"")

    assert decoded(content, "ISO-8859-1")[0] == with_care(content)


def outcome(body: bytes, *, with_care: bool) -> bytes | None:
    try:
        return quick._whole(quick._of_lines(body)) if with_care else quick._base64(body)
    except quick.QuickFailed:
        return None


@given(LINES, ENDS)
def test_base64_is_decoded_quickly_as_with_care(lines: list[str], end: str) -> None:
    body = end.join(lines).strip().encode()

    assert outcome(body, with_care=False) == outcome(body, with_care=True)


@given(st.binary(max_size=200), st.sampled_from((b"\n", b"\r\n")))
def test_base64_of_any_program_is_decoded(content: bytes, end: bytes) -> None:
    body = base64.encodebytes(content).replace(b"\n", end)

    assert outcome(body, with_care=False) == content
