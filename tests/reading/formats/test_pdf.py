import io
from collections.abc import Callable

import pypdfium2
import pytest
import typst

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import ocr
from affiant.reading.formats.pdf import READER
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader
from affiant.reading.source import Source

Read = Callable[[Reader, bytes, str], Document]
Sources = Callable[[bytes, str], Source]
Texts = Callable[..., list[str]]

FILLER = "La société répond que le contrat ne concerne pas les familles et que rien n'a été signé. "
PAGE = """
#set document(title: "L'été des contrats", author: "Jeanne Dupré", date: datetime(
  year: 2018, month: 6, day: 20))
#set page(paper: "a4", header: [Rapport annuel], footer: context [Page #counter(page).display()])
#set text(lang: "fr", size: 11pt)
"""

needs_ocr = pytest.mark.skipif(not ocr.available(), reason="Tesseract or its data is absent")


def typeset(markup: str) -> bytes:
    return bytes(typst.compile((PAGE + markup).encode()))


def test_gives_each_passage_its_page_and_a_box_on_it(document_of: Read) -> None:
    document = document_of(READER, typeset(f"{FILLER * 3}\n#pagebreak()\nSecond."), "a.pdf")
    assert {p.page for p in document.passages} == {1, 2}
    for passage in document.passages:
        assert passage.box is not None
        assert 0 <= passage.box.left < passage.box.right <= 595.3
        assert 0 <= passage.box.bottom < passage.box.top <= 841.9


def test_joins_the_lines_of_a_paragraph(document_of: Read, texts: Texts) -> None:
    document = document_of(READER, typeset(f"{FILLER * 6}\n\n{FILLER * 2}"), "a.pdf")
    assert (FILLER * 6).strip().replace("'", "’") in texts(document, PassageKind.PARAGRAPH)
    assert (FILLER * 2).strip().replace("'", "’") in texts(document, PassageKind.PARAGRAPH)


def test_makes_cut_words_whole(document_of: Read) -> None:
    markup = "#set page(width: 6cm)\n#set text(hyphenate: true)\n#set par(justify: true)\n"
    document = document_of(READER, typeset(markup + FILLER * 4), "a.pdf")
    words = set(document.text.replace("’", "'").replace(".", "").split())
    assert set(FILLER.replace(".", "").split()) <= words
    assert not any(word.endswith("-") for word in words)


def test_keeps_the_no_break_spaces_of_french_numbers(document_of: Read) -> None:
    document = document_of(READER, typeset("Il vaut 19,4~millions d'euros en tout."), "a.pdf")
    assert "19,4\u00a0millions" in document.text


def test_tells_headings_and_lists(document_of: Read, texts: Texts) -> None:
    markup = f"= Un titre\n{FILLER}\n== Une partie\n{FILLER}\n- premier\n- second\n"
    document = document_of(READER, typeset(markup), "a.pdf")
    assert texts(document, PassageKind.TITLE) == ["Un titre"]
    assert texts(document, PassageKind.HEADING) == ["Une partie"]
    assert texts(document, PassageKind.LIST_ITEM) == ["• premier", "• second"]


def test_tells_footnotes(document_of: Read, texts: Texts) -> None:
    markup = f"{FILLER * 3}#footnote[Voir la lettre de Jeanne.]"
    document = document_of(READER, typeset(markup), "a.pdf")
    assert texts(document, PassageKind.REFERENCE) == ["1Voir la lettre de Jeanne."]


def test_tells_running_headers_and_page_numbers(document_of: Read, texts: Texts) -> None:
    markup = "\n#pagebreak()\n".join([FILLER * 4] * 4)
    document = document_of(READER, typeset(markup), "a.pdf")
    furniture = texts(document, PassageKind.BOILERPLATE)
    assert furniture.count("Rapport annuel") == 4
    assert [words for words in furniture if words.startswith("Page")] == [
        f"Page {number}" for number in range(1, 5)
    ]


def test_keeps_the_reading_order_of_two_columns(document_of: Read) -> None:
    words = " ".join(f"mot{number}" for number in range(600))
    document = document_of(READER, typeset(f"#columns(2)[{words}]"), "a.pdf")
    assert words in document.text.replace("\n\n", " ")


