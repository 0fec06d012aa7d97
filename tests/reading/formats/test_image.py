import io
import struct
import zlib
from collections.abc import Callable

import pypdfium2
import pytest
import typst

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import ocr
from affiant.reading.formats.image import READER
from affiant.reading.limits import Limits
from affiant.reading.reader import Reader
from affiant.reading.source import Source

Read = Callable[[Reader, bytes, str], Document]
Sources = Callable[[bytes, str], Source]
Texts = Callable[..., list[str]]

needs_ocr = pytest.mark.skipif(not ocr.available(), reason="Tesseract or its data is absent")

FRENCH = "L'agence a versé 19,4 millions d'euros, répond Jeanne Dupré."
ENGLISH = "The company says that it has never signed this contract."


def picture(form: str, **options: object) -> bytes:
    """An A5 page with a French and an English paragraph, at 200 dots per inch."""
    markup = f'#set page(paper: "a5")\n#set text(size: 12pt)\n{FRENCH}\n\n{ENGLISH}\n'
    page = pypdfium2.PdfDocument(typst.compile(markup.encode()))[0]
    buffer = io.BytesIO()
    page.render(scale=200 / 72).to_pil().convert("RGB").save(buffer, form, **options)
    return buffer.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds nothing."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"\0")
    chunks = b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (header, pixels, b"IEND")
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "GIF"])
def test_reads_both_languages_from_a_picture(form: str, document_of: Read, texts: Texts) -> None:
    document = document_of(READER, picture(form), "a.bin")
    assert [words.replace("’", "'") for words in texts(document)] == [FRENCH, ENGLISH]


@needs_ocr
def test_gives_boxes_in_points_from_the_lower_left(document_of: Read) -> None:
    document = document_of(READER, picture("PNG", dpi=(200, 200)), "a.png")
    first, second = (passage.box for passage in document.passages)
    assert first is not None
    assert second is not None
    assert 595 > first.top > first.bottom > second.top > second.bottom > 400


@needs_ocr
def test_refuses_a_picture_by_its_dimensions(source_of: Sources) -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(png_of(60_000, 60_000), "a.png"), Limits())
    assert caught.value.reason is Reason.TOO_LARGE


@needs_ocr
def test_says_that_a_cut_picture_is_damaged(source_of: Sources) -> None:
    payload = picture("JPEG")
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(payload[: len(payload) // 3], "a.jpg"), Limits())
    assert caught.value.reason is Reason.DAMAGED


@needs_ocr
def test_says_when_there_is_nothing_to_read(source_of: Sources) -> None:
    page = pypdfium2.PdfDocument(typst.compile(b'#set page(paper: "a6")\n#h(1pt)'))[0]
    buffer = io.BytesIO()
    page.render(scale=2).to_pil().save(buffer, "PNG")
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(buffer.getvalue(), "a.png"), Limits())
    assert caught.value.reason is Reason.NO_TEXT


def test_says_what_it_needs_where_there_is_no_ocr(
    source_of: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(png_of(8, 8), "a.png"), Limits())
    assert caught.value.reason is Reason.NO_TEXT
    assert "affiant[ocr]" in caught.value.detail
