"""All visible text of a page, in page order, one block for each block element.

The walk is a loop with its own stack: a page's depth costs no Python recursion.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affiant.reading.formats.html_table import TABULAR, Place, Tables
from affiant.reading.passage import PassageKind
from affiant.reading.text import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "map", "select", "option", "optgroup", "datalist", "textarea",
    "input", "progress", "meter", "frameset", "applet",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "button",
))  # fmt: skip
_KINDS = {
    "blockquote": PassageKind.QUOTATION, "li": PassageKind.LIST_ITEM,
    "dd": PassageKind.LIST_ITEM, "dt": PassageKind.LIST_ITEM,
    "figcaption": PassageKind.CAPTION, "caption": PassageKind.CAPTION,
    "td": PassageKind.TABLE_CELL, "th": PassageKind.TABLE_CELL,
    "h1": PassageKind.HEADING, "h2": PassageKind.HEADING, "h3": PassageKind.HEADING,
    "h4": PassageKind.HEADING, "h5": PassageKind.HEADING, "h6": PassageKind.HEADING,
}  # fmt: skip
_KEPT_BY_P = frozenset({PassageKind.QUOTATION, PassageKind.LIST_ITEM, PassageKind.CAPTION})
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "menu", "button", "dialog"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ASCII_SPACES = " \t\n\r\f\v"  # not U+00A0: French numbers are written with it
_SPACES = re.compile(f"[{_ASCII_SPACES}]+")
_CONTROLS = re.compile("[\x80-\x9f]")
# Old pages write &#146; for an apostrophe: windows-1252, as HTML's own standard reads it.
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or "\ufffd" for code in range(0x80, 0xA0)}


@dataclass(slots=True)
class Anchor:
    """A link inside a block: `start` and `end` count from the block's first character."""

    target: str
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """The words of one block element. `marker` leading characters are a list's number.

    `place` is where a table's cell stands, if the words are a cell's own and its first.
    """

    text: str
    kind: PassageKind
    tag: str
    furniture: bool
    marker: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    place: Place | None = None


@dataclass(slots=True)
class _Frame:
    """What holds inside an element."""

    kind: PassageKind
    tag: str
    furniture: bool
    preformatted: bool
    number: int | None = None  # of the next item, in an ordered list
    marker: str = ""  # to stand before the item's first words
    place: Place | None = None  # of a table's cell, until its first words


_ROOT = _Frame(PassageKind.PARAGRAPH, "body", furniture=False, preformatted=False)


class _Walk:
    """Gathers words until a block ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.frames = [_ROOT]
        self.words: list[str] = []
        self.size = 0
        self.at_space = True
        self.link: tuple[str, int] | None = None
        self.anchors: list[Anchor] = []
        self.marker = ""
        self.tables = Tables()

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not text.isascii():
            text = normalise(text.translate(_C1) if _CONTROLS.search(text) else text)
        if not self.frames[-1].preformatted:
            if self.at_space:
                text = text.lstrip(_ASCII_SPACES)
            text = _SPACES.sub(" ", text) if text else text
        if text:
            self.words.append(text)
            self.size += len(text)
            self.at_space = text[-1] in " \n"

    def line_end(self) -> None:
        if self.size:
            last = self.words[-1].rstrip(" ")
            self.size += 1 - (len(self.words[-1]) - len(last))
            self.words[-1:] = [last, "\n"]
            self.at_space = True

    def open_link(self, target: str) -> None:
        self.link = (target, self.size)

    def close_link(self) -> None:
        if self.link and self.link[1] < self.size:
            self.anchors.append(Anchor(self.link[0], self.link[1], self.size))
        self.link = None

    def flush(self) -> None:
        """End the block that was gathered so far, if it has any words."""
        self.at_space = True
        if not self.size:
            return
        target = self.link[0] if self.link else None
        self.close_link()
        raw, anchors = "".join(self.words), self.anchors
        self.words, self.size, self.anchors = [], 0, []
        if target is not None:
            self.link = (target, 0)  # a link around several blocks is a link in each
        if not raw.isspace():
            self.found.append(self._block(raw, anchors))

    def _block(self, raw: str, anchors: list[Anchor]) -> Block:
        frame = self.frames[-1]
        marker, self.marker = self.marker, ""
        text, anchors = _tidy(marker, raw, anchors)
        place, frame.place = frame.place, None
        return Block(text, frame.kind, frame.tag, frame.furniture, len(marker), anchors, place)


def blocks(root: "HtmlElement") -> list[Block]:
    """The blocks of the page's visible text, in order; none is empty."""
    walk = _Walk()
    stack: list[tuple[HtmlElement, str | None]] = [(root, None)]  # with a tag: leave it
    while stack:
        element, entered = stack.pop()
        if entered is not None:
            _leave(walk, element, entered)
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element):
            walk.add(element.tail)
            continue
        _enter(walk, element, tag)
        if len(element):
            stack.append((element, tag))
            stack += [(child, None) for child in reversed(element)]
        else:
            _leave(walk, element, tag)
    walk.flush()
    return walk.found


