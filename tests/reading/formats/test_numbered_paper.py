"""A deposition's line numbers, read from text and from print."""

from collections.abc import Callable

import typst

from affiant.reading.document import Document
from affiant.reading.formats.pdf import READER as PDF
from affiant.reading.formats.plain_text import READER as TEXT
from affiant.reading.reader import Reader

Read = Callable[[Reader, bytes, str], Document]

TALK = [
    "BY MR. LUND:",
    *[
        "Q.  When did you see the list that the",
        "company sent?",
        "A.  In June.",
        "MS. REY: Objection.",
    ]
    * 6,
]
PRINT = """
#set page(width: 8.5in, height: 11in)
#set text(font: "DejaVu Sans Mono", size: 11pt)
#set par(leading: 1em)
"""


def numbered(lines: list[str]) -> str:
    return "\n".join(f"{at:2d}     {line}" for at, line in enumerate(lines, start=1))


def test_a_sentence_of_a_typed_deposition_runs_on_over_its_line_numbers(document_of: Read) -> None:
    document = document_of(TEXT, numbered(TALK).encode(), "a.txt")
    said = [" ".join(passage.span.of(document.text).split()) for passage in document.passages]
    assert said[1] == "Q. When did you see the list that the company sent?"
    assert len(document.text) == len(numbered(TALK))


def test_a_printed_one_parts_turn_from_turn(document_of: Read) -> None:
    page = "\\n".join(line.replace('"', '\\"') for line in numbered(TALK).split("\n"))
    printed = bytes(typst.compile(f'{PRINT}#raw(block: true, "{page}")'.encode()))
    document = document_of(PDF, printed, "a.pdf")
    said = [passage.span.of(document.text) for passage in document.passages]
    assert said[:4] == [
        "BY MR. LUND:",
        "Q. When did you see the list that the company sent?",
        "A. In June.",
        "MS. REY: Objection.",
    ]
