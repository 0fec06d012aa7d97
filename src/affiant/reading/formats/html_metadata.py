"""What a page says of itself in its head: meta elements, canonical link, JSON-LD.

Everything here is claimed by the page. The publication date is htmldate's, without its
search through the body's text: that is `dateline`'s part, which can show where it stands.
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from affiant.reading.document import DateBasis, PublicationDate
from affiant.reading.formats import html_json_ld as json_ld
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
_DATED_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/-])"
)
_LAST_DAY = "2100-01-01"  # no clock in this floor: a page may claim any day
_FIRST_DAY = "1990-01-01"  # the web began
_NOT_A_NAME = re.compile(r"https?://|@|[<>{}]|^\W*$")
_BY = re.compile(r"^(?:by|par|von|por|di|written by|ecrit par|écrit par)\s+", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[;|]\s*|,\s+")
_AND = re.compile(r"\s+(?:and|et|&|und|y)\s+")
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
    told = json_ld.told(root)
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


def _title(root: "HtmlElement", metas: dict[str, str], told: dict[str, Any]) -> str | None:
    claimed = _words(told.get("headline")) or _words(_first(metas, _TITLES))
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
    claimed = json_ld.names(told.get("author")) or [_first(metas, _AUTHORS) or ""]
    if not any(claimed):
        claimed = _bylines(root)
    names: dict[str, None] = {}
    for claim in claimed:
        for part in _parted(_BY.sub("", _words(claim) or "")):
            name = _BY.sub("", part).strip(" .,")
            if name and len(name) <= _AUTHOR_LENGTH and not _NOT_A_NAME.search(name):
                names.setdefault(name)
    return tuple(names)[:_MOST_AUTHORS]


def _parted(claim: str) -> list[str]:
    """The names in a claim; "and" parts them only where each side can be a person's full name
    ("Ana Bell and Jo Carr", not "Refuge et Droit").
    """
    parts: list[str] = []
    for piece in _SEPARATORS.split(claim):
        sides = _AND.split(piece)
        parts += sides if all(" " in side.strip() for side in sides) else [piece]
    return parts


def _bylines(root: "HtmlElement") -> list[str]:
    """What the first element says that is marked as the author's name."""
    for path in _BYLINES:
        for element in root.xpath(path)[:_FEW]:
            words = " ".join("".join(element.itertext()).split())
            if words and len(words) <= _AUTHOR_LENGTH and not any(c.isdigit() for c in words):
                return [words]
    return []


def _site(metas: dict[str, str], told: dict[str, Any], url: str | None) -> str | None:
    named = _first(metas, _SITES[:1]) or next(iter(json_ld.names(told.get("publisher"))), None)
    site = _words(named) or _words(_first(metas, _SITES))
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
        if (address := _line(claim)) and _is_address(address):
            return address
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
    return " ".join(normalise(claim).split()) or None


def _words(claim: object) -> str | None:
    """The same for words, which many pages escape twice (never for addresses: "&copy=1")."""
    line = _line(claim)
    return _line(unescape(line)) if line else None
