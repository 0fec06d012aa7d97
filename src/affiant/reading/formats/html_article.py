"""Which blocks of a page are its article: those that trafilatura keeps.

trafilatura rewrites the tree and gives text; our blocks are matched to that text by their
words, since both come from the same page in the same order.
"""

import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from affiant.reading.formats.html_blocks import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_GRAM = 4  # words; four in a row are seldom shared by accident
_KEPT = 0.6  # share of a block's 4-grams in the article; links and dates cut out leave most
_SHORT = 6  # words; shorter blocks must be a line of the article, not a part of one
_DENSE_WORDS = 12  # words of a paragraph when trafilatura found nothing
_LINKED = 0.5  # share of a block's letters inside links that makes it a menu
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
    return extracted.text if extracted is not None else None


def _matched(text: str, blocks: Sequence[Block]) -> list[bool]:
    lines = [_WORD.findall(line.casefold()) for line in text.splitlines()]
    whole = {" ".join(line) for line in lines}
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


def _is_dense(block: Block) -> bool:
    """A paragraph by its looks: enough words, few of them links, outside menus and footers."""
    linked = sum(anchor.end - anchor.start for anchor in block.anchors)
    return (
        not block.furniture
        and len(block.text.split()) >= _DENSE_WORDS
        and linked <= len(block.text) * _LINKED
    )
