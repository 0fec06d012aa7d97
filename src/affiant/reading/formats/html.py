"""Web pages: all their visible text, the article in it, and what the page says of itself."""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urljoin

from affiant.reading.article import article
from affiant.reading.document import Document, Link
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.html_article import article_blocks
from affiant.reading.formats.html_blocks import Block, blocks
from affiant.reading.formats.html_metadata import PageMetadata, metadata
from affiant.reading.formats.html_table import gaps
from affiant.reading.formats.html_tree import parse
from affiant.reading.limits import Limits
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.reader import Reader, Reading
from affiant.reading.source import Source
from affiant.reading.span import Span

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".xht"})
_DECLARED = frozenset({"text/html", "application/xhtml+xml"})
_SIGNATURE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?>(?:<\?xml[^>]*>|(?><!--.*?-->))\s*)*+"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|table|h1|p|br|a)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_BY_NAME = 0.5
_PROSE_WORDS = 25  # in a table cell that is laid out as a column of text, not tabulated
_LINKS = 4096  # of one site's menus; an entry is about 300 bytes
_NO_PAGE = re.compile(r"(?:javascript|data|about|blob):|$", re.IGNORECASE)


class HtmlReader:
    """HTML of any age and quality; no script is run and nothing is fetched."""

    name = "html"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by the first element, 0.5 by name or declaration."""
        if _SIGNATURE.match(source.head.replace(b"\0", b"")):
            return 1.0
        declared = (source.declared or "").partition(";")[0].strip().lower()
        named = source.suffix in _SUFFIXES or declared in _DECLARED
        return _BY_NAME if named else None

    def read(self, source: Source, limits: Limits) -> Reading:
        """Raises Unreadable: UNSUPPORTED, DAMAGED, TOO_DEEP, TOO_LARGE, NO_TEXT."""
        root = parse(source.bytes(), _charset(source.declared))
        found = blocks(root)
        if not found:
            raise Unreadable(Reason.NO_TEXT, "the page shows no text without its scripts")
        before = gaps([block.place for block in found])
        text = "".join(gap + block.text for gap, block in zip(before, found, strict=True))
        if len(text) > limits.text:
            raise Unreadable(Reason.TOO_LARGE, f"{len(text)} characters of text")
        claimed = metadata(root)
        kept = article_blocks(root, found)  # last: it may change the tree
        passages, links = _laid_out(found, before, kept, claimed)
        return Reading(article(_draft(source, text, claimed, passages, links)))


def _draft(
    source: Source,
    text: str,
    claimed: PageMetadata,
    passages: tuple[Passage, ...],
    links: tuple[Link, ...],
) -> Document:
    return Document(
        sha256=source.sha256,
        media_type="text/html",
        text=text,
        language=claimed.language,
        title=claimed.title,
        published=claimed.published,
        publisher=claimed.publisher,
        authors=claimed.authors,
        url=claimed.url,
        passages=passages,
        links=links,
    )


def _laid_out(
    found: Sequence[Block], before: Sequence[str], kept: Sequence[bool], claimed: PageMetadata
) -> tuple[tuple[Passage, ...], tuple[Link, ...]]:
    """The passages and links at their places in the text of the blocks, `before` each its gap."""
    passages: list[Passage] = []
    links: list[Link] = []
    title = _key(claimed.title)
    start = 0
    for block, gap, is_kept in zip(found, before, kept, strict=True):
        start += len(gap)
        is_title = bool(title) and block.tag == "h1" and _key(block.text) == title
        if is_title:
            title = ""  # the first is the title; a repeat is what trafilatura takes it for
        kind = PassageKind.TITLE if is_title else _kind(block)
        kind = kind if is_kept or is_title else PassageKind.BOILERPLATE
        passages.append(Passage(Span(start, start + len(block.text)), kind))
        links += _links(block, start, claimed.url)
        start += len(block.text)
    return tuple(passages), tuple(links)


def _kind(block: Block) -> PassageKind:
    prose = block.kind is PassageKind.TABLE_CELL and len(block.text.split()) >= _PROSE_WORDS
    return PassageKind.PARAGRAPH if prose else block.kind


def _links(block: Block, start: int, base: str | None) -> list[Link]:
    return [
        Link(_target(anchor.target, base), Span(start + anchor.start, start + anchor.end))
        for anchor in block.anchors
        if anchor.start < anchor.end and not _NO_PAGE.match(anchor.target.strip())
    ]


@lru_cache(maxsize=_LINKS)
def _target(href: str, base: str | None) -> str:
    """Where a link leads; absolute if the page says where it stood. Menus repeat themselves,
    on a page and over the pages of a site, and `urljoin` was a hundredth of a page's cost.
    """
    href = href.strip()
    if base is None or href.startswith(("http://", "https://", "#", "mailto:", "tel:")):
        return href
    try:
        return urljoin(base, href)
    except ValueError:  # http://[
        return href


def _key(title: str | None) -> str:
    return " ".join((title or "").casefold().split())


def _charset(declared: str | None) -> str | None:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", declared or "", re.IGNORECASE)
    return found.group(1) if found else None


READER: Reader = HtmlReader()
