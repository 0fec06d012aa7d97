"""Text of a picture of a page, through Tesseract by tesserocr, when both are installed.

tesserocr is an optional extra (`affiant[ocr]`) and brings the engine; the trained data for
French and English come from the system (Debian: tesseract-ocr-fra, tesseract-ocr-eng).
Measured on rendered news and law text: 0.1 to 0.3 % of characters wrong, one second a page.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

RESOLUTION = 300
"""Dots per inch that Tesseract's models are trained for."""

MOST_PIXELS = 100_000_000
"""Of one picture: an A2 poster at 300 dots per inch has 35 million."""

MISSING = "a scan, and OCR is not installed (affiant[ocr], tesseract-ocr-fra, tesseract-ocr-eng)"

_LANGUAGES = ("fra", "eng")
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_CUT_WORD = re.compile(r"(?<=[^\W\d_])[-‐]\n(?=[a-zà-öø-ÿœ])")


class Recognised(NamedTuple):
    """A paragraph that was seen, and its rectangle in pixels from the upper left corner."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


class Raster(NamedTuple):
    """A picture as rows of pixels: one byte a pixel is grey, three are red, green, blue."""

    pixels: bytes
    width: int
    height: int
    bytes_per_pixel: int
    bytes_per_row: int
    resolution: int


class Recogniser:
    """A Tesseract that is ready; `describe` says which, for the document's metadata."""

    def __init__(self, engine: Any, levels: Any, description: str) -> None:
        self._engine = engine
        self._paragraph = levels.PARA
        self.description = description

    def paragraphs(self, raster: Raster) -> Iterator[Recognised]:
        """The paragraphs of one picture, in Tesseract's reading order."""
        self._engine.SetImageBytes(
            raster.pixels,
            raster.width,
            raster.height,
            raster.bytes_per_pixel,
            raster.bytes_per_row,
        )
        self._engine.SetSourceResolution(raster.resolution)
        self._engine.Recognize()
        found = self._engine.GetIterator()
        while found is not None and not found.Empty(self._paragraph):
            text = _running(found.GetUTF8Text(self._paragraph))
            box = found.BoundingBox(self._paragraph)
            if text and box:
                yield Recognised(text, *box)
            if not found.Next(self._paragraph):
                break
        self._engine.Clear()


def available() -> bool:
    """Whether pictures can be read here."""
    return find_spec("tesserocr") is not None and data_folder() is not None


@contextmanager
def recogniser() -> Iterator[Recogniser]:
    """A Tesseract for one document. Call only where `available()`."""
    import tesserocr  # noqa: PLC0415 - an optional extra, and slow to import

    folder = data_folder()
    languages = "+".join(code for code in _LANGUAGES if _has(folder, code))
    release = tesserocr.tesseract_version().split("\n")[0].removeprefix("tesseract ")
    with tesserocr.PyTessBaseAPI(path=str(folder), lang=languages) as engine:
        yield Recogniser(engine, tesserocr.RIL, f"tesseract {release} {languages}")


def _running(text: str) -> str:
    return " ".join(_CUT_WORD.sub("", text.strip()).replace("\n", " ").split(" ")).strip()


@cache
def data_folder() -> Path | None:
    """Where Tesseract's trained data lie: TESSDATA_PREFIX, or where systems put them."""
    for name in (os.environ.get("TESSDATA_PREFIX", ""), *_FOLDERS):
        folder = Path(name)
        if name and any(_has(folder, code) for code in _LANGUAGES):
            return folder
    return None


def _has(folder: Path | None, code: str) -> bool:
    return folder is not None and (folder / f"{code}.traineddata").is_file()
