from collections.abc import Callable

import pytest

from affiant.reading.document import Document, Link
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.office import READER
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader
from affiant.reading.source import Source

Docx = Callable[..., bytes]
Read = Callable[[Reader, bytes, str], Document]
Texts = Callable[..., list[str]]


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_keeps_accents_and_no_break_spaces(docx: Docx, document_of: Read) -> None:
    payload = docx(paragraph("« Été » : 19,4\u00a0millions d’euros"))
    assert document_of(READER, payload, "a.docx").text == "« Été » : 19,4\u00a0millions d’euros"


def test_takes_title_authors_and_date_from_the_properties(docx: Docx, document_of: Read) -> None:
    document = document_of(READER, docx(paragraph("Bonjour")), "a.docx")
    assert document.title == "Rapport d’été"
    assert document.authors == ("Jeanne Dupré", "Ann Lee")
    assert document.published is not None
    assert document.published.iso == "2018-06-20"


def test_tells_headings_by_the_style_behind_a_translated_id(
    docx: Docx, document_of: Read, texts: Texts
) -> None:
    styles = (
        '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Mien"><w:name w:val="Le mien"/><w:basedOn w:val="Titre1"/></w:style>'
    )
    body = paragraph("Un", '<w:pStyle w:val="Titre1"/>') + paragraph("Deux")
    body += paragraph("Trois", '<w:pStyle w:val="Mien"/>')
    document = document_of(READER, docx(body, styles=styles), "a.docx")
    assert texts(document, PassageKind.HEADING) == ["Un", "Trois"]


def test_survives_styles_that_are_based_on_themselves(docx: Docx, document_of: Read) -> None:
    styles = '<w:style w:styleId="A"><w:name w:val="x"/><w:basedOn w:val="A"/></w:style>'
    payload = docx(paragraph("Un", '<w:pStyle w:val="A"/>'), styles=styles)
    assert document_of(READER, payload, "a.docx").text == "Un"


def test_marks_list_items(docx: Docx, document_of: Read, texts: Texts) -> None:
    body = paragraph("cancel the contract", '<w:numPr><w:numId w:val="3"/></w:numPr>')
    document = document_of(READER, docx(body), "a.docx")
    assert texts(document, PassageKind.LIST_ITEM) == ["cancel the contract"]


def test_writes_a_table_row_by_row(docx: Docx, document_of: Read, texts: Texts) -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = row.format(paragraph("2017"), paragraph("3\u00a0000\u00a0€"))
    document = document_of(READER, docx(f"<w:tbl>{rows}</w:tbl>"), "a.docx")
    assert texts(document, PassageKind.TABLE_CELL) == ["2017\t3\u00a0000\u00a0€"]


def test_reads_a_table_that_lays_out_a_page_as_paragraphs(
    docx: Docx, document_of: Read, texts: Texts
) -> None:
    cell = paragraph("First.") + paragraph("Second.")
    document = document_of(
        READER, docx(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"), "a.docx"
    )
    assert texts(document, PassageKind.PARAGRAPH) == ["First.", "Second."]


def test_links_a_footnote_to_its_mark(docx: Docx, document_of: Read, texts: Texts) -> None:
    body = '<w:p><w:r><w:t>En 2018</w:t><w:footnoteReference w:id="7"/></w:r></w:p>'
    notes = f'<w:footnote w:type="separator" w:id="0">{paragraph("—")}</w:footnote>'
    notes += f'<w:footnote w:id="7">{paragraph("Voir la lettre.")}</w:footnote>'
    document = document_of(READER, docx(body, footnotes=notes), "a.docx")
    assert document.text == "En 2018[1]\n\n[1] Voir la lettre."
    assert texts(document, PassageKind.REFERENCE) == ["[1] Voir la lettre."]


def test_keeps_inserted_text_and_counts_deleted_text(docx: Docx, document_of: Read) -> None:
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:ins><w:r><w:t>refuse</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>accept</w:delText></w:r></w:del></w:p>"
    )
    document = document_of(READER, docx(body), "a.docx")
    assert document.text == "We refuse"
    assert ("tracked deletions", "1") in document.metadata


def test_reads_a_text_box_once(docx: Docx, document_of: Read) -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Beside</w:t><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert document_of(READER, docx(body), "a.docx").text == "Beside\n\nIn the box"


def test_keeps_comments_with_their_author(docx: Docx, document_of: Read) -> None:
    comments = f'<w:comment w:author="Ann Lee">{paragraph("Who says so?")}</w:comment>'
    document = document_of(READER, docx(paragraph("Text"), comments=comments), "a.docx")
    assert document.text == "Text\n\nAnn Lee: Who says so?"


def test_marks_headers_and_footers_as_boilerplate(
    docx: Docx, document_of: Read, texts: Texts
) -> None:
    payload = docx(paragraph("Text"), header=paragraph("Draft"), footer=paragraph("Page 1"))
    document = document_of(READER, payload, "a.docx")
    assert texts(document, PassageKind.BOILERPLATE) == ["Draft", "Page 1"]


def test_anchors_a_hyperlink_on_its_words(docx: Docx, document_of: Read) -> None:
    body = (
        '<w:p><w:r><w:t>Lire </w:t></w:r><w:hyperlink r:id="rId1">'
        "<w:r><w:t>la lettre</w:t></w:r></w:hyperlink></w:p>"
    )
    document = document_of(READER, docx(body), "a.docx")
    (link,) = document.links
    assert isinstance(link, Link)
    assert link.target == "https://example.org/lettre"
    assert link.span is not None
    assert link.span.of(document.text) == "la lettre"


def test_expands_no_entity(docx: Docx, source_of: Callable[[bytes, str], Source]) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    source = source_of(docx(paragraph("&b;"), prologue=bomb), "a.docx")
    with pytest.raises(Unreadable) as caught:
        READER.read(source, Limits())
    assert caught.value.reason is Reason.DAMAGED


def test_refuses_a_part_that_unpacks_to_far_more(
    docx: Docx, source_of: Callable[[bytes, str], Source]
) -> None:
    source = source_of(docx(" " * 40_000_000), "a.docx")
    with pytest.raises(Unreadable) as caught:
        READER.read(source, Limits())
    assert caught.value.reason is Reason.TOO_LARGE


def test_refuses_text_past_the_limit(docx: Docx, source_of: Callable[[bytes, str], Source]) -> None:
    source = source_of(docx(paragraph("word " * 1000)), "a.docx")
    with pytest.raises(Unreadable) as caught:
        READER.read(source, Limits(text=900))
    assert caught.value.reason is Reason.TOO_LARGE


def test_says_so_when_there_is_no_text(
    docx: Docx, source_of: Callable[[bytes, str], Source]
) -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(docx("<w:p/>"), "a.docx"), Limits())
    assert caught.value.reason is Reason.NO_TEXT
