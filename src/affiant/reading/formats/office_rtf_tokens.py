"""The tokens of RTF 1.9.1 and the characters that its bytes stand for."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    """A control word with its number, a brace, or raw bytes of text (as Latin-1)."""

    word: str
    number: int | None
    text: str


OPEN, CLOSE, TEXT, BYTE = "{", "}", "text", "'"

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    r"|\\(?P<symbol>[^A-Za-z'])"
    r"|(?P<brace>[{}])"
    r"|[\r\n\x00]+"
    r"|(?P<text>[^\\{}\r\n\x00]+)",
    re.DOTALL,
)

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Windows character sets by \\fcharset number (RTF 1.9.1, font table)."""

CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "~": "\u00a0", "_": "\u2011", "\\": "\\",
    "{": "{", "}": "}", "cell": "\t", "nestcell": "\t",
}  # fmt: skip
"""Control words and symbols that are one character."""


def tokens(source: str) -> Iterator[Token]:
    """The tokens of an RTF file read as Latin-1; binary parts are jumped over."""
    position = 0
    while match := _TOKEN.search(source, position):
        position = match.end()
        if match["text"]:
            yield Token(TEXT, None, match["text"])
        elif match["byte"]:
            yield Token(BYTE, None, chr(int(match["byte"], 16)))
        elif match["brace"]:
            yield Token(match["brace"], None, "")
        elif match["symbol"]:
            symbol = match["symbol"]
            yield Token("par" if symbol in "\r\n" else f"\\{symbol}", None, "")
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                position += max(number or 0, 0)
            else:
                yield Token(match["word"], number, "")


def charset(number: int) -> str | None:
    """Python's name for a font's character set; None for symbols and the document's own."""
    return _CHARSETS.get(number)
