"""The lines of a PDF page with their boxes, as pdfium finds them.

Two boxes a line are asked for, of its first and last character: a line is straight, and a
box of each character would cost more than the text itself.
"""

import ctypes
from math import hypot
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from affiant.reading.passage import Box

SOFT_HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen at the end of a line together with the line's end."""

_LINE_END = "\r\n"
_LINE_END_LENGTH = len(_LINE_END)

_SAME_HEIGHT = 0.001  # points: what single precision leaves of equal heights


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
        self._same = not self._astral and textpage.count_chars() == len(text)

    def __call__(self, offset: int) -> int:
        if self._same:
            return offset
        if self._astral:
            offset = len(self._text[:offset].encode("utf-16-le", "surrogatepass")) // 2
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, offset))


def _lines(raw: Any, text: str, place: _Places) -> list[Line]:
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    to_first, to_last = ctypes.byref(first), ctypes.byref(last)
    loose = pdfium.FPDFText_GetLooseCharBox
    size_of = _Sizes(raw)
    lines: list[Line] = []
    offset = 0
    for piece in text.replace(SOFT_HYPHEN, SOFT_HYPHEN + _LINE_END).split(_LINE_END):
        hyphen = piece.endswith(SOFT_HYPHEN)
        words = piece.strip()
        length = len(piece)
        start = offset if len(words) == length else offset + length - len(piece.lstrip())
        offset += length if hyphen else length + _LINE_END_LENGTH
        if not words.strip(SOFT_HYPHEN):
            continue
        index = place(start)
        loose(raw, index, to_first)
        loose(raw, place(start + len(words) - 1), to_last)
        low, lower = first.bottom, last.bottom
        high, higher = first.top, last.top
        lines.append(
            Line(
                words[:-1] if hyphen else words,
                first.left,
                low if low < lower else lower,
                last.right,
                high if high > higher else higher,
                size_of(index, high - low),
                hyphen,
            )
        )
    return lines


class _Sizes:
    """The type size of a character of one page, in points.

    A loose box is as high as its font's ascent and descent times the size, so that a character
    whose box is as high as the last one's is set in the same size, and needs not be asked for.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._matrix = pdfium.FS_MATRIX()
        self._height = -1.0
        self._size = 0.0

    def __call__(self, index: int, height: float) -> float:
        if abs(height - self._height) > _SAME_HEIGHT:
            pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix)
            scale = hypot(self._matrix.c, self._matrix.d)
            self._size = round(pdfium.FPDFText_GetFontSize(self._raw, index) * scale, 1)
            self._height = height
        return self._size
