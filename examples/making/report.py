"""The report as a PDF: two pages, headings, a table. Uncompressed, so that it can be read."""

import io
import os
from collections.abc import Iterable, Sequence
from datetime import datetime

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from examples.making.block import Block, Style

MARGIN = 62
GAP = 5  # points between paragraphs

SHEETS = {
    Style.TITLE: "Title",
    Style.HEADING: "Heading2",
    Style.BYLINE: "Italic",
    Style.CAPTION: "Italic",
}


def pdf(content: Iterable[Block], title: str, author: str, created: datetime) -> bytes:
    """A PDF of these blocks; rows that follow each other make one table."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(created.timestamp()))  # reportlab's only way in
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=title,
        author=author,
        invariant=1,  # no clock and no random identifier in the file
        pageCompression=0,
    )
    template.build(list(_flow(content)))
    return buffer.getvalue()


def _flow(content: Iterable[Block]) -> Iterable[Flowable]:
    sheets = getSampleStyleSheet()
    rows: list[list[str]] = []
    for block in content:
        if block.style is Style.ROW:
            rows.append(block.cells())
            continue
        if rows:
            yield from _table(rows)
            rows = []
        if block.style is Style.BREAK:
            yield PageBreak()
            continue
        yield Paragraph(block.text, sheets[SHEETS.get(block.style, "BodyText")])
        yield Spacer(0, GAP)


def _table(rows: Sequence[Sequence[str]]) -> Iterable[Flowable]:
    grid = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
            ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ]
    )
    yield Table(rows, style=grid)
    yield Spacer(0, GAP)
