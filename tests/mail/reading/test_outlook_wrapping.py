import io

import pytest

from affiant.mail.reading import outlook_wrapping
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.trouble import Trouble
from tests.mail.reading.box import NOW
from tests.reading.wrapping import (
    BODY,
    MESSAGE,
    PROPERTIES,
    attached,
    attribute,
    binary,
    wrapped,
)

SUBJECT = 0x00018004
RTF, HTML, SENDER = 0x1009, 0x1013, 0x5D01
NOTE = attached("Réponse.txt".encode("cp1252"), b"Une note.")


def read(content: bytes) -> Letter:
    letter = outlook_wrapping.read(io.BytesIO(content), NOW)
    assert isinstance(letter, Letter)
    return letter


def test_what_outlook_wrapped_is_a_letter_by_itself() -> None:
    words = attribute(MESSAGE, BODY, b"Jeudi, \xe0 midi.\0")
    sender = attribute(MESSAGE, PROPERTIES, binary(SENDER, b"zoe@bureau.example\0", kind=0x1E))
    letter = read(wrapped(attribute(MESSAGE, SUBJECT, b"r\xe9union\0"), words, sender, NOTE))

    assert (letter.subject, letter.text()) == ("réunion", "Jeudi, à midi.")
    assert letter.headers.raw("from") == "zoe@bureau.example"
    assert [(leaf.file_name, leaf.content) for leaf in letter.attachments()] == [
        ("Réponse.txt", b"Une note.")
    ]
    assert letter.troubles == (Trouble.REBUILT, Trouble.NO_DATE)


def test_a_letter_written_as_a_page_is_text() -> None:
    page = attribute(MESSAGE, PROPERTIES, binary(HTML, b"<p>Jeudi, \xe0 midi.</p>"))

    assert read(wrapped(page, NOTE)).text().strip() == "Jeudi, à midi."


def test_a_letter_in_packed_rtf_is_unpacked_as_a_file() -> None:
    rtf = pytest.importorskip("compressed_rtf")
    packed = attribute(MESSAGE, PROPERTIES, binary(RTF, rtf.compress(b"{\\rtf1 midi\\par}")))
    (words, leaf, note) = read(wrapped(packed, NOTE)).leaves

    assert words.text() == "midi"
    assert (leaf.file_name, leaf.content) == ("letter.rtf", b"{\\rtf1 midi\\par}")
    assert note.file_name == "Réponse.txt"


def test_rtf_that_cannot_be_unpacked_is_kept_and_told() -> None:
    pytest.importorskip("compressed_rtf")
    broken = b"\x10\0\0\0\xff\0\0\0nope" + bytes(8)
    letter = read(wrapped(attribute(MESSAGE, PROPERTIES, binary(RTF, broken)), NOTE))

    assert letter.leaves[0].content == broken
    assert Trouble.DAMAGED in letter.troubles


def test_one_that_was_cut_off_says_so() -> None:
    assert Trouble.TRUNCATED in read(wrapped(NOTE, NOTE)[:-30]).troubles


@pytest.mark.parametrize(
    ("content", "trouble"), [(wrapped(), "no mail"), (wrapped()[:9], "damaged")]
)
def test_one_without_anything_is_no_letter(content: bytes, trouble: str) -> None:
    assert outlook_wrapping.read(io.BytesIO(content), NOW) == trouble
