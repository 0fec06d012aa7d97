"""What stands between brackets in a turn: what happened meanwhile, and what nobody took down."""

import re
from collections.abc import Iterator

from affiant.facts.quotes.turns.words import bare, listed
from affiant.reading.span import Span

_BRACKET = re.compile(r"\([^()\[\]]{2,160}\)|\[[^()\[\]]{2,160}\]")
_WORD = re.compile(r"[^\W\d_]+")


def brackets(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """The brackets that are directions (True: (Rires.)) or gaps (False: [inaudible])."""
    for found in _BRACKET.finditer(text, start, end):
        words = [bare(word) for word in _WORD.findall(found[0])]
        if not words:
            continue
        if not listed("gaps").isdisjoint(words):
            yield Span(*found.span()), False
        elif _directs(text, found, words):
            yield Span(*found.span()), True


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether the line is one bracket, and no gap."""
    whole = _BRACKET.fullmatch(text, start, end)
    if whole is None:
        return False
    return listed("gaps").isdisjoint(bare(word) for word in _WORD.findall(whole[0]))


def _directs(text: str, found: re.Match[str], words: list[str]) -> bool:
    """(Applause.), (M. Roe se lève.): its own sentence, or a word that says what happened."""
    inner = found[0][1:-1].strip()
    if words[0] in listed("directions") or words[-1] in listed("directions"):
        return True
    before = text[max(0, found.start() - 2) : found.start()].rstrip()[-1:]
    return inner[:1].isupper() and inner[-1:] == "." and before in ("", ".", "?", "!", "…", "\n")
