"""Sources from bytes, and office files written by hand, part by part."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from affiant.reading.document import Document
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader
from affiant.reading.source import Source

Sources = Callable[[bytes, str], Source]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


@pytest.fixture
def source_of(tmp_path: Path) -> Sources:
    def make(payload: bytes, name: str) -> Source:
        sha256 = hashlib.sha256(payload).hexdigest()
        path = tmp_path / sha256
        path.write_bytes(payload)
        return Source(path, name, sha256, len(payload))

    return make


@pytest.fixture
def document_of(source_of: Sources) -> Callable[[Reader, bytes, str], Document]:
    def read(reader: Reader, payload: bytes, name: str) -> Document:
        document = reader.read(source_of(payload, name), Limits()).document
        assert document is not None
        assert_sound(document)
        return document

    return read


@pytest.fixture
def zipped() -> Callable[[dict[str, str]], bytes]:
    return pack


@pytest.fixture
def relations() -> Callable[..., str]:
    return relationships


@pytest.fixture
def docx() -> Callable[..., bytes]:
    return _docx


@pytest.fixture
def texts() -> Callable[..., list[str]]:
    def of(document: Document, *kinds: PassageKind) -> list[str]:
        wanted = kinds or tuple(PassageKind)
        return [p.span.of(document.text) for p in document.passages if p.kind in wanted]

    return of


def pack(parts: dict[str, str]) -> bytes:
    """A zip of these parts, deflated, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def assert_sound(document: Document) -> None:
    """The invariants of `Document`: passages in order, disjoint, inside the text, not blank."""
    end = 0
    for passage in document.passages:
        assert end <= passage.span.start < passage.span.end <= len(document.text)
        words = passage.span.of(document.text)
        assert words == words.strip()
        end = passage.span.end


def relationships(*targets: tuple[str, str]) -> str:
    """A .rels part: rId1, rId2 ... to (kind, target); a target with "://" is external."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def _docx(body: str, prologue: str = "", **parts: str) -> bytes:
    """A DOCX of body XML; `parts` are further parts of word/ by kind (footnotes, header ...)."""
    kinds = [(kind, f"{kind}.xml") for kind in parts]
    package = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships(
            ("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")
        ),
        "word/_rels/document.xml.rels": relationships(
            *kinds, ("hyperlink", "https://example.org/lettre")
        ),
        "word/document.xml": f'{prologue}<w:document xmlns:w="{_W}" xmlns:r="{_RELATIONS}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Rapport d’été</dc:title><dc:creator>Jeanne Dupré; Ann Lee</dc:creator>"
        "<dcterms:created>2018-06-20T09:00:00Z</dcterms:created></cp:coreProperties>",
    }
    for kind, xml in parts.items():
        package[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{_W}">{xml}</w:{kind}>'
    return pack(package)
