"""A letter as an office scanner gives it: black and white, a little crooked, some dust."""

import io
import random
from collections.abc import Iterable
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont

from examples.making.block import Block, Style

DOTS_PER_INCH = 250
PAGE = (2068, 2924)  # A4 in dots
MARGIN = 260
TYPE_SIZE = 42  # dots; 12 points at 250 dots an inch
LEADING = 60
TILT = 0.6  # degrees; a sheet laid by hand on the glass
SPECKS = 900
THRESHOLD = 150
SEED = 20240621
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
"""Bitstream Vera comes with reportlab and has every French letter."""


def png(content: Iterable[Block]) -> bytes:
    """One page of these blocks as a bilevel PNG that says its resolution."""
    page = Image.new("L", PAGE, 255)
    _write(ImageDraw.Draw(page), content)
    page = page.rotate(TILT, resample=Image.Resampling.BICUBIC, fillcolor=255)
    _dust(ImageDraw.Draw(page))
    buffer = io.BytesIO()
    bilevel = page.point(lambda grey: 255 if grey > THRESHOLD else 0).convert("1")
    bilevel.save(buffer, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), optimize=True)
    return buffer.getvalue()


def _write(draw: ImageDraw.ImageDraw, content: Iterable[Block]) -> None:
    font = ImageFont.truetype(str(FONT), TYPE_SIZE, layout_engine=ImageFont.Layout.BASIC)
    y = MARGIN
    for block in content:
        for line in _wrapped(block.text, font):
            left = MARGIN
            if block.style is Style.RIGHT:
                left = PAGE[0] - MARGIN - round(font.getlength(line))
            draw.text((left, y), line, font=font, fill=0)
            y += LEADING
        y += 0 if block.style in {Style.TITLE, Style.BYLINE} else LEADING // 2


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> Iterable[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > PAGE[0] - 2 * MARGIN:
            yield line
            longer = word
        line = longer
    yield line


def _dust(draw: ImageDraw.ImageDraw) -> None:
    chance = random.Random(SEED)  # noqa: S311 - dust, not a secret
    for _ in range(SPECKS):
        x, y = chance.randrange(PAGE[0]), chance.randrange(PAGE[1])
        size = chance.choice((0, 0, 1))
        draw.rectangle((x, y, x + size, y + size), fill=0)
