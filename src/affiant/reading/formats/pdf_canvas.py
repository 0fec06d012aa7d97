"""A drawn page: from its points to pixels, bars on it, and PNG (RFC 2083) without a library."""

import ctypes
import struct
import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from affiant.reading.passage import Box

_BLACK = (0, 0, 0, 255)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = 3  # bytes a pixel: red, green, blue
_QUICKLY = 3  # zlib's level: a fifth of the time of the usual one for a tenth more bytes


class Pixels(NamedTuple):
    """A rectangle of the picture, counted from its upper left corner; right and bottom excluded."""

    left: int
    top: int
    right: int
    bottom: int


class Canvas:
    """The page, drawn. `plain`: without notes and fields, which are no part of its text."""

    def __init__(self, page: pypdfium2.PdfPage, scale: float, *, plain: bool) -> None:
        self._page = page
        self._bitmap = page.render(
            scale=scale,
            rev_byteorder=True,
            may_draw_forms=not plain,
            draw_annots=not plain,
            bitmap_maker=_opaque,
        )
        self.width: int = self._bitmap.width
        self.height: int = self._bitmap.height

    def pixels(self, box: Box) -> Pixels:
        """Where a rectangle of the page stands; pdfium minds the page's rotation and crop box."""
        xs, ys = [], []
        x, y = ctypes.c_int(), ctypes.c_int()
        for left, bottom in ((box.left, box.bottom), (box.right, box.top)):
            sizes = (0, 0, self.width, self.height, 0)
            pdfium.FPDF_PageToDevice(self._page.raw, *sizes, left, bottom, x, y)
            xs.append(min(max(x.value, 0), self.width))
            ys.append(min(max(y.value, 0), self.height))
        return Pixels(min(xs), min(ys), max(xs), max(ys))

    def share(self, place: Pixels) -> float:
        """How much of the page a rectangle takes up."""
        area = (place.right - place.left) * (place.bottom - place.top)
        return area / (self.width * self.height)

    def bar(self, places: Iterable[Pixels]) -> None:
        """Paint these black, and a rim of two pixels: letters are drawn softly over their edges."""
        for left, top, right, bottom in places:
            width, height = right - left + 4, bottom - top + 4
            self._bitmap.fill_rect(_BLACK, left - 2, top - 2, width, height)

    def png(self) -> bytes:
        """The picture as it is now."""
        pixels, stride = memoryview(self._bitmap.buffer).cast("B"), self._bitmap.stride
        row = self.width * _COLOURS
        lines = b"".join(
            b"\x00" + pixels[at * stride : at * stride + row] for at in range(self.height)
        )
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        return b"".join(
            (
                _SIGNATURE,
                _chunk(b"IHDR", header),
                _chunk(b"IDAT", zlib.compress(lines, _QUICKLY)),
                _chunk(b"IEND", b""),
            )
        )


def _opaque(width: int, height: int, **_: Any) -> pypdfium2.PdfBitmap:
    """Three bytes a pixel, whatever the page holds."""
    return pypdfium2.PdfBitmap.new_native(
        width, height, format=pdfium.FPDFBitmap_BGR, rev_byteorder=True
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
