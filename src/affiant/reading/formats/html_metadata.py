"""What a page says of itself in its head: meta elements, canonical link, JSON-LD.

Everything here is claimed by the page. The publication date is htmldate's, without its
search through the body's text: that is `dateline`'s part, which can show where it stands.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from affiant.reading.document import DateBasis, PublicationDate
from affiant.reading.text import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_AUTHORS = (
    "author", "article:author_name", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "citation_author",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_publisher")
_URLS = ("og:url", "twitter:url", "parsely-link")
_ARTICLE = re.compile(r"Article$|Posting$|^(?:Report|Review|WebPage|CreativeWork|PressRelease)$")
_WEAK = frozenset({"WebPage", "CreativeWork"})
_DATED_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/-])"
)
_LAST_DAY = "2100-01-01"  # no clock in this floor: a page may claim any day
_FIRST_DAY = "1990-01-01"  # the web began
_MOST_JSON = 2_000_000  # characters of one script; a page's article is never longer
_MOST_NODES = 5_000  # objects looked at
_NOT_A_NAME = re.compile(r"https?://|@|[<>{}]|^\W*$")
_BY = re.compile(r"^(?:by|par|von|por|di|written by|ecrit par|écrit par)\s+", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[;|]\s*|,\s+|\s+(?:and|et|&|und|y)\s+")
_SITE_IN_TITLE = re.compile(r"\s+[|–—·•»:-]+\s+")
_BYLINES = (
    ".//*[@itemprop='author']//*[@itemprop='name']",
    ".//*[@itemprop='author']|.//a[@rel='author']",
    ".//*[contains(@class,'author-name') or contains(@class,'author_name')]",
    ".//*[contains(@class,'byline')]",
)
_FEW = 3  # elements of a kind looked at
_MOST_AUTHORS = 12
_AUTHOR_LENGTH = 60  # characters; longer is a sentence about the author


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page claims."""

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    published: PublicationDate | None
    language: str | None


def metadata(root: "HtmlElement") -> PageMetadata:
    """Read from the tree as it was parsed; never raises for odd metadata."""
    metas = _metas(root)
    told = _told_in_json(root)
    url = _url(root, metas, told)
    return PageMetadata(
        title=_title(root, metas, told),
        authors=_authors(root, metas, told),
        publisher=_site(metas, told, url),
        url=url,
        published=_published(root, url),
        language=_language(root),
    )


def _metas(root: "HtmlElement") -> dict[str, str]:
    """Each meta element's first content by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _line(element.get("content"))
        for key in (element.get("property"), element.get("name"), element.get("itemprop")):
            if key and content:
                found.setdefault(key.strip().lower(), content)
    return found


def _told_in_json(root: "HtmlElement") -> dict[str, Any]:
    """The page's article in its JSON-LD (schema.org); empty without one."""
    weak: dict[str, Any] = {}
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json" or not script.text:
            continue
        for node in _nodes(script.text):
            types = node.get("@type")
            names = [
                t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)
            ]
            if any(_ARTICLE.search(name) and name not in _WEAK for name in names):
                return node
            if any(name in _WEAK for name in names):
                weak = weak or node
    return weak


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    if len(script) > _MOST_JSON:
        return
    try:
        waiting: list[Any] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):  # pages carry broken and hostile JSON
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            yield node
            waiting += [
                node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node
            ]


def _title(root: "HtmlElement", metas: dict[str, str], told: dict[str, Any]) -> str | None:
    claimed = _line(told.get("headline")) or _first(metas, _TITLES)
    shown = _line(" ".join(t for e in root.iter("title") for t in e.itertext()))
    headings = [_line(" ".join(h.itertext())) for h in root.iter("h1")]
    headings = [heading for heading in headings if heading]
    for whole in (claimed, shown):
        for heading in headings:
            if (
                whole
                and heading
                and len(heading.split()) > 1
                and heading.casefold() in whole.casefold()
            ):
                return heading
    if claimed:
        return claimed
    if shown:
        return max(_SITE_IN_TITLE.split(shown), key=len)
    return headings[0] if len(headings) == 1 else None


def _authors(root: "HtmlElement", metas: dict[str, str], told: dict[str, Any]) -> tuple[str, ...]:
    claimed = _names(told.get("author")) or [_first(metas, _AUTHORS) or ""]
    if not any(claimed):
        claimed = _bylines(root)
    names: dict[str, None] = {}
    for claim in claimed:
        for part in _SEPARATORS.split(_BY.sub("", _line(claim) or "")):
            name = _BY.sub("", part).strip(" .,")
            if name and len(name) <= _AUTHOR_LENGTH and not _NOT_A_NAME.search(name):
                names.setdefault(name)
    return tuple(names)[:_MOST_AUTHORS]


def _bylines(root: "HtmlElement") -> list[str]:
    """What the first element says that is marked as the author's name."""
    for path in _BYLINES:
        for element in root.xpath(path)[:_FEW]:
            words = " ".join("".join(element.itertext()).split())
            if words and len(words) <= _AUTHOR_LENGTH and not any(c.isdigit() for c in words):
                return [words]
    return []


def _names(claim: Any) -> list[str]:
    """The names in a JSON-LD value: text, an object with a name, or a list of these."""
    if isinstance(claim, str):
        return [claim]
    if isinstance(claim, dict):
        return _names(claim.get("name")) if isinstance(claim.get("name"), str) else []
    if isinstance(claim, list):
        return [
            name
            for item in claim[:_MOST_AUTHORS]
            if not isinstance(item, list)
            for name in _names(item)
        ]
    return []


def _site(metas: dict[str, str], told: dict[str, Any], url: str | None) -> str | None:
    named = _first(metas, _SITES[:1]) or next(iter(_names(told.get("publisher"))), None)
    site = _line(named) or _first(metas, _SITES)
    if site:
        return site
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _url(root: "HtmlElement", metas: dict[str, str], told: dict[str, Any]) -> str | None:
    canonical = [
        link.get("href")
        for link in root.iter("link")
        if "canonical" in link.get("rel", "").lower().split()
    ]
    for claim in (*canonical, *(metas.get(key) for key in _URLS), told.get("url")):
        if isinstance(claim, str) and _is_address(claim.strip()):
            return claim.strip()
    return None


def _is_address(claim: str) -> bool:
    try:
        parts = urlsplit(claim)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # http://[
        return False


def _published(root: "HtmlElement", url: str | None) -> PublicationDate | None:
    from htmldate import find_date  # noqa: PLC0415 - slow to import

    iso = find_date(
        root,
        extensive_search=False,
        original_date=True,
        min_date=_FIRST_DAY,
        max_date=_LAST_DAY,
    )
    if iso:
        return PublicationDate(str(iso), DateBasis.METADATA)
    return _dated_by_url(url)


def _dated_by_url(url: str | None) -> PublicationDate | None:
    found = _DATED_PATH.search(urlsplit(url).path) if url else None
    if found is None:
        return None
    parts = [part.zfill(2) for part in found.groups() if part]
    return PublicationDate("-".join(parts), DateBasis.URL)


def _language(root: "HtmlElement") -> str | None:
    code = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    primary = code.replace("_", "-").partition("-")[0].lower()
    return primary if len(primary) == 2 and primary.isascii() and primary.isalpha() else None  # noqa: PLR2004 - ISO 639-1


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _line(claim: object) -> str | None:
    """One line of text, or None for anything else."""
    if not isinstance(claim, str):
        return None
    return " ".join(normalise(unescape(claim)).split()) or None
