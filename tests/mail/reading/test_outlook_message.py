import io
import struct

import pytest

from affiant.mail.reading import message as reading
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


def fixed(*numbers: tuple[int, int]) -> bytes:
    """Properties that are whole numbers."""
    return b"".join(struct.pack("<HHIQ", 0x03, number, 6, value) for number, value in numbers)


def recipient(kind: int, name: str, address: str) -> Tree:
    return {
        FIXED: bytes(8) + fixed((0x0C15, kind)),
        "__substg1.0_3001001F": text(name),
        "__substg1.0_39FE001F": text(address),
    }


def test_those_whom_it_was_sent_to_have_their_addresses() -> None:
    letter = read(
        message(
            **{
                "__recip_version1.0_#00000000": recipient(1, "Anne Dupont", "anne@corp.example"),
                "__recip_version1.0_#00000001": recipient(2, "'leo@c.example'", "leo@c.example"),
                "__recip_version1.0_#00000002": recipient(1, "Édith", "edith@corp.example"),
            }
        )
    )

    assert isinstance(letter, Letter)
    told = {name: letter.headers.text(name) for name in ("to", "cc", "bcc")}
    assert told == {
        "to": "Anne Dupont <anne@corp.example>, Édith <edith@corp.example>",
        "cc": "leo@c.example",
        "bcc": None,
    }


@pytest.mark.parametrize(
    ("page", "codec"),
    [((0x3FFD, 1251), "cp1251"), ((0x3FDE, 950), "cp950"), ((0x3FDE, 20866), "cp1251")],
)
def test_strings_of_eight_bits_are_read_by_the_code_page_that_is_named(
    page: tuple[int, int], codec: str
) -> None:
    words = "格式測試" if codec == "cp950" else "Встреча в полдень"
    letter = read(
        {
            FIXED: bytes(32) + fixed(page),
            "__substg1.0_0037001E": words.encode(codec),
            "__substg1.0_1000001E": words.encode(codec),
        }
    )

    assert isinstance(letter, Letter)
    assert (letter.subject, letter.text().strip("\0")) == (words, words)


def test_a_letter_in_rtf_alone_has_its_words_as_text() -> None:
    rtf = pytest.importorskip("compressed_rtf")
    words = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}} Jeudi, \\'e0 midi.\\par}"
    tree = message(**{"__substg1.0_10090102": rtf.compress(words)})
    del tree["__substg1.0_1000001F"]
    letter = read(tree)

    assert isinstance(letter, Letter)
    assert letter.text() == "Jeudi, à midi."
    assert [(leaf.file_name, leaf.content) for leaf in letter.attachments()] == [
        ("letter.rtf", words)
    ]


def test_a_message_that_was_sent_along_is_one_of_its_words() -> None:
    head = 'From: him@x.example\r\nContent-Type: multipart/mixed; boundary="x"\r\n'
    inner: Tree = {**message(**{"__substg1.0_007D001F": text(head)}), FIXED: bytes(24)}
    outer: Tree = {FIXED: bytes(8), "__substg1.0_3701000D": inner}
    letter = read(message(**{"__attach_version1.0_#00000000": outer}))

    assert isinstance(letter, Letter)
    (leaf,) = letter.attachments()
    within = reading.read(leaf.content, NOW)
    assert within.headers.text("from") == "him@x.example"
    assert within.text().strip("\0") == "Jeudi, à midi.\r\n"


def test_what_another_program_put_into_a_letter_is_kept() -> None:
    outer: Tree = {FIXED: bytes(8), "__substg1.0_3701000D": {"\1Ole10Native": b"drawn" * 1000}}
    letter = read(message(**{"__attach_version1.0_#00000000": outer}))

    assert isinstance(letter, Letter)
    (leaf,) = letter.attachments()
    assert (leaf.file_name, leaf.content) == ("Ole10Native", b"drawn" * 1000)
