"""Pages that are pictures: told from pages of text, drawn, and read through OCR."""

import ctypes
from collections.abc import Sequence
from math import sqrt

import pypdfium2
import pypdfium2.raw as pdfium

from affiant.reading.formats.ocr import (
    MOST_PIXELS,
    RESOLUTION,
    Raster,
    Recognised,
    Recogniser,
)
from affiant.reading.formats.pdf_lines import Line
from affiant.reading.passage import Box

_HARDLY_ANY = 32
"""Characters: a scanner's stamp or a page number beside a picture makes no page of text."""

_POINTS_PER_INCH = 72.0


def is_scanned(page: pypdfium2.PdfPage, lines: Sequence[Line]) -> bool:
    """Whether the page's text, if any, is in its pictures (or drawn as outlines)."""
    if len(lines) >= _HARDLY_ANY:
        return False
    characters = sum(len(line.text) for line in lines)
    if characters >= _HARDLY_ANY:
        return False
    objects = pdfium.FPDFPage_CountObjects(page.raw)
    if characters == 0:
        return bool(objects)
    return next(iter(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def recognise(page: pypdfium2.PdfPage, by: Recogniser) -> list[tuple[str, Box]]:
    """The paragraphs of a page's picture with their rectangles in PDF points."""
    width, height = page.get_size()
    scale = min(RESOLUTION / _POINTS_PER_INCH, sqrt(MOST_PIXELS / max(width * height, 1.0)))
    bitmap = page.render(scale=scale, grayscale=True)
    raster = Raster(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.n_channels,
        bitmap.stride,
        round(scale * _POINTS_PER_INCH),
    )
    bitmap.close()
    return [(seen.text, _on_page(page, raster, seen)) for seen in by.paragraphs(raster)]


def _on_page(page: pypdfium2.PdfPage, raster: Raster, seen: Recognised) -> Box:
    """Pixels to points: pdfium minds the page's rotation and its crop box."""
    xs, ys = [], []
    for x, y in ((seen.left, seen.top), (seen.right, seen.bottom)):
        left, top = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDF_DeviceToPage(page.raw, 0, 0, raster.width, raster.height, 0, x, y, left, top)
        xs.append(left.value)
        ys.append(top.value)
    return Box(min(xs), min(ys), max(xs), max(ys))
