"""A page of a document as a picture: what is asked for, and what comes of it."""

from dataclasses import dataclass, field

from affiant.reading.passage import Box
from affiant.reading.span import Span


class Undrawn(Exception):
    """The page cannot be shown; `args[0]` is one of the words below."""


MISSING, DAMAGED, PICTURE, HIDDEN = "missing", "damaged", "picture", "hidden"


@dataclass(frozen=True, slots=True)
class Printed:
    """A passage that was read from the page: its words, from `start` in the text, and where in
    them (spans counted from `start`) something must not be seen. `box` is where it stands."""

    start: int
    words: str
    hidden: tuple[Span, ...] = ()
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """The page to draw (from 1) and what was read from it. `guarded`: somebody is protected, so
    that only what is known to be harmless is shown."""

    page: int
    printed: tuple[Printed, ...]
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The page as PNG, `width` and `height` in pixels. `glyphs` packs five integers a character:
    its offset in the text, and left, top, right, bottom in pixels; `boxes` the same for whole
    passages whose characters have no place of their own (their offset is the passage's)."""

    png: bytes
    width: int
    height: int
    glyphs: bytes
    boxes: bytes = field(default=b"")
