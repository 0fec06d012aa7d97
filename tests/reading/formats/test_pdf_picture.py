"""Pages as pictures: what is hidden is black in the picture's pixels, and nothing else is lost."""

import io
import struct
import zlib
from array import array
from collections.abc import Callable

import pypdfium2
import pytest
import typst
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from affiant.reading.document import Document
from affiant.reading.formats.pdf import READER
from affiant.reading.formats.pdf_picture import draw
from affiant.reading.page_picture import (
    HIDDEN,
    MISSING,
    PICTURE,
    Picture,
    Printed,
    Undrawn,
    Wish,
)
from affiant.reading.reader import Reader
from affiant.reading.span import Span

Read = Callable[[Reader, bytes, str], Document]

NAME = "Lina Moreau"
BODY = (
    f"The mother, {NAME}, told the court what she had seen, word for word, in an office that "
    "filed everything twice and found nothing. The clerk wrote it down and efficient officials "
    "signed it off, though nobody had asked them to do so at any time before the hearing began."
)
SETTING = "#set page(width: 12cm, height: 9cm, footer: [Seen by Lina Moreau])\n"


def typeset(body: str = BODY, setting: str = SETTING) -> bytes:
    return bytes(typst.compile((setting + body).encode()))


def printed(document: Document, *hidden: str) -> tuple[Printed, ...]:
    """What was read of the first page, these words hidden in it."""
    found = []
    for passage in document.passages:
        words = passage.span.of(document.text)
        spans = tuple(
            Span(words.index(one), words.index(one) + len(one)) for one in hidden if one in words
        )
        found.append(Printed(passage.span.start, words, spans, passage.box))
    return tuple(found)


def pictured(raw: bytes, wish: Wish) -> Picture:
    pdf = pypdfium2.PdfDocument(raw)
    try:
        return draw(pdf, wish)
    finally:
        pdf.close()


