"""EPUB 2 and 3: the chapters in the order of the spine, each read as the HTML it is."""

import posixpath
from urllib.parse import unquote

from lxml import etree

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import html_blocks, html_tree
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_package import Package
from affiant.reading.formats.office_properties import claims
from affiant.reading.formats.office_signature import OfficeFormat
from affiant.reading.limits import Limits
from affiant.reading.source import Source

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_CIPHER = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def read_epub(source: Source, limits: Limits) -> Document:
    """The document of an EPUB. Raises Unreadable; ENCRYPTED where a chapter is locked."""
    composition = Composition(limits)
    with Package(source, limits) as package:
        book = _book(package)
        root = package.xml(book)
        chapters = _chapters(root, posixpath.dirname(book))
        if set(chapters) & _locked(package):
            raise Unreadable(Reason.ENCRYPTED, "a publisher's lock is on its chapters")
        for name in chapters:
            _chapter(package.part(name), composition)
        composition.require_text(source)
        said = claims(root.find(f"{_OPF}metadata"), (("chapters", str(len(chapters))),))
    return composition.document(source, OfficeFormat.EPUB, said)


def _book(package: Package) -> str:
    for rootfile in package.xml(_CONTAINER).iter(_ROOTFILE):
        return rootfile.get("full-path", "")
    raise Unreadable(Reason.DAMAGED, "it does not say which part is the book")


def _chapters(root: etree._Element, folder: str) -> list[str]:
    parts = {item.get("id"): item for item in root.iter(f"{_OPF}item")}
    spine = (parts.get(reference.get("idref")) for reference in root.iter(f"{_OPF}itemref"))
    return [
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in spine
        if item is not None and item.get("media-type") in _CHAPTERS
    ]


def _locked(package: Package) -> set[str]:
    root = package.optional(_ENCRYPTION)
    found = root.iter(_CIPHER) if root is not None else ()
    return {unquote(reference.get("URI", "")) for reference in found}


def _chapter(payload: bytes, composition: Composition) -> None:
    for block in html_blocks.blocks(html_tree.parse(payload, None)):
        span = composition.add(block.text, block.kind)
        for anchor in block.anchors:
            if "://" in anchor.target:
                words = block.text[anchor.start : anchor.end]
                composition.link(anchor.target, span, words)
