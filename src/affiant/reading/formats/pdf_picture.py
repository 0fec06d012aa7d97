"""A page of a PDF as a picture, with the place of each character of its text, and bars over what
must not be seen.

Where anything is to be hidden, what is shown is chosen: a character stays only where it is known to
be one of the text that may be read, for what else stands on the page may say the same again. Where
somebody is protected (`Wish.guarded`), pictures, notes and fields go too: nobody knows what they
show.
"""

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from affiant.reading.formats.pdf_canvas import Canvas, Pixels
from affiant.reading.page_picture import (
    DAMAGED,
    HIDDEN,
    MISSING,
    PICTURE,
    Picture,
    Printed,
    Undrawn,
    Wish,
)
from affiant.reading.passage import Box

RESOLUTION = 110.0  # dots an inch: small print can be read, and a page takes some 100 KB
MOST_PIXELS = 4_000_000  # a page of a newspaper is drawn smaller
MOST_CHARACTERS = 60_000  # of a page: the fullest broadsheet has a third
_POINTS_AN_INCH = 72.0
_LARGEST = 1e6  # points: no page is as long as four hundred metres
_DEEPEST = 8  # forms within forms that are looked through
_MOST_BARRED = 0.5  # of the page or of its characters: past that it shows nothing worth showing


class Glyph(NamedTuple):
    """A character of the page, reduced to what can be compared, and where it stands."""

    sign: str
    place: Pixels


def draw(pdf: pypdfium2.PdfDocument, wish: Wish) -> Picture:
    """Draw it. Raises Undrawn."""
    page = _page(pdf, wish.page)
    try:
        canvas = Canvas(page, _scale(page), plain=wish.guarded)
        glyphs = _glyphs(page, canvas)
        placed = _placed(glyphs, wish.printed)
        _cover(page, canvas, glyphs, placed, wish)
        packed = array("i")
        for index, offset in sorted(placed.items(), key=lambda one: (one[1], one[0])):
            packed.extend((offset, *glyphs[index].place))
        boxes = array("i")
        for one in _unplaced(wish.printed, placed):
            if one.box is not None:
                boxes.extend((one.start, *canvas.pixels(one.box)))
        return Picture(canvas.png(), canvas.width, canvas.height, packed.tobytes(), boxes.tobytes())
    except pypdfium2.PdfiumError as error:
        raise Undrawn(DAMAGED) from error
    finally:
        page.close()


def _page(pdf: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    if not 1 <= number <= len(pdf):
        raise Undrawn(MISSING)
    try:
        return pdf[number - 1]
    except pypdfium2.PdfiumError as error:
        raise Undrawn(DAMAGED) from error


def _scale(page: pypdfium2.PdfPage) -> float:
    width, height = page.get_size()
    if not (0 < width < _LARGEST and 0 < height < _LARGEST):  # false for what is no number, too
        raise Undrawn(DAMAGED)
    return float(min(RESOLUTION / _POINTS_AN_INCH, sqrt(MOST_PIXELS / (width * height))))


def _glyphs(page: pypdfium2.PdfPage, canvas: Canvas) -> list[Glyph]:
    """The page's characters in pdfium's order, those that print nothing left out."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARACTERS:
            raise Undrawn(HIDDEN)
        found: list[Glyph] = []
        rectangle = pdfium.FS_RECTF()
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
            signs = _reduced(chr(code)) if 0 < code <= 0x10FFFF else ""  # noqa: PLR2004 - Unicode's end
            if not signs or not pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, rectangle):
                continue
            box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            place = canvas.pixels(box)
            found.extend(Glyph(sign, place) for sign in signs)
        return found
    finally:
        textpage.close()


def _reduced(character: str) -> str:
    """Letters and digits without case, accents and ligatures: what the page and the text that was
    read from it have in common. Hyphens may be cuts, and spaces pdfium's own."""
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(one for one in plain if one.isalnum())


def _placed(glyphs: Sequence[Glyph], printed: Sequence[Printed]) -> dict[int, int]:
    """Glyphs that are known to be a character of the text, by their index: its offset there.

    A passage is found where its letters and digits follow one another on the page, after the one
    before it if possible: passages come in the page's order.
    """
    page = "".join(glyph.sign for glyph in glyphs)
    taken: dict[int, int] = {}
    reached = 0
    for passage in printed:
        signs = [
            (sign, passage.start + offset)
            for offset, character in enumerate(passage.words)
            for sign in _reduced(character)
        ]
        words = "".join(sign for sign, _ in signs)
        if not words:
            continue
        begin = page.find(words, reached)
        begin = page.find(words) if begin < 0 else begin
        if begin < 0:
            continue
        for index, (_, offset) in enumerate(signs, begin):
            taken.setdefault(index, offset)
        reached = begin + len(words)
    return taken


def _unplaced(printed: Sequence[Printed], placed: dict[int, int]) -> Iterator[Printed]:
    offsets = set(placed.values())
    for passage in printed:
        span = range(passage.start, passage.start + len(passage.words))
        if offsets.isdisjoint(span):
            yield passage


def _cover(
    page: pypdfium2.PdfPage,
    canvas: Canvas,
    glyphs: Sequence[Glyph],
    placed: dict[int, int],
    wish: Wish,
) -> None:
    """Lay bars over what must not be seen. Raises Undrawn where that cannot be told, or is most."""
    hidden = {
        passage.start + offset
        for passage in wish.printed
        for span in passage.hidden
        for offset in range(span.start, span.end)
    }
    if not hidden and not wish.guarded:
        return
    if not glyphs and wish.guarded:
        raise Undrawn(PICTURE)
    barred = [
        glyph.place
        for index, glyph in enumerate(glyphs)
        if index not in placed or placed[index] in hidden
    ]
    if len(barred) > len(glyphs) * _MOST_BARRED:
        raise Undrawn(HIDDEN if glyphs else PICTURE)
    barred += _passages_hidden(canvas, placed, wish, hidden)
    if wish.guarded:
        pictures = [canvas.pixels(box) for box in _pictures(page)]
        if sum(map(canvas.share, pictures)) > _MOST_BARRED:
            raise Undrawn(PICTURE)
        barred += pictures
    canvas.bar(barred)


def _passages_hidden(
    canvas: Canvas, placed: dict[int, int], wish: Wish, hidden: set[int]
) -> list[Pixels]:
    """Whole passages of a picture of text (OCR gives no place to a character) in which something
    must not be seen. Raises Undrawn for one without a place, and where somebody is protected: OCR
    may have missed the name elsewhere."""
    missing = hidden - set(placed.values())
    found: list[Pixels] = []
    for passage in wish.printed:
        span = range(passage.start, passage.start + len(passage.words))
        lost = [
            offset
            for offset in missing.intersection(span)
            if _reduced(passage.words[offset - passage.start])
        ]
        if not lost:
            continue
        if wish.guarded or passage.box is None:
            raise Undrawn(PICTURE)
        found.append(canvas.pixels(passage.box))
    return found


def _pictures(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """The rectangles of the page's pictures; of a form's whole, where one lies in it."""
    for thing in page.get_objects(max_depth=1):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE or (
            thing.type == pdfium.FPDF_PAGEOBJ_FORM and _holds_picture(thing.raw)
        ):
            left, bottom, right, top = thing.get_bounds()
            yield Box(left, bottom, right, top)


def _holds_picture(form: Any, depth: int = _DEEPEST) -> bool:
    """Whether a picture lies in it; so does one in forms too deep to be looked through."""
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        inside = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(inside)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and (depth == 0 or _holds_picture(inside, depth - 1)):
            return True
    return False