def test_takes_title_author_and_date_from_its_metadata(document_of: Read) -> None:
    document = document_of(READER, typeset(FILLER), "a.pdf")
    assert document.title == "L'été des contrats"
    assert document.authors == ("Jeanne Dupré",)
    assert document.published is not None
    assert document.published.iso == "2018-06-20"
    assert document.language == "fr"


def test_tells_a_password(source_of: Sources) -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(locked(), "a.pdf"), Limits())
    assert caught.value.reason is Reason.ENCRYPTED


def test_finds_its_signature_behind_a_few_bytes_and_under_any_name(
    document_of: Read, source_of: Sources
) -> None:
    payload = b"\r\n\r\n" + typeset(FILLER)
    assert READER.score(source_of(payload, "a.txt")) == 1.0
    assert "familles" in document_of(READER, payload, "a.txt").text


def test_says_that_a_cut_file_is_damaged(source_of: Sources) -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(typeset(FILLER)[:900], "a.pdf"), Limits())
    assert caught.value.reason is Reason.DAMAGED


def test_refuses_text_past_the_limit(source_of: Sources) -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(typeset(FILLER * 10), "a.pdf"), Limits(text=100))
    assert caught.value.reason is Reason.TOO_LARGE


def test_hands_out_the_files_that_it_carries(source_of: Sources) -> None:
    markup = f'{FILLER}\n#pdf.attach("compte.csv", bytes("a;b"))'
    reading = READER.read(source_of(typeset(markup), "a.pdf"), Limits())
    assert reading.expected == 1
    found = []
    for member in reading.members:
        assert not isinstance(member.payload, Unreadable)
        found.append((member.name, member.payload.read()))
    assert found == [("compte.csv", b"a;b")]


@needs_ocr
def test_reads_a_scanned_page_between_printed_ones(document_of: Read) -> None:
    document = document_of(READER, with_scan(f"{FILLER * 3}", "Le témoin parle."), "a.pdf")
    (seen,) = [p for p in document.passages if p.page == 2]
    assert seen.span.of(document.text) == "Le témoin parle."
    assert seen.box is not None
    assert 60 < seen.box.left < 90
    assert 740 < seen.box.bottom < 790
    assert dict(document.metadata)["ocr"].startswith("tesseract ")


@needs_ocr
def test_takes_no_date_from_a_scanner(document_of: Read) -> None:
    assert document_of(READER, with_scan("", "Le témoin parle."), "a.pdf").published is None


def test_names_scanned_pages_where_there_is_no_ocr(
    document_of: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    document = document_of(READER, with_scan(FILLER, "Le témoin parle."), "a.pdf")
    assert dict(document.metadata)["pages without text"] == "2"


def test_says_what_a_scan_needs_where_there_is_no_ocr(
    source_of: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(with_scan("", "Le témoin parle."), "a.pdf"), Limits())
    assert caught.value.reason is Reason.NO_TEXT
    assert "affiant[ocr]" in caught.value.detail


def with_scan(printed: str, scanned: str) -> bytes:
    """A PDF of a printed page, if any, and a page that is a picture of `scanned`."""
    result = pypdfium2.PdfDocument(typeset(printed)) if printed else pypdfium2.PdfDocument.new()
    plain = '#set page(paper: "a4")\n#set text(size: 12pt)\n' + scanned
    drawn = pypdfium2.PdfDocument(typst.compile(plain.encode()))[0].render(scale=200 / 72)
    picture = pypdfium2.PdfImage.new(result)
    picture.set_bitmap(drawn)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(595.28, 841.89))
    page = result.new_page(595.28, 841.89)
    page.insert_obj(picture)
    page.gen_content()
    return saved(result)


def locked() -> bytes:
    """A one-page PDF whose user password is not the empty one (ISO 32000-1, 7.6.3)."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    ]
    payload = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(payload))
        payload += b"%d 0 obj%b endobj\n" % (number, content)
    start = len(payload)
    payload += b"xref\n0 5\n0000000000 65535 f \n"
    payload += b"".join(b"%010d 00000 n \n" % place for place in places)
    payload += b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n"
    return payload + b"startxref\n%d\n%%%%EOF" % start


def saved(pdf: pypdfium2.PdfDocument) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()
