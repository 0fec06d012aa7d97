"""DOCX (ECMA-376): the body in order, then notes, comments; headers and footers as boilerplate.

Nothing that a reader of the page sees is lost: text boxes come after the paragraph that they
hang on, inserted text is kept, deleted text is counted in the metadata only. A mark of a note
is written "[1]" (footnotes) or "[i]" (endnotes), and the note itself begins with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from affiant.reading.document import Document
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_package import Package, Relationship
from affiant.reading.formats.office_properties import claims
from affiant.reading.formats.office_signature import OfficeFormat
from affiant.reading.formats.office_word_styles import Styles
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_SKIPPED = frozenset({_FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr"})
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}br": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(slots=True)
class _Paragraph:
    """The text of one paragraph while it is gathered."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def text(self) -> str:
        return "".join(self.pieces)


def read_docx(source: Source, limits: Limits) -> Document:
    """The document of a DOCX. Raises Unreadable."""
    with Package(source, limits) as package:
        word = _Word(package, Composition(limits))
        word.read()
        word.composition.require_text(source)
        core = next(
            (r.target for r in package.relationships("").values() if r.kind == "core-properties"),
            None,
        )
        said = claims(package.optional(core), word.counts())
    return word.composition.document(source, OfficeFormat.DOCX, said)


class _Word:
    def __init__(self, package: Package, composition: Composition) -> None:
        self._package = package
        self.composition = composition
        self._main = package.main_part()
        self._relations = package.relationships(self._main)
        self._styles = Styles(package.optional(self._target("styles")))
        self._marks: dict[tuple[str, str], str] = {}
        self._deleted = 0
        self._comments = 0

    def read(self) -> None:
        """Compose the whole document."""
        root = self._package.xml(self._main)
        self._edges("header")
        body = root.find(f"{W}body")
        self._blocks(body if body is not None else root)
        self._notes("footnote")
        self._notes("endnote")
        self._read_comments()
        self._edges("footer")

    def counts(self) -> tuple[tuple[str, str], ...]:
        """How much was deleted under tracked changes, and how many comments there are."""
        counted = (("tracked deletions", self._deleted), ("comments", self._comments))
        return tuple((name, str(count)) for name, count in counted if count)

    def _blocks(self, parent: etree._Element, forced: PassageKind | None = None) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, forced)
            elif child.tag == f"{W}tbl":
                self._table(child, forced)
            elif child.tag == f"{W}del":
                self._deleted += 1
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                self._blocks(child, forced)  # w:sdt, w:ins, w:customXml and the like

    def _paragraph(self, element: etree._Element, forced: PassageKind | None) -> None:
        gathered = self._gather(element)
        kind = forced or self._styles.kind(element)
        span = self.composition.add(gathered.text(), kind)
        for target, words in gathered.links:
            self.composition.link(target, span, words)
        for box in gathered.boxes:
            self._blocks(box, forced)

    def _gather(self, element: etree._Element) -> _Paragraph:
        gathered = _Paragraph()
        self._walk(element, gathered)
        return gathered

    def _walk(self, element: etree._Element, into: _Paragraph) -> None:
        for child in element:
            tag = child.tag
            if tag in (f"{W}t", _MATH):
                into.pieces.append(child.text or "")
            elif tag in _CHARACTERS:
                into.pieces.append(_CHARACTERS[str(tag)])
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._deleted += tag == f"{W}del"
            elif tag == f"{W}txbxContent":
                into.boxes.append(child)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                into.pieces.append(self._mark(child))
            elif tag == f"{W}hyperlink":
                self._hyperlink(child, into)
            elif tag == f"{W}sym":
                into.pieces.append(_symbol(child))
            elif tag not in _SKIPPED and isinstance(tag, str):
                self._walk(child, into)

    def _hyperlink(self, element: etree._Element, into: _Paragraph) -> None:
        begun = len(into.pieces)
        self._walk(element, into)
        relation = self._relations.get(element.get(_R_ID, ""))
        if relation is not None and relation.external:
            into.links.append((relation.target, "".join(into.pieces[begun:])))

    def _mark(self, element: etree._Element) -> str:
        """The mark of a note, numbered in the order in which the text calls for them."""
        kind = "endnote" if element.tag == f"{W}endnoteReference" else "footnote"
        key = (kind, element.get(f"{W}id", ""))
        if key not in self._marks:
            number = 1 + sum(1 for known, _ in self._marks if known == kind)
            self._marks[key] = f"[{number}]" if kind == "footnote" else f"[{_roman(number)}]"
        return self._marks[key]

    def _table(self, table: etree._Element, forced: PassageKind | None) -> None:
        for row in _within(table, f"{W}tr"):
            cells = list(_within(row, f"{W}tc"))
            if all(_is_plain(cell) for cell in cells):
                gathered = [self._gather(cell) for cell in cells]
                text = "\t".join(one.text().strip() for one in gathered)
                span = self.composition.add(text, forced or PassageKind.TABLE_CELL)
                for one in gathered:
                    for target, words in one.links:
                        self.composition.link(target, span, words)
                    for box in one.boxes:
                        self._blocks(box, forced)
            else:  # a table that lays out a page
                for cell in cells:
                    self._blocks(cell, forced)

    def _notes(self, kind: str) -> None:
        """All notes, those that the text calls for in their order, then any others."""
        root = self._package.optional(self._target(f"{kind}s"))
        if root is None:
            return
        order = {key: place for place, key in enumerate(self._marks)}
        notes = [n for n in root.iter(f"{W}{kind}") if n.get(f"{W}type") not in _SEPARATORS]
        notes.sort(key=lambda n: order.get((kind, n.get(f"{W}id", "")), len(order)))
        for note in notes:
            mark = self._marks.get((kind, note.get(f"{W}id", "")), "")
            text = "\n".join(self._gather(p).text().strip() for p in note.iter(f"{W}p"))
            if text.strip():
                self.composition.add(f"{mark} {text.strip()}", PassageKind.REFERENCE)

    def _read_comments(self) -> None:
        root = self._package.optional(self._target("comments"))
        for comment in root.iter(f"{W}comment") if root is not None else ():
            self._comments += 1
            author = comment.get(f"{W}author", "").strip()
            text = "\n".join(self._gather(p).text().strip() for p in comment.iter(f"{W}p"))
            if text.strip():
                self.composition.add(f"{author}: {text}" if author else text)

    def _edges(self, kind: str) -> None:
        """Headers or footers of all sections, each wording once."""
        known: set[str] = set()
        for relation in self._relations.values():
            root = self._package.optional(relation.target) if relation.kind == kind else None
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                text = self._gather(paragraph).text()
                if text not in known:
                    known.add(text)
                    self.composition.add(text, PassageKind.BOILERPLATE)

    def _target(self, kind: str) -> str | None:
        found: Relationship | None = next(
            (one for one in self._relations.values() if one.kind == kind and not one.external),
            None,
        )
        return found.target if found is not None else None


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of that tag below `parent` (through w:sdt), but not below one another."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _within(child, tag)


def _is_plain(cell: etree._Element) -> bool:
    """Whether a cell is a value: one paragraph with text at the most, and no table."""
    if cell.find(f".//{W}tbl") is not None:
        return False
    filled = [p for p in cell.iter(f"{W}p") if p.find(f".//{W}t") is not None]
    return len(filled) <= 1


def _symbol(element: etree._Element) -> str:
    code = int(element.get(f"{W}char", "") or "0", 16)
    private = 0xE000 <= code <= 0xF8FF  # noqa: PLR2004 - Unicode's private use area
    return "•" if private else chr(code)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text
