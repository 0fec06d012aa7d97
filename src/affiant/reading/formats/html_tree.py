"""Bytes of a page to a tree of elements, whatever the bytes are.

libxml2's HTML parser expands no entities but HTML's own characters, reads no DTD and no
network, so that there is no entity bomb to defuse. It stops at 2,048 elements inside one
another and would drop the rest in silence: such a page is reported, not half read.
"""

import re
from typing import TYPE_CHECKING

from affiant.reading import encoding
from affiant.reading.failure import Reason, Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SNIFFED = 4096  # bytes in which a page declares its charset (browsers look at 1,024)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARATIONS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype[^>]{0,1000}>)?", re.IGNORECASE
)
_EMPTY_ROOT = re.compile(r"(<html\b[^>]{0,1000}?)\s*/>", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r")
_VERTICAL = bytes.maketrans(b"\v", b" ")
_START = 10_000  # characters within which the root element stands


def parse(payload: bytes, declared: str | None) -> "HtmlElement":
    """The page's root element, comments left out.

    Raises Unreadable: UNSUPPORTED for what is no text, EMPTY, TOO_DEEP, DAMAGED without any
    element.
    """
    from lxml import etree, html  # noqa: PLC0415 - not at start-up

    text = encoding.decode(payload, declared or _declared(payload))
    if not text.strip():
        raise Unreadable(Reason.EMPTY, "only white space")
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = html.document_fromstring(_repaired(text), parser=parser)
    except etree.ParserError as error:  # nothing but white space and comments
        raise Unreadable(Reason.DAMAGED, "no element in the page") from error
    if any("depth" in entry.message for entry in parser.error_log if "xcessive" in entry.message):
        raise Unreadable(Reason.TOO_DEEP, "elements nested more than 2048 deep")
    return root


def _declared(payload: bytes) -> str | None:
    found = _CHARSET.search(payload[:_SNIFFED])
    return found.group(1).decode("ascii", "replace") if found else None


def _repaired(text: str) -> bytes:
    """UTF-8 without what trips libxml2: odd doctypes, a root that closes itself, controls."""
    declared = _DECLARATIONS.match(text)
    text = text[declared.end() :] if declared else text
    text = _EMPTY_ROOT.sub(r"\1>", text[:_START], count=1) + text[_START:]
    return text.encode("utf-8", "replace").translate(_VERTICAL, _CONTROLS)