def pixels(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")


def letters(picture: Picture) -> dict[int, tuple[int, int, int, int]]:
    """Where each character of the text stands on the page, by its offset."""
    numbers = array("i")
    numbers.frombytes(picture.glyphs)
    found = {}
    for at in range(0, len(numbers), 5):
        offset, left, top, right, bottom = numbers[at : at + 5]
        found[offset] = (left, top, right, bottom)
    return found


@pytest.fixture(scope="module")
def page() -> bytes:
    return typeset()


@pytest.fixture
def document(document_of: Read, page: bytes) -> Document:
    return document_of(READER, page, "a.pdf")


def test_it_is_a_picture_of_the_page(page: bytes, document: Document) -> None:
    found = pictured(page, Wish(1, printed(document)))
    assert pixels(found).size == (found.width, found.height)
    assert found.width > found.height > 300


def test_every_letter_has_its_place(page: bytes, document: Document) -> None:
    found = letters(pictured(page, Wish(1, printed(document))))
    asked = [
        offset
        for passage in document.passages
        for offset in range(passage.span.start, passage.span.end)
        if document.text[offset].isalnum()
    ]
    assert [offset for offset in asked if offset not in found] == []


def test_letters_stand_where_they_were_printed(page: bytes, document: Document) -> None:
    found = pictured(page, Wish(1, printed(document)))
    start = document.text.index("mother")
    places = [letters(found)[start + offset] for offset in range(6)]
    assert [left for left, *_ in places] == sorted(left for left, *_ in places)
    assert all(
        pixels(found).crop(place).convert("L").getextrema()[0] < 128  # type: ignore[operator] # grey has one band
        for place in places
    )


def test_what_is_hidden_is_black_and_the_rest_is_as_it_was(page: bytes, document: Document) -> None:
    plain = pictured(page, Wish(1, printed(document)))
    barred = pictured(page, Wish(1, printed(document, NAME)))
    start = document.text.index(NAME)
    for offset in (0, 3, 5, 10):
        place = letters(plain)[start + offset]
        assert pixels(barred).crop(place).getextrema() == ((0, 0),) * 3
    other = letters(plain)[document.text.index("clerk")]
    assert pixels(barred).crop(other).tobytes() == pixels(plain).crop(other).tobytes()


def test_the_name_is_hidden_in_a_footer_too(page: bytes, document: Document) -> None:
    everywhere = printed(document, NAME)
    assert sum(len(one.hidden) for one in everywhere) == 2
    plain, barred = (pictured(page, Wish(1, one)) for one in (printed(document), everywhere))
    foot = (0, plain.height * 3 // 4, plain.width, plain.height)
    assert pixels(barred).crop(foot).tobytes() != pixels(plain).crop(foot).tobytes()


def test_t_60_text_that_no_reader_met_is_not_shown_beside_hidden_words(
    page: bytes, document: Document
) -> None:
    """The footer, say, which may say the name again."""
    met = printed(document, NAME)
    plain = pictured(page, Wish(1, met))
    unmet = pictured(page, Wish(1, tuple(one for one in met if "Seen by" not in one.words)))
    seen = letters(plain)[document.text.index("Seen")]
    assert pixels(unmet).crop(seen).getextrema() == ((0, 0),) * 3


def drawn_by_hand(*, picture: bool = True, words: str = BODY[:60], note: str = "") -> bytes:
    raw, photo = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(photo, "PNG")
    canvas = Canvas(raw, pagesize=(300, 200))
    if picture:
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - here alone

        canvas.drawImage(ImageReader(photo), 200, 20, 60, 60)
    if note:
        canvas.textAnnotation(note, Rect=(20, 20, 60, 60))
    if words:
        canvas.drawString(20, 150, words)
    canvas.save()
    return raw.getvalue()


def colours(picture: Picture) -> set[tuple[int, int, int]]:
    counted = pixels(picture).getcolors(maxcolors=1 << 24) or []
    return {colour for count, colour in counted if count > 200}  # type: ignore[misc] # of RGB, three


def test_t_60_where_somebody_is_protected_pictures_are_covered(document_of: Read) -> None:
    raw = drawn_by_hand()
    met = printed(document_of(READER, raw, "a.pdf"))
    open_, guarded = (pictured(raw, Wish(1, met, guarded=one)) for one in (False, True))
    assert (200, 30, 30) in colours(open_)
    assert (200, 30, 30) not in colours(guarded)


def test_where_somebody_is_protected_notes_are_not_drawn(document_of: Read) -> None:
    raw, without = drawn_by_hand(picture=False, note=NAME), drawn_by_hand(picture=False)
    met = printed(document_of(READER, without, "a.pdf"))
    guarded = pixels(pictured(raw, Wish(1, met, guarded=True)))
    bare = pixels(pictured(without, Wish(1, met, guarded=True)))
    assert ImageChops.difference(guarded, bare).getbbox() is None


def test_t_60_a_page_that_is_a_picture_is_not_shown_where_somebody_is_protected() -> None:
    with pytest.raises(Undrawn, match=PICTURE):
        pictured(drawn_by_hand(words=""), Wish(1, (), guarded=True))


def test_a_picture_of_text_hides_its_whole_passage(document_of: Read) -> None:
    raw = drawn_by_hand(words="")
    [one] = printed(
        document_of(READER, typeset(setting=SETTING.replace("footer", "header")), "b.pdf")
    )[:1]
    place = Printed(0, "Call 555-010-0199 now", (Span(5, 17),), one.box)
    assert (0, 0, 0) in colours(pictured(raw, Wish(1, (place,))))
    with pytest.raises(Undrawn, match=PICTURE):
        pictured(raw, Wish(1, (Printed(0, place.words, place.hidden, None),)))


def test_a_page_of_which_most_cannot_be_told_is_not_shown(page: bytes) -> None:
    with pytest.raises(Undrawn, match=HIDDEN):
        pictured(page, Wish(1, (Printed(0, "Other words", (Span(0, 5),)),), guarded=True))


def test_a_page_that_is_not_there_is_missing(page: bytes) -> None:
    for number in (0, 2, 10**9):
        with pytest.raises(Undrawn, match=MISSING):
            pictured(page, Wish(number, ()))


@pytest.mark.parametrize("box", ["0 0 1000000 1000000", "0 0 99999999 1", "0 0 14400 14400"])
def test_t_61_a_huge_page_is_drawn_small_or_not_at_all(box: str) -> None:
    raw = (
        f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
        f"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>endobj\n"
        "trailer<</Root 1 0 R>>"
    )
    assert shown_pixels(raw.encode()) <= 4_100_000


def shown_pixels(raw: bytes) -> int:
    """0 where it is not drawn at all."""
    try:
        found = pictured(raw, Wish(1, ()))
    except Undrawn:
        return 0
    return found.width * found.height


def test_the_picture_is_sound_png(page: bytes) -> None:
    png = pictured(page, Wish(1, ())).png
    at, kinds = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            kind + content
        )
        kinds.append(kind)
        at += 12 + length
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]
