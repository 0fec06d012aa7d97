"""Pictures of pages (PNG, JPEG, TIFF, WebP, GIF): what Tesseract sees on them.

Pillow decodes and comes with the OCR extra; the dimensions are read before any pixel is.
A box is in points from the lower left corner, as if the picture were a page printed at the
resolution that it states (or at 300 dots per inch where it states none).
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import ocr
from affiant.reading.formats.claims import Claims
from affiant.reading.formats.composition import Composition
from affiant.reading.limits import Limits
from affiant.reading.passage import Box, PassageKind
from affiant.reading.reader import Reading
from affiant.reading.source import Source

if TYPE_CHECKING:
    from PIL import Image

_MEDIA_TYPES = {
    b"\x89PNG\r\n\x1a\n": ("image/png", "PNG"),
    b"\xff\xd8\xff": ("image/jpeg", "JPEG"),
    b"II*\x00": ("image/tiff", "TIFF"),
    b"MM\x00*": ("image/tiff", "TIFF"),
    b"GIF87a": ("image/gif", "GIF"),
    b"GIF89a": ("image/gif", "GIF"),
}
_WEBP = slice(8, 12)  # after "RIFF" and four bytes of length
_RESOLUTIONS = range(50, 2401)  # dots per inch; a stated 1 or 72000 is an empty field
_POINTS_PER_INCH = 72.0
_MOST_FRAMES = 2000  # pages of one TIFF
_MOST_TOTAL_PIXELS = 4 * ocr.MOST_PIXELS * 50  # of all frames, about the pages of a long fax


class ImageReader:
    """Reads pictures of text, each frame of a TIFF as a page."""

    name = "image"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by signature."""
        return 1.0 if _type_of(source.head) else None

    def read(self, source: Source, limits: Limits) -> Reading:
        """What is written on the picture.

        Raises Unreadable: NO_TEXT without OCR or for a picture without words, TOO_LARGE by its
        dimensions, DAMAGED where it cannot be decoded.
        """
        kind = _type_of(source.head)
        if kind is None:
            raise Unreadable(Reason.DAMAGED, "no signature of a picture")
        if not ocr.available() or find_spec("PIL") is None:
            raise Unreadable(Reason.NO_TEXT, ocr.MISSING)
        composition = Composition(limits)
        with ocr.recogniser() as by, _opened(source, kind[1]) as image:
            pages = 0
            for page, raster in enumerate(_rasters(image), start=1):
                pages = page
                for seen in by.paragraphs(raster):
                    box = _box(raster, seen)
                    composition.add(seen.text, PassageKind.PARAGRAPH, page, box)
        if composition.empty:
            raise Unreadable(Reason.NO_TEXT, "a picture in which OCR finds no text")
        claims = Claims(metadata=(("pages", str(pages)), ("ocr", by.description)))
        return Reading(composition.document(source, kind[0], claims))


READER = ImageReader()


def _type_of(head: bytes) -> tuple[str, str] | None:
    if head.startswith(b"RIFF") and head[_WEBP] == b"WEBP":
        return "image/webp", "WEBP"
    return next((kind for start, kind in _MEDIA_TYPES.items() if head.startswith(start)), None)


@contextmanager
def _opened(source: Source, decoder: str) -> Iterator["Image.Image"]:
    """The picture, opened by the one decoder that its signature names; not yet decoded."""
    from PIL import Image  # noqa: PLC0415 - an optional extra

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its complaints about metadata; sizes are checked here
        try:
            with Image.open(source.path, formats=(decoder,)) as image:
                yield image
        except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
            if isinstance(error, Image.DecompressionBombError):
                raise Unreadable(Reason.TOO_LARGE, "too many pixels") from error
            raise Unreadable(Reason.DAMAGED, "the picture cannot be decoded") from error


def _rasters(image: "Image.Image") -> Iterator[ocr.Raster]:
    """Each frame upright and grey. An animated GIF gives its first frame only."""
    from PIL import ImageOps  # noqa: PLC0415 - an optional extra

    frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    total = 0
    for index in range(min(frames, _MOST_FRAMES + 1)):
        image.seek(index)
        total += image.width * image.height
        if image.width * image.height > ocr.MOST_PIXELS or total > _MOST_TOTAL_PIXELS:
            raise Unreadable(Reason.TOO_LARGE, f"{image.width} by {image.height} pixels")
        if index == _MOST_FRAMES:
            raise Unreadable(Reason.TOO_LARGE, f"more than {_MOST_FRAMES} pages")
        grey = _on_white(ImageOps.exif_transpose(image))
        yield ocr.Raster(grey.tobytes(), grey.width, grey.height, 1, grey.width, _stated(image))


def _on_white(image: "Image.Image") -> "Image.Image":
    """Transparent parts are paper: Tesseract would see black."""
    from PIL import Image  # noqa: PLC0415 - an optional extra

    if not image.has_transparency_data:
        return image.convert("L")
    layer = image.convert("LA")
    paper = Image.new("LA", layer.size, (255, 255))
    return Image.alpha_composite(paper.convert("RGBA"), layer.convert("RGBA")).convert("L")


def _stated(image: "Image.Image") -> int:
    stated = image.info.get("dpi", (0, 0))[0]
    return round(stated) if stated and round(stated) in _RESOLUTIONS else ocr.RESOLUTION


def _box(raster: ocr.Raster, seen: ocr.Recognised) -> Box:
    scale = _POINTS_PER_INCH / raster.resolution
    return Box(
        seen.left * scale,
        (raster.height - seen.bottom) * scale,
        seen.right * scale,
        (raster.height - seen.top) * scale,
    )
