"""The lines of a PDF page with their boxes, as pdfium finds them.

Two boxes a line are asked for, of its first and last character: a line is straight, and a
box of each character would cost more than the text itself.
"""

import ctypes
from collections.abc import Iterator
from math import hypot
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from affiant.reading.passage import Box

SOFT_HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen at the end of a line together with the line's end."""

_LINE_END = "\r\n"
_LINE_END_LENGTH = len(_LINE_END)

_HEIGHT_DIGITS = 2  # of points: single precision keeps that much of equal heights

_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""FPDFText_GetLooseCharBox(textpage, index, rectangle) given addresses: without ctypes' checks
of the pointers' types, which the two calls a line make with the same three pointers, it takes
0.6 microseconds for 0.9."""


class Line(NamedTuple):
    """One line of a page: `box` and font `size` in PDF points.

    `hyphen` tells that the last word goes on in the next line.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    hyphen: bool

    @property
    def box(self) -> Box:
        """The rectangle of the line."""
        return Box(self.left, self.bottom, self.right, self.top)


_new = tuple.__new__  # skips the keyword handling of Line(...)


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """The page's lines in pdfium's reading order; blank ones are left out."""
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_range()
        return _lines(textpage.raw, text, _Places(textpage, text))
    finally:
        textpage.close()


class _Places:
    """From an offset in the text to pdfium's index of the character.

    They are the same except where pdfium holds characters that it does not print, or where
    the text leaves Unicode's first plane (pdfium counts UTF-16 units).
    """

    def __init__(self, textpage: pypdfium2.PdfTextPage, text: str) -> None:
        self._raw = textpage.raw
        self._text = text
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        self._astral = units != len(text)
        self.same = not self._astral and textpage.count_chars() == len(text)

    def __call__(self, offset: int) -> int:
        if self.same:
            return offset
        if self._astral:
            offset = len(self._text[:offset].encode("utf-16-le", "surrogatepass")) // 2
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, offset))


def _lines(raw: Any, text: str, place: _Places) -> list[Line]:
    """One pass, without a call that is not needed: it is run for every line of every page."""
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    to_first, to_last = ctypes.addressof(first), ctypes.addressof(last)
    page = ctypes.cast(raw, ctypes.c_void_p).value
    same = place.same
    sizes: dict[float, float] = {}
    lines: list[Line] = []
    for start, words in _pieces(text):
        end = start + len(words) - 1
        index = start if same else place(start)
        _loose_box(page, index, to_first)
        _loose_box(page, end if same else place(end), to_last)
        low, lower = first.bottom, last.bottom
        high, higher = first.top, last.top
        height = round(high - low, _HEIGHT_DIGITS)
        size = sizes.get(height) or sizes.setdefault(height, _size(raw, index))
        hyphen = words[-1] == SOFT_HYPHEN
        lines.append(
            _new(
                Line,
                (
                    words[:-1] if hyphen else words,
                    first.left,
                    low if low < lower else lower,
                    last.right,
                    high if high > higher else higher,
                    size,
                    hyphen,
                ),
            )
        )
    return lines


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, stripped, each with its offset in the text."""
    offset = 0
    for piece in text.replace(SOFT_HYPHEN, SOFT_HYPHEN + _LINE_END).split(_LINE_END):
        words = piece.strip()
        length = len(piece)
        if words and words != SOFT_HYPHEN:
            yield offset if len(words) == length else offset + piece.index(words), words
        offset += length if piece[-1:] == SOFT_HYPHEN else length + _LINE_END_LENGTH


def _size(raw: Any, index: int) -> float:
    """The type size of a character in points.

    Asked for once a page for each height of a loose box, which is the font's ascent and
    descent times the size.
    """
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    size: float = pdfium.FPDFText_GetFontSize(raw, index)
    return round(size * hypot(matrix.c, matrix.d), 1)
