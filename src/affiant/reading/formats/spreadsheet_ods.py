"""ODS (OASIS OpenDocument 1.3): the values as the sheets show them; comments at the end."""

from collections.abc import Iterator

from lxml import etree

from affiant.reading.document import Document
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_open_document import (
    OFFICE,
    TABLE,
    TEXT,
    paragraph_text,
    repeats,
    require_open,
)
from affiant.reading.formats.office_package import Package
from affiant.reading.formats.office_properties import claims
from affiant.reading.formats.office_signature import OfficeFormat
from affiant.reading.formats.spreadsheet_row import row_text
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source

_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})


def read_ods(source: Source, limits: Limits) -> Document:
    """The document of an ODS. Raises Unreadable."""
    composition = Composition(limits)
    with Package(source, limits) as package:
        require_open(package)
        content = package.xml("content.xml")
        sheets = list(content.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"))
        for sheet in sheets:
            composition.add(sheet.get(f"{TABLE}name", ""), PassageKind.HEADING)
            for row in sheet.iter(f"{TABLE}table-row"):
                text = row_text(_cells(row))
                for _ in range(repeats(row, f"{TABLE}number-rows-repeated") if text else 0):
                    composition.add(text, PassageKind.TABLE_CELL)
        for comment in content.iter(f"{OFFICE}annotation"):
            composition.add(_comment(comment))
        composition.require_text(source)
        said = claims(package.optional("meta.xml"), (("sheets", str(len(sheets))),))
    return composition.document(source, OfficeFormat.ODS, said)


def _cells(row: etree._Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        value = "\n".join(paragraph_text(p) for p in cell.iterfind(f"{TEXT}p"))
        times = repeats(cell, f"{TABLE}number-columns-repeated")
        if value:
            yield from ((column + offset, value) for offset in range(times))
        column += times


def _comment(comment: etree._Element) -> str:
    author = (comment.findtext(_CREATOR) or "").strip()
    text = "\n".join(paragraph_text(p) for p in comment.iter(f"{TEXT}p"))
    return f"{author}: {text}" if author and text.strip() else text
