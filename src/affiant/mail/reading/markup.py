"""What a letter written in HTML says, good enough to be compared and searched, not to be quoted."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from affiant.mail.reading.flat import UNSEEN, encoded, flat, unstuffed

_OPENS = re.compile(r"<(script|style|head)\b|<!--", re.IGNORECASE)
_CLOSES = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "head")
} | {"": re.compile("-->")}
_BLOCK = re.compile(
    r"<(?:br|hr|/?(?:p|div|tr|li|ul|ol|dt|dd|table|h\d|blockquote|pre|center))\b[^<>]*>",
    re.IGNORECASE,
)
"""What begins a line or ends one; much of the mail in HTML closes nothing."""
_BLOCKQUOTE = re.compile(r"<(/?)blockquote\b[^<>]*>", re.IGNORECASE)
_DEEPEST = 9  # marks before a line
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")  # one that never closes is text
_INLINE = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|wbr|big|small|tt|mark|ins|del)\b[^<>]*>", re.IGNORECASE
)
"""What stands within words, too, and parts none: "Du<b>pont</b>" is read "Dupont"."""
_WORD = re.compile(r"\w{2,}")
_FEW = 8  # words that are looked for one by one, in a tenth of the time of finding all
_TRIES = 50  # places of one that are looked at


def without_tags(markup: str) -> str:
    """The text of HTML. Takes time in proportion to its length, whatever it holds."""
    if "<" in markup:
        markup = _TAG.sub(" ", _INLINE.sub("", _BLOCK.sub("\n", _seen(markup))))
    return unescape(markup) if "&" in markup else markup


def with_marks(markup: str) -> str:
    """The same, with ">" before the lines of each blockquote: else who answers between the lines
    of a page is taken for whom he answers."""
    if b"<blockquote" not in encoded(markup).lower():
        return without_tags(markup)
    markup = _seen(markup)
    pieces, depth, at = [], 0, 0
    for found in _BLOCKQUOTE.finditer(markup):
        pieces.append(_marked(without_tags(markup[at : found.start()]), depth))
        depth = max(0, depth + (-1 if found[1] else 1))
        at = found.end()
    return "\n".join((*pieces, _marked(without_tags(markup[at:]), depth)))


def _marked(text: str, depth: int) -> str:
    mark = ">" * min(depth, _DEEPEST)
    return "\n".join(f"{mark} {line.strip()}" for line in text.splitlines()) if mark else text


def _seen(markup: str) -> str:
    """All but scripts, styles and comments; one that never closes hides nothing."""
    if not _may_hide(markup):
        return markup
    kept: list[str] = []
    at, endless = 0, set[str]()
    for found in _OPENS.finditer(markup):
        name = (found[1] or "").lower()
        if found.start() < at or name in endless:
            continue
        closing = _CLOSES[name].search(markup, found.end())
        if closing is None:
            endless.add(name)
            continue
        kept += [markup[at : found.start()], " " if name else ""]
        at = closing.end()
    return "".join((*kept, markup[at:])) if kept else markup


def _may_hide(markup: str) -> bool:
    """Whether there is something that begins as what is not shown, told at the speed of memory."""
    told = encoded(markup).lower()
    return b"<s" in told or b"<head" in told or b"<!--" in told


def untold(told: str, markups: list[str]) -> Iterator[str]:
    """Of each letter in HTML, the lines with a word that `told` has not. Most have none: that is
    seen before its lines are told apart.
    """
    if told.strip():
        plain = flat(unstuffed(told))
        markups = [one for one in markups if _says_more(one, told, plain)]
    flattened = without_tags if told.strip() else with_marks
    return unsaid(told, map(flattened, markups)) if markups else iter(())


def _says_more(markup: str, told: str, plain: bytes) -> bool:
    """`plain` is `told`, flat: compared so, most need not be cut into words."""
    bare = _bare(markup)
    if any(one in bare or one in told for one in UNSEEN):  # it parts words, but not for `flat`
        more = " ".join(set(bare.split()).difference(told.split()))
    else:
        other = flat(bare)
        if other == plain:  # most mail programs write the same words twice
            return False
        more = b" ".join(set(other.split(b" ")).difference(plain.split(b" "))).decode()
    words = set(_WORD.findall(more))
    if len(words) > _FEW:
        return not words.issubset(_WORD.findall(told))
    return not all(_has_word(told, word) for word in words)


def _has_word(told: str, word: str) -> bool:
    """Whether `_WORD` finds it in `told`."""
    at = told.find(word)
    for _ in range(_TRIES):
        if at < 0:
            return False
        around = told[at - 1 : at] + told[at + len(word) : at + len(word) + 1]
        if not any(one.isalnum() or one == "_" for one in around):
            return True
        at = told.find(word, at + 1)
    return word in _WORD.findall(told)


def _bare(markup: str) -> str:
    """The words of `without_tags`, on lines of their own or not."""
    bare = _TAG.sub(" ", _INLINE.sub("", _seen(markup))) if "<" in markup else markup
    return unescape(bare) if "&" in bare else bare


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
