"""PPTX (ECMA-376): slide after slide, each a page, with its notes and comments."""

from collections.abc import Iterator

from lxml import etree

from affiant.reading.document import Document
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_package import Package, Relationship
from affiant.reading.formats.office_properties import claims
from affiant.reading.formats.office_signature import OfficeFormat
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_PLACES = {
    "title": PassageKind.HEADING,
    "ctrTitle": PassageKind.HEADING,
    "dt": PassageKind.BOILERPLATE,
    "ftr": PassageKind.BOILERPLATE,
    "hdr": PassageKind.BOILERPLATE,
    "sldNum": PassageKind.BOILERPLATE,
}
"""What the placeholders of a layout hold (ECMA-376-1, 19.7.10); all others are content."""

_CHARACTERS = {f"{_A}br": "\n", f"{_A}tab": "\t"}


def read_pptx(source: Source, limits: Limits) -> Document:
    """The document of a PPTX. Raises Unreadable."""
    composition = Composition(limits)
    with Package(source, limits) as package:
        main = package.main_part()
        relations = package.relationships(main)
        slides = [
            relations[identifier].target
            for slide in package.xml(main).iter(f"{_P}sldId")
            if (identifier := slide.get(_R_ID, "")) in relations
        ]
        for page, slide in enumerate(slides, start=1):
            _slide(package, slide, page, composition)
        composition.require_text(source)
        core = (r.target for r in package.relationships("").values() if r.kind == "core-properties")
        said = claims(package.optional(next(core, None)), (("slides", str(len(slides))),))
    return composition.document(source, OfficeFormat.PPTX, said)


def _slide(package: Package, name: str, page: int, composition: Composition) -> None:
    relations = package.relationships(name)
    _shapes(package.xml(name), relations, page, composition)
    for kind in ("diagramData", "notesSlide", "comments"):
        for relation in relations.values():
            if relation.kind != kind or relation.external or relation.target not in package:
                continue
            root = package.xml(relation.target)
            if kind == "notesSlide":
                _shapes(root, package.relationships(relation.target), page, composition)
            elif kind == "diagramData":
                for paragraph in root.iter(f"{_A}p"):
                    _paragraph(paragraph, PassageKind.PARAGRAPH, relations, page, composition)
            else:
                for text in root.iter(f"{_P}text"):
                    composition.add(text.text or "", PassageKind.PARAGRAPH, page)


def _shapes(
    root: etree._Element,
    relations: dict[str, Relationship],
    page: int,
    composition: Composition,
) -> None:
    for body, kind in _bodies(root):
        if body.tag == f"{_A}tr":
            cells = ("".join(_words(cell)).strip() for cell in body.iter(f"{_A}tc"))
            composition.add("\t".join(cells), PassageKind.TABLE_CELL, page)
            continue
        for paragraph in body.iter(f"{_A}p"):
            _paragraph(paragraph, kind, relations, page, composition)


def _bodies(root: etree._Element) -> Iterator[tuple[etree._Element, PassageKind]]:
    """The text bodies and table rows of all shapes, in the order of the slide's tree."""
    for element in root.iter(f"{_P}sp", f"{_A}tr"):
        if element.tag == f"{_A}tr":
            yield element, PassageKind.TABLE_CELL
            continue
        place = element.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        body = element.find(f"{_P}txBody")
        if body is not None:
            name = place.get("type", "") if place is not None else ""
            yield body, _PLACES.get(name, PassageKind.PARAGRAPH)


def _paragraph(
    element: etree._Element,
    kind: PassageKind,
    relations: dict[str, Relationship],
    page: int,
    composition: Composition,
) -> None:
    span = composition.add("".join(_words(element)), kind, page)
    for run in element.iter(f"{_A}r"):
        link = run.find(f"{_A}rPr/{_A}hlinkClick")
        relation = relations.get(link.get(_R_ID, "")) if link is not None else None
        if relation is not None and relation.external:
            composition.link(relation.target, span, run.findtext(f"{_A}t") or "")


def _words(element: etree._Element) -> Iterator[str]:
    for part in element.iter(f"{_A}t", f"{_A}p", *_CHARACTERS):
        if part.tag == f"{_A}t":
            yield part.text or ""
        elif part.tag == f"{_A}p":
            yield "\n" if part is not element else ""
        else:
            yield _CHARACTERS[str(part.tag)]
