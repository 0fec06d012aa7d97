import io
import struct

import pytest

from affiant.mail.reading import outlook_message
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.trouble import Trouble
from tests.mail.reading.box import NOW
from tests.mail.reading.compound import Tree, compound

pytest.importorskip("olefile")

SENT = 132644977200000000  # 3 May 2021, 08:02 UTC, in tenths of microseconds since 1601
FIXED = "__properties_version1.0"


def text(value: str) -> bytes:
    return value.encode("utf-16-le")


def message(**more: "Tree | bytes") -> Tree:
    sent = struct.pack("<HHIQ", 0x40, 0x39, 6, SENT)
    return {
        FIXED: bytes(32) + sent,
        "__substg1.0_0037001F": text("réunion"),
        "__substg1.0_0C1A001F": text("Zoé Faure"),
        "__substg1.0_5D01001F": text("zoe@bureau.example"),
        "__substg1.0_0E04001F": text("Anne Dupont"),
        "__substg1.0_1000001F": text("Jeudi, à midi.\r\n"),
        **more,
    }


def read(tree: Tree) -> Letter | Trouble:
    return outlook_message.read(io.BytesIO(compound(tree)), NOW)


def test_a_message_that_outlook_saved_is_put_together_from_its_properties() -> None:
    letter = read(message())

    assert isinstance(letter, Letter)
    assert letter.headers.text("from") == "Zoé Faure <zoe@bureau.example>"
    assert letter.subject == "réunion"
    assert letter.sent is not None
    assert letter.sent.date().isoformat() == "2021-05-03"
    assert letter.text().strip("\0") == "Jeudi, à midi.\r\n"
    assert letter.troubles == (Trouble.REBUILT,)


def test_the_header_that_it_came_with_is_kept() -> None:
    head = "From: him@x.example\r\nDKIM-Signature: v=1;\r\n b=x\r\nDate: 3 May 2021 10:00 +0200\r\n"
    letter = read(message(**{"__substg1.0_007D001F": text(head)}))

    assert isinstance(letter, Letter)
    assert letter.headers.raw("dkim-signature") == "v=1; b=x"
    assert letter.headers.raw("from") == "him@x.example"


def test_what_was_sent_along_is_kept_and_a_message_in_it_with_its_own() -> None:
    file: Tree = {
        FIXED: bytes(8),
        "__substg1.0_3707001F": text("note.pdf"),
        "__substg1.0_37010102": b"%PDF" * 1024,
    }
    inner: Tree = {
        FIXED: bytes(24),
        "__substg1.0_0037001F": text("réunion"),
        "__attach_version1.0_#00000000": file,
    }
    outer: Tree = {FIXED: bytes(8), "__substg1.0_3701000D": inner}
    letter = read(message(**{"__attach_version1.0_#00000000": outer}))

    assert isinstance(letter, Letter)
    found = list(letter.attachments())
    assert [leaf.file_name for leaf in found] == ["réunion.eml", "note.pdf"]
    assert found[0].is_message
    assert found[1].content == b"%PDF" * 1024


def test_another_compound_file_is_no_mail() -> None:
    assert read({"WordDocument": b"words"}) is Trouble.NO_MAIL
