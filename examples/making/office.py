"""DOCX and ODT written by hand: the few parts that a reader needs, always the same bytes.

After ECMA-376 (WordprocessingML) and OASIS OpenDocument 1.3.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from examples.making.archive import pack
from examples.making.block import Block, Style

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
PURL = "http://purl.org/dc"

WORD_STYLES = {
    Style.TITLE: "Title",
    Style.HEADING: "Heading1",
    Style.BYLINE: "Subtitle",
    Style.ITEM: "ListParagraph",
}


def docx(content: Iterable[Block], title: str, author: str, created: str) -> bytes:
    """A DOCX of these blocks; `created` is ISO 8601 with a Z."""
    paragraphs = "".join(_word_paragraph(block) for block in content)
    return pack(
        {
            "[Content_Types].xml": _word_content_types(),
            "_rels/.rels": _word_relationships(
                ("officeDocument", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
                (
                    "core",
                    f"{PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            ),
            "docProps/core.xml": _word_properties(title, author, created),
            "word/document.xml": (
                f'{XML}<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
            ),
            "word/styles.xml": _word_styles(),
            "word/_rels/document.xml.rels": _word_relationships(
                ("styles", f"{OFFICE}/relationships/styles", "styles.xml"),
            ),
        }
    )


def _word_paragraph(block: Block) -> str:
    style = WORD_STYLES.get(block.style)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(block.text)}</w:t></w:r></w:p>'


def _word_styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
        for style, name in (
            ("Title", "Title"),
            ("Heading1", "heading 1"),
            ("Subtitle", "Subtitle"),
            ("ListParagraph", "List Paragraph"),
        )
    )
    return f'{XML}<w:styles xmlns:w="{WORD}">{styles}</w:styles>'


def _word_content_types() -> str:
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in (
            ("/word/document.xml", f"{WORD_TYPE}.document.main+xml"),
            ("/word/styles.xml", f"{WORD_TYPE}.styles+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relationships}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _word_relationships(*targets: tuple[str, str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in targets
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _word_properties(title: str, author: str, created: str) -> str:
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="{PURL}/elements/1.1/" xmlns:dcterms="{PURL}/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>'
        "</cp:coreProperties>"
    )


def odt(content: Iterable[Block], title: str, author: str, created: str) -> bytes:
    """An ODT of these blocks; `created` is ISO 8601."""
    body = "".join(_odt_paragraph(block) for block in content)
    return pack(
        {
            "mimetype": ODT_TYPE,  # first and stored, as OpenDocument part 2, 3.3 wants it
            "META-INF/manifest.xml": _odt_manifest(),
            "meta.xml": (
                f'{XML}<office:document-meta xmlns:office="{OASIS}:office:1.0"'
                f' xmlns:meta="{OASIS}:meta:1.0" xmlns:dc="{PURL}/elements/1.1/"'
                ' office:version="1.3"><office:meta>'
                f"<dc:title>{escape(title)}</dc:title>"
                f"<meta:initial-creator>{escape(author)}</meta:initial-creator>"
                f"<meta:creation-date>{created}</meta:creation-date>"
                f"<dc:creator>{escape(author)}</dc:creator><dc:date>{created}</dc:date>"
                "</office:meta></office:document-meta>"
            ),
            "content.xml": (
                f'{XML}<office:document-content xmlns:office="{OASIS}:office:1.0"'
                f' xmlns:text="{OASIS}:text:1.0" office:version="1.3">'
                f"<office:body><office:text>{body}</office:text></office:body>"
                "</office:document-content>"
            ),
        }
    )


def _odt_paragraph(block: Block) -> str:
    text = escape(block.text)
    match block.style:
        case Style.TITLE:
            return f'<text:h text:outline-level="1">{text}</text:h>'
        case Style.HEADING:
            return f'<text:h text:outline-level="2">{text}</text:h>'
        case Style.ITEM:
            return (
                f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
            )
        case _:
            return f"<text:p>{text}</text:p>"


def _odt_manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", ODT_TYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    return (
        f'{XML}<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0"'
        f' manifest:version="1.3">{entries}</manifest:manifest>'
    )
