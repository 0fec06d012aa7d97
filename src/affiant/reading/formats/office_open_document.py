"""ODT and ODP (OASIS OpenDocument 1.3): the body in order, notes, comments, page furniture.

Tracked insertions stand in the body and are kept; deletions are counted in the metadata only.
A note's mark is written "[1]" where the note hangs, and the note itself begins with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_package import Package
from affiant.reading.formats.office_properties import claims
from affiant.reading.formats.office_signature import OfficeFormat
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_OASIS}office:1.0}}"
TEXT = f"{_OASIS}text:1.0}}"
TABLE = f"{_OASIS}table:1.0}}"
_DRAW = f"{_OASIS}drawing:1.0}}"
_STYLE = f"{_OASIS}style:1.0}}"
_PRESENTATION = f"{_OASIS}presentation:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"

_MOST_REPEATED = 1000  # a run of spaces or equal cells; more is how a sheet is filled to its end
_SKIPPED = frozenset(
    {
        f"{TEXT}tracked-changes",
        f"{TEXT}sequence-decls",
        f"{TEXT}variable-decls",
        f"{TEXT}user-field-decls",
        f"{OFFICE}forms",
        f"{OFFICE}annotation-end",
    }
)
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}


@dataclass(slots=True)
class _Paragraph:
    """The text of one paragraph while it is gathered."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read_open_document(source: Source, limits: Limits, kind: OfficeFormat) -> Document:
    """The document of an ODT or ODP. Raises Unreadable."""
    with Package(source, limits) as package:
        require_open(package)
        body = _OpenDocument(Composition(limits))
        styles = package.optional("styles.xml")
        body.furniture(styles, "header")
        body.read(package.xml("content.xml"))
        body.furniture(styles, "footer")
        body.composition.require_text(source)
        said = claims(package.optional("meta.xml"), body.counts())
    return body.composition.document(source, kind, said)


def require_open(package: Package) -> None:
    """Raise Unreadable(ENCRYPTED) for an OpenDocument package that a password locks."""
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.part(manifest):
        raise Unreadable(Reason.ENCRYPTED, "a password opens it")


def paragraph_text(element: etree._Element) -> str:
    """The words of a text:p or text:h, with its spaces, tabs and line breaks."""
    gathered = _Paragraph()
    _OpenDocument.walk_plain(element, gathered)
    return "".join(gathered.pieces)


def repeats(element: etree._Element, attribute: str) -> int:
    """How often a cell, row or space stands there; a fill to the sheet's end counts once."""
    count = element.get(attribute, "1")
    number = int(count) if count.isascii() and count.isdigit() else 1
    return number if number <= _MOST_REPEATED else 1


