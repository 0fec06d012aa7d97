from collections.abc import Callable

from affiant.reading.document import Document
from affiant.reading.formats.office import READER
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader

Read = Callable[[Reader, bytes, str], Document]
Texts = Callable[..., list[str]]
Zipped = Callable[[dict[str, str]], bytes]
Relations = Callable[..., str]

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def shape(words: str, place: str = "") -> str:
    holder = f'<p:ph type="{place}"/>' if place else ""
    return (
        f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>"
        f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def slide(tag: str, content: str) -> str:
    return f'<p:{tag} xmlns:p="{P}" xmlns:a="{A}">{content}</p:{tag}>'


def deck(zipped: Zipped, relations: Relations) -> bytes:
    table = (
        "<a:tbl><a:tr><a:tc><a:t>2017</a:t></a:tc><a:tc><a:t>3\u00a0€</a:t></a:tc></a:tr></a:tbl>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldIdLst>'
            '<p:sldId r:id="rId2"/><p:sldId r:id="rId1"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": relations(
                ("slide", "slides/slide1.xml"), ("slide", "slides/slide2.xml")
            ),
            "ppt/slides/slide1.xml": slide("sld", shape("Last", "title") + shape("7", "sldNum")),
            "ppt/slides/slide2.xml": slide("sld", shape("First", "title") + table),
            "ppt/slides/_rels/slide1.xml.rels": relations(
                ("notesSlide", "../notesSlides/notes1.xml")
            ),
            "ppt/notesSlides/notes1.xml": slide("notes", shape("Ne pas oublier", "body")),
        }
    )


def test_reads_slides_in_the_order_in_which_they_are_shown(
    zipped: Zipped, relations: Relations, document_of: Read, texts: Texts
) -> None:
    document = document_of(READER, deck(zipped, relations), "a.pptx")
    assert texts(document, PassageKind.HEADING) == ["First", "Last"]


def test_reads_tables_notes_and_page_numbers(
    zipped: Zipped, relations: Relations, document_of: Read, texts: Texts
) -> None:
    document = document_of(READER, deck(zipped, relations), "a.pptx")
    assert texts(document, PassageKind.TABLE_CELL) == ["2017\t3\u00a0€"]
    assert texts(document, PassageKind.PARAGRAPH) == ["Ne pas oublier"]
    assert texts(document, PassageKind.BOILERPLATE) == ["7"]


def test_counts_each_slide_as_a_page(
    zipped: Zipped, relations: Relations, document_of: Read
) -> None:
    document = document_of(READER, deck(zipped, relations), "a.pptx")
    assert {passage.page for passage in document.passages} == {1, 2}
