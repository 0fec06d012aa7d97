"""Files of each format to time readers on: invented, and the same at each run.

Office files hold what `corpus` writes: two to eight paragraphs of four sentences.
"""

import random
from collections.abc import Callable
from html import escape

from benchmarks.corpus import _paragraphs, _zipped

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def odt(chance: random.Random) -> bytes:
    paragraphs = "".join(f"<text:p>{escape(p)}</text:p>" for p in _paragraphs(chance))
    content = (
        f'<office:document-content xmlns:office="{_OPEN}:office:1.0" '
        f'xmlns:text="{_OPEN}:text:1.0"><office:body><office:text>{paragraphs}'
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return _zipped({"mimetype": kind.encode(), "content.xml": content.encode()})


def rtf(chance: random.Random) -> bytes:
    body = "\\par\n".join(_paragraphs(chance))
    coded = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in body)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}\\f0 {coded}\\par}}".encode()


def pptx(chance: random.Random) -> bytes:
    """One slide a paragraph."""
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    parts: dict[str, bytes] = {}
    for number, paragraph in enumerate(_paragraphs(chance), 1):
        parts[f"ppt/slides/slide{number}.xml"] = (
            f'<p:sld xmlns:p="{main}" xmlns:a="{drawing}"><p:cSld><p:spTree><p:sp><p:nvSpPr>'
            "<p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>"
            f"{escape(paragraph)}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
        ).encode()
    count = len(parts)
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    slides = [("slide", f"slides/slide{n}.xml") for n in range(1, count + 1)]
    overrides = "".join(
        f'<Override PartName="/ppt/slides/slide{n}.xml" ContentType="application/vnd.openxmlformats'
        '-officedocument.presentationml.slide+xml"/>'
        for n in range(1, count + 1)
    )
    return _zipped(
        {
            "[Content_Types].xml": _types("ppt/presentation.xml", "presentationml.presentation.")
            .replace("</Types>", f"{overrides}</Types>")
            .encode(),
            "_rels/.rels": _relations([("officeDocument", "ppt/presentation.xml")]),
            "ppt/presentation.xml": (
                f'<p:presentation xmlns:p="{main}" xmlns:r="{_OFFICE}"><p:sldIdLst>{ids}'
                "</p:sldIdLst></p:presentation>"
            ).encode(),
            "ppt/_rels/presentation.xml.rels": _relations(slides),
            **parts,
        }
    )


def epub(chance: random.Random) -> bytes:
    """One chapter with all paragraphs."""
    body = "".join(f"<p>{escape(p)}</p>" for p in _paragraphs(chance))
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OPS/book.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A book</dc:title></metadata>'
        '<manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    chapter = f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{body}</body></html>"
    return _zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OPS/book.opf": book.encode(),
            "OPS/one.xhtml": chapter.encode(),
        }
    )


def xlsx(chance: random.Random) -> bytes:
    """Two hundred rows of four cells."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = "".join(
        f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>Site {chance.randrange(99)}</t></is></c>'
        f'<c r="B{r}"><v>{chance.randrange(10**6)}</v></c><c r="C{r}"><v>{chance.random()}</v></c>'
        f'<c r="D{r}" t="inlineStr"><is><t>paid</t></is></c></row>'
        for r in range(1, 201)
    )
    sheet = "worksheets/sheet1.xml"
    types = _types("xl/workbook.xml", "spreadsheetml.sheet.").replace(
        "</Types>",
        f'<Override PartName="/xl/{sheet}" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.worksheet+xml"/></Types>',
    )
    return _zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": (
                f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}"><sheets>'
                '<sheet name="Sums" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": _relations([("worksheet", sheet)]),
            f"xl/{sheet}": (
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
            ).encode(),
        }
    )


def csv(chance: random.Random) -> bytes:
    """Two thousand rows of four cells."""
    rows = [
        f"Site {chance.randrange(99)};{chance.randrange(10**6)};{chance.random():.6f};paid"
        for _ in range(2000)
    ]
    return "\n".join(["site;amount;share;state", *rows]).encode()


def warc(pages: list[bytes]) -> bytes:
    """An uncompressed web archive with a response for each page."""
    return b"".join(_response(number, page) for number, page in enumerate(pages))


def many(maker: Callable[[random.Random], bytes], count: int, seed: int = 1) -> list[bytes]:
    chance = random.Random(seed)
    return [maker(chance) for _ in range(count)]


def _response(number: int, page: bytes) -> bytes:
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Length: %d\r\n\r\n" % len(page)
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: http://example.org/{number}.html\r\n"
        f"WARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + len(page)}\r\n\r\n"
    )
    return head.encode() + http + page + b"\r\n\r\n"


def _types(part: str, kind: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-'
        f'officedocument.{kind}main+xml"/></Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'.encode()