class _OpenDocument:
    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        self._styles: dict[str, str] = {}
        self._notes: list[tuple[str, etree._Element]] = []
        self._comments: list[etree._Element] = []
        self._deleted = 0

    def read(self, content: etree._Element) -> None:
        """Compose the body of content.xml."""
        for style in content.iter(f"{_STYLE}style"):
            self._styles[style.get(f"{_STYLE}name", "")] = style.get(
                f"{_STYLE}parent-style-name", ""
            )
        self._deleted = sum(1 for _ in content.iter(f"{TEXT}deletion"))
        body = content.find(f"{OFFICE}body")
        for index, part in enumerate(body if body is not None else ()):
            if index == 0:
                self._blocks(part, PassageKind.PARAGRAPH, None)
        self._write_notes()

    def furniture(self, styles: etree._Element | None, edge: str) -> None:
        """Compose the headers or footers of all page styles, each wording once."""
        known: set[str] = set()
        for part in styles.iter(f"{_STYLE}{edge}") if styles is not None else ():
            for paragraph in part.iter(f"{TEXT}p"):
                text = paragraph_text(paragraph)
                if text not in known:
                    known.add(text)
                    self.composition.add(text, PassageKind.BOILERPLATE)

    def counts(self) -> tuple[tuple[str, str], ...]:
        """How much was deleted under tracked changes, and how many comments there are."""
        counted = (("tracked deletions", self._deleted), ("comments", len(self._comments)))
        return tuple((name, str(count)) for name, count in counted if count)

    def _blocks(self, parent: etree._Element, kind: PassageKind, page: int | None) -> None:
        slides = 0
        for child in parent:
            tag = child.tag
            if tag == f"{_DRAW}page":
                slides += 1
                self._blocks(child, kind, slides)
            elif tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, kind, page)
            elif tag == f"{TEXT}list":
                self._blocks(child, PassageKind.LIST_ITEM, page)
            elif tag == f"{TABLE}table":
                self._table(child, page)
            elif tag not in _SKIPPED and isinstance(tag, str):
                inside = child.get(f"{_PRESENTATION}class") == "title"
                self._blocks(child, PassageKind.HEADING if inside else kind, page)

    def _paragraph(self, element: etree._Element, kind: PassageKind, page: int | None) -> None:
        gathered = _Paragraph()
        self._walk(element, gathered)
        span = self.composition.add("".join(gathered.pieces), self._kind(element, kind), page)
        for target, words in gathered.links:
            self.composition.link(target, span, words)
        for box in gathered.boxes:
            self._blocks(box, kind, page)

    def _kind(self, element: etree._Element, within: PassageKind) -> PassageKind:
        name = element.get(f"{TEXT}style-name", "")
        name = (self._styles.get(name) or name).replace("_20_", " ")
        if name in ("Title", "Subtitle"):
            return PassageKind.TITLE
        if element.tag == f"{TEXT}h" or name.startswith("Heading"):
            return PassageKind.HEADING
        if name == "Quotations":
            return PassageKind.QUOTATION
        return PassageKind.CAPTION if name in ("Caption", "Illustration") else within

    def _walk(self, element: etree._Element, into: _Paragraph) -> None:
        into.pieces.append(_collapsed(element.text))
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}note":
                into.pieces.append(self._note(child))
            elif tag == f"{OFFICE}annotation":
                self._comments.append(child)
            elif tag == f"{TEXT}a":
                begun = len(into.pieces)
                self._walk(child, into)
                into.links.append((child.get(_HREF, ""), "".join(into.pieces[begun:])))
            elif tag in (f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}g", f"{_DRAW}rect"):
                into.boxes.append(child)
            elif not _character(child, into) and tag not in _SKIPPED and isinstance(tag, str):
                self._walk(child, into)
            into.pieces.append(_collapsed(child.tail))

    @classmethod
    def walk_plain(cls, element: etree._Element, into: _Paragraph) -> None:
        """Gather words only: neither notes nor boxes nor links."""
        into.pieces.append(_collapsed(element.text))
        for child in element:
            if not _character(child, into) and isinstance(child.tag, str):
                cls.walk_plain(child, into)
            into.pieces.append(_collapsed(child.tail))

    def _note(self, note: etree._Element) -> str:
        citation = note.find(f"{TEXT}note-citation")
        mark = (citation.text or "") if citation is not None else ""
        mark = f"[{mark.strip() or len(self._notes) + 1}]"
        self._notes.append((mark, note))
        return mark

    def _table(self, table: etree._Element, page: int | None) -> None:
        for row in _rows(table):
            cells = [c for c in row if c.tag == f"{TABLE}table-cell"]
            if all(len(list(cell.iter(f"{TEXT}p"))) <= 1 for cell in cells):
                self._row(cells, page)
            else:  # a table that lays out a page
                for cell in cells:
                    self._blocks(cell, PassageKind.PARAGRAPH, page)

    def _row(self, cells: list[etree._Element], page: int | None) -> None:
        words: list[str] = []
        gathered = _Paragraph()
        for cell in cells:
            begun = len(gathered.pieces)
            for paragraph in cell.iter(f"{TEXT}p", f"{TEXT}h"):
                self._walk(paragraph, gathered)
            words.append("".join(gathered.pieces[begun:]).strip())
        span = self.composition.add("\t".join(words), PassageKind.TABLE_CELL, page)
        for target, of in gathered.links:
            self.composition.link(target, span, of)
        for box in gathered.boxes:
            self._blocks(box, PassageKind.PARAGRAPH, page)

    def _write_notes(self) -> None:
        for mark, note in self._notes:
            text = "\n".join(paragraph_text(p) for p in note.iter(f"{TEXT}p"))
            self.composition.add(f"{mark} {text}", PassageKind.REFERENCE)
        for comment in self._comments:
            author = (comment.findtext(_CREATOR) or "").strip()
            text = "\n".join(paragraph_text(p) for p in comment.iter(f"{TEXT}p"))
            if text.strip():
                self.composition.add(f"{author}: {text}" if author else text)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows, also those in header and group elements, but none of a table in a cell."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif isinstance(child.tag, str):
            yield from _rows(child)


def _character(element: etree._Element, into: _Paragraph) -> bool:
    """Append the character that an element stands for, if it stands for one."""
    if element.tag == f"{TEXT}s":
        into.pieces.append(" " * repeats(element, f"{TEXT}c"))
        return True
    character = _CHARACTERS.get(str(element.tag))
    if character is not None:
        into.pieces.append(character)
    return character is not None


def _collapsed(text: str | None) -> str:
    """White space of the XML is one space (OpenDocument 1.3-3, 6.1.2); U+00A0 is none of it."""
    if not text:
        return ""
    words = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words
