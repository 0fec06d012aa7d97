"""The article that a page describes in JSON-LD (schema.org, in script elements).

Pages carry broken and hostile JSON here: whatever cannot be read says nothing.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article$|Posting$|^(?:Report|Review|PressRelease)$")
_WEAK = frozenset({"WebPage", "CreativeWork"})
_MOST_JSON = 2_000_000  # characters of one script; a page's article is never longer
_MOST_NODES = 5_000  # objects looked at
_MOST_NAMES = 12
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")


def told(root: "HtmlElement") -> dict[str, Any]:
    """The page's article in its JSON-LD (schema.org); empty without one."""
    weak: dict[str, Any] = {}
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json" or not script.text:
            continue
        for node in _nodes(script.text):
            types = _types(node)
            if any(_ARTICLE.search(name) for name in types - _WEAK):
                return node
            if types & _WEAK:
                weak = weak or node
    return weak


def _types(node: dict[str, Any]) -> set[str]:
    types = node.get("@type")
    return {t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)}


def names(claim: Any) -> list[str]:
    """The names in a JSON-LD value: text, an object with a name, or a list of these."""
    if isinstance(claim, str):
        return [claim]
    if isinstance(claim, dict):
        return names(claim.get("name")) if isinstance(claim.get("name"), str) else []
    if isinstance(claim, list):
        return [
            name
            for item in claim[:_MOST_NAMES]
            if not isinstance(item, list)
            for name in names(item)
        ]
    return []


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    if len(script) > _MOST_JSON:
        return
    try:
        waiting = deque([json.loads(script, strict=False)])
    except (ValueError, RecursionError):  # pages carry broken and hostile JSON
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extendleft(reversed(node))
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in _INSIDE if key in node]
