"""Which blocks of a page are its article: those that trafilatura keeps.

trafilatura rewrites the tree and gives text; our blocks are matched to that text by their
words, since both come from the same page in the same order.
"""

import logging
import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from affiant.reading.formats.html_blocks import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_GRAM = 4  # words; four in a row are seldom shared by accident
_KEPT = 0.6  # share of a block's 4-grams in the article; links and dates cut out leave most
_SHORT = 6  # words; shorter blocks must be a line of the article, not a part of one
_DENSE_WORDS = 12  # words of a paragraph when trafilatura found nothing
_LINKED = 0.5  # share of a block's characters inside links; a paragraph has fewer
_ALL_LINKED = 0.9  # the same for a menu's entry, which may have a bullet or an arrow besides
_MENU_WORDS = 8  # of a menu's entry
_MENU_ROW = 5  # entries; fewer links in a row may be an article's own list
# What trafilatura's rewriting of odd trees was seen to raise, or may by its use of lxml.
_GIVES_UP = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def article_blocks(root: "HtmlElement", blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it belongs to the article. Changes `root`: call this last."""
    text = _article_text(root)
    chosen = _matched(text, blocks) if text else [False] * len(blocks)
    chosen = [kept and not menu for kept, menu in zip(chosen, _menus(blocks), strict=True)]
    if any(chosen):
        return chosen
    dense = [_is_dense(block) for block in blocks]
    return dense if any(dense) else [not block.furniture for block in blocks]


def _article_text(root: "HtmlElement") -> str | None:
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second to import

    try:
        extracted = bare_extraction(root, fast=True, include_comments=False)
    except _GIVES_UP:
        return None
    text = getattr(extracted, "text", None)
    return text if isinstance(text, str) else None


def _matched(text: str, blocks: Sequence[Block]) -> list[bool]:
    lines = [_WORD.findall(line.casefold()) for line in text.splitlines()]
    whole = {" ".join(line) for line in lines}
    whole |= {_key(cell) for line in text.splitlines() if "|" in line for cell in line.split("|")}
    words = [word for line in lines for word in line]
    running = f" {' '.join(words)} "
    grams = set(zip(*(words[i:] for i in range(_GRAM)), strict=False))
    return [_is_kept(block, whole, running, grams) for block in blocks]


def _is_kept(block: Block, whole: set[str], running: str, grams: set[tuple[str, ...]]) -> bool:
    words = _WORD.findall(block.text[block.marker :].casefold())
    if not words:
        return False
    key = " ".join(words)
    if key in whole:
        return True
    if len(words) < _SHORT:
        return False
    if f" {key} " in running:
        return True
    own = list(zip(*(words[i:] for i in range(_GRAM)), strict=False))
    return sum(1 for gram in own if gram in grams) >= len(own) * _KEPT


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _menus(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it is one of a row of links, which is how menus are made."""
    entries = [_is_menu_entry(block) for block in blocks]
    menus: list[bool] = []
    for is_entry, row in groupby(entries):
        size = len(list(row))
        menus += [is_entry and size >= _MENU_ROW] * size
    return menus


def _is_menu_entry(block: Block) -> bool:
    return len(block.text.split()) <= _MENU_WORDS and _linked(block) >= _ALL_LINKED


def _linked(block: Block) -> float:
    """The share of the block's characters that are links."""
    return sum(anchor.end - anchor.start for anchor in block.anchors) / len(block.text)


def _is_dense(block: Block) -> bool:
    """A paragraph by its looks: enough words, few of them links, outside menus and footers."""
    words = len(block.text.split())
    return not block.furniture and words >= _DENSE_WORDS and _linked(block) <= _LINKED