def _enter(walk: _Walk, element: "HtmlElement", tag: str) -> None:
    if tag in _BLOCKS:
        walk.flush()
        walk.frames.append(_inside(walk.frames[-1], element, tag))
        if tag == "li":
            walk.marker = _number(walk.frames)
        elif tag in TABULAR:
            spans = element.get("colspan"), element.get("rowspan")
            walk.frames[-1].place = walk.tables.enter(tag, *spans)
    elif tag == "br":
        _break(walk)
    elif tag == "a" and (target := element.get("href")):
        walk.close_link()
        walk.open_link(target)
    walk.add(element.text)


def _leave(walk: _Walk, element: "HtmlElement", tag: str) -> None:
    if tag in _BLOCKS:
        walk.flush()
        walk.frames.pop()
        walk.marker = ""
        if tag == "table":
            walk.tables.leave()
    elif tag == "a":
        walk.close_link()
    walk.add(element.tail)


def _break(walk: _Walk) -> None:
    """One line break is a line end in the passage, two part two passages."""
    if walk.words and walk.words[-1] == "\n":
        walk.flush()
    else:
        walk.line_end()


def _inside(outer: _Frame, element: "HtmlElement", tag: str) -> _Frame:
    kind = _KINDS.get(tag)
    if kind is None:
        kept = tag != "p" or outer.kind in _KEPT_BY_P
        kind = outer.kind if kept else PassageKind.PARAGRAPH
    number = _first_number(element) if tag == "ol" else None
    return _Frame(
        kind,
        tag,
        furniture=outer.furniture or tag in _FURNITURE,
        preformatted=outer.preformatted or tag == "pre",
        number=number,
    )


def _first_number(element: "HtmlElement") -> int | None:
    if element.get("reversed") is not None or element.get("type", "1") != "1":
        return None
    start = element.get("start", "1").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1  # noqa: PLR2004 - no list is longer


def _number(frames: list[_Frame]) -> str:
    """The number that a browser writes before an item of an ordered list."""
    outer = frames[-2]
    if outer.tag != "ol" or outer.number is None or outer.furniture:
        return ""
    outer.number += 1
    return f"{outer.number - 1}. "


def _is_hidden(element: "HtmlElement") -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _tidy(marker: str, raw: str, anchors: list[Anchor]) -> tuple[str, list[Anchor]]:
    """The block's text as documents keep it, and its anchors counted in that text.

    Pieces were normalised as they came; a letter and its accent that stood in two elements
    are joined here, and the anchors after them are then off by one at most each.
    """
    text = marker + (raw if raw.isascii() else normalise(raw)).strip()
    by = len(marker) - (len(raw) - len(raw.lstrip()))
    for anchor in anchors:
        anchor.start = min(max(anchor.start + by, len(marker)), len(text))
        anchor.end = min(max(anchor.end + by, anchor.start), len(text))
        while anchor.start < anchor.end and text[anchor.end - 1].isspace():
            anchor.end -= 1
    return text, anchors
