"""What a letter written in HTML says, good enough to be compared and searched, not to be quoted."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

_OPENS = re.compile(r"<(script|style|head)\b|<!--", re.IGNORECASE)
_CLOSES = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "head")
} | {"": re.compile("-->")}
_BLOCK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d|/blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")  # one that never closes is text
_WORD = re.compile(r"\w{2,}")


def without_tags(markup: str) -> str:
    """The text of HTML. Takes time in proportion to its length, whatever it holds."""
    if "<" in markup:
        markup = _TAG.sub(" ", _BLOCK.sub("\n", _seen(markup)))
    return unescape(markup) if "&" in markup else markup


def _seen(markup: str) -> str:
    """All but scripts, styles and comments; one that never closes hides nothing."""
    kept, at, endless = [], 0, set()
    for found in _OPENS.finditer(markup):
        name = (found[1] or "").lower()
        if found.start() < at or name in endless:
            continue
        closing = _CLOSES[name].search(markup, found.end())
        if closing is None:
            endless.add(name)
            continue
        kept.append(markup[at : found.start()])
        at = closing.end()
    return " ".join((*kept, markup[at:])) if kept else markup


def unsaid(told: str, others: Iterable[str]) -> Iterator[str]:
    """Of each other text, the lines with a word that `told` has not; all of it if that is empty."""
    if not told.strip():
        yield from others
        return
    tokens = set(told.split())
    words: set[str] = set()
    for other in others:
        if tokens.issuperset(other.split()):
            continue
        words = words or set(_WORD.findall(told))
        lines = (line for line in other.splitlines() if not words.issuperset(_WORD.findall(line)))
        if more := "\n".join(" ".join(line.split()) for line in lines):
            yield more
