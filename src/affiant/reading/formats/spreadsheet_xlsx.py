"""XLSX and XLSM (ECMA-376): the last computed values, row by row; comments and text boxes."""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_package import Package
from affiant.reading.formats.office_properties import claims
from affiant.reading.formats.office_signature import OfficeFormat
from affiant.reading.formats.spreadsheet_number import NumberFormat, number_format, shown
from affiant.reading.formats.spreadsheet_row import row_text
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_T, _V, _F, _SI = f"{_S}t", f"{_S}v", f"{_S}f", f"{_S}si"
_CELL, _ROW, _INLINE, _PHONETIC = f"{_S}c", f"{_S}row", f"{_S}is", f"{_S}rPh"
_TRUTH = {"0": "FALSE", "1": "TRUE"}
_LETTERS = 26


def read_xlsx(source: Source, limits: Limits) -> Document:
    """The document of an XLSX. Raises Unreadable."""
    composition = Composition(limits)
    with Package(source, limits) as package:
        sheets = _Workbook(package, composition).read()
        composition.require_text(source)
        core = (r.target for r in package.relationships("").values() if r.kind == "core-properties")
        said = claims(package.optional(next(core, None)), (("sheets", str(sheets)),))
    return composition.document(source, OfficeFormat.XLSX, said)


class _Workbook:
    def __init__(self, package: Package, composition: Composition) -> None:
        self._package = package
        self._composition = composition
        self._main = package.main_part()
        self._relations = package.relationships(self._main)
        self._book = package.xml(self._main)
        properties = self._book.find(f"{_S}workbookPr")
        stated = properties.get("date1904", "0") if properties is not None else "0"
        self._from_1904 = stated in ("1", "true")
        self._strings = [_string(si) for si in self._elements(self._part("sharedStrings"), _SI)]
        self._formats = _formats(package.optional(self._part("styles")))

    def read(self) -> int:
        """Compose all sheets, hidden ones too; how many there are."""
        sheets = list(self._book.iter(f"{_S}sheet"))
        for sheet in sheets:
            relation = self._relations.get(sheet.get(_R_ID, ""))
            if relation is None or relation.target not in self._package:
                continue
            self._composition.add(sheet.get("name", ""), PassageKind.HEADING)
            for row in self._elements(relation.target, _ROW):
                self._composition.add(row_text(self._cells(row)), PassageKind.TABLE_CELL)
            self._beside(relation.target)
        return len(sheets)

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, str]]:
        column = -1
        for cell in row.iterfind(_CELL):
            column = _column(cell.get("r", ""), column + 1)
            yield column, self._value(cell)

    def _value(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            return _string(inline) if inline is not None else ""
        value = cell.findtext(_V)
        if value is None:
            formula = cell.findtext(_F)
            return f"={formula}" if formula else ""
        if kind == "s":
            index = int(value) if value.isascii() and value.isdigit() else len(self._strings)
            return self._strings[index] if index < len(self._strings) else ""
        if kind == "b":
            return _TRUTH.get(value, value)
        return shown(value, self._format(cell), self._from_1904) if kind == "n" else value

    def _format(self, cell: etree._Element) -> NumberFormat:
        style = cell.get("s", "0")
        index = int(style) if style.isascii() and style.isdigit() else 0
        return self._formats[index] if index < len(self._formats) else NumberFormat()

    def _beside(self, sheet: str) -> None:
        """The comments on a sheet, each with its cell and author, and its text boxes."""
        for relation in self._package.relationships(sheet).values():
            if relation.kind == "comments":
                self._comments(self._package.optional(relation.target))
            elif relation.kind == "drawing":
                root = self._package.optional(relation.target)
                for paragraph in root.iter(f"{_A}p") if root is not None else ():
                    words = (text.text or "" for text in paragraph.iter(f"{_A}t"))
                    self._composition.add("".join(words))

    def _comments(self, root: etree._Element | None) -> None:
        if root is None:
            return
        authors = [author.text or "" for author in root.iter(f"{_S}author")]
        for comment in root.iter(f"{_S}comment"):
            number = comment.get("authorId", "")
            index = int(number) if number.isascii() and number.isdigit() else len(authors)
            author = authors[index] if index < len(authors) else ""
            words = "".join(text.text or "" for text in comment.iter(_T))
            parts = (part for part in (comment.get("ref", ""), author, words) if part)
            self._composition.add(": ".join(parts))

    def _part(self, kind: str) -> str | None:
        found = (one for one in self._relations.values() if one.kind == kind)
        return next((one.target for one in found), None)

    def _elements(self, part: str | None, tag: str) -> Iterator[etree._Element]:
        """The elements of one tag, each forgotten once the next is asked for."""
        if part is None or part not in self._package:
            return
        parsing = etree.iterparse(
            BytesIO(self._package.xml_bytes(part)),
            tag=tag,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            for _, element in parsing:
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and parent[0] is not element:
                    del parent[0]
        except etree.XMLSyntaxError as error:
            raise Unreadable(Reason.DAMAGED, "a sheet is no well-formed XML") from error


def _string(element: etree._Element) -> str:
    """The runs of a string, without the reading aid of East Asian ones."""
    runs = (child for child in element if child.tag != _PHONETIC)
    texts = (run if run.tag == _T else run.find(_T) for run in runs)
    return "".join(text.text or "" for text in texts if text is not None)


def _formats(styles: etree._Element | None) -> list[NumberFormat]:
    """The number format of each cell style, by its index."""
    if styles is None:
        return []
    codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(f"{_S}numFmt")}
    found = []
    for style in styles.iterfind(f"{_S}cellXfs/{_S}xf"):
        identifier = style.get("numFmtId", "0")
        number = int(identifier) if identifier.isascii() and identifier.isdigit() else 0
        found.append(number_format(number, codes.get(identifier)))
    return found


def _column(reference: str, following: int) -> int:
    """The column of "B7", from 0; without a reference the one after the last."""
    column = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1 if column else following
