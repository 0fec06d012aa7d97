"""Pairs of quotation marks, scanned once from left to right.

French, English, German and straight marks; marks of one family close each other whatever their
shape, for pages mix them. An apostrophe is told from a single quotation mark by its neighbours.
A pair never crosses a passage, save for a quotation of several paragraphs: each further
paragraph then opens with a mark of the same family (Imprimerie nationale; Chicago 13.32).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from affiant.reading.document import Document
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

_MARK = re.compile(
    r"[«»“”„\"'‘’‚‹›`](?:(?<=[«»“”„\"])|(?<=')'|(?<=`)`"
    r"|(?<!\w['‘’‚‹])(?<=['‘’‚‹])(?=\w)|(?<=[^\s(«“]['’›])(?!\w))"
)  # one character class in front: the scanner skips to the next mark
_FAMILY = {"«": "angle", "»": "angle", "“": "double", "”": "double", "„": "double", '"': "double"}
_TYPED = frozenset({"''", "``"})  # how typewriters and wire services set double marks
_SINGLE = "single"
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{-–—'’‘\"“«/:>\u2009…")
_AFTER_CLOSING = frozenset(" \t\n\u00a0\u202f)]}-–—,.;:!?…»”\"'’")
LONGEST_SINGLE = 800  # characters; two apostrophes further apart are no quotation
MOST_PARAGRAPHS = 30
DEEPEST = 4
FEWEST = 2  # characters; one letter between marks is a label
_SKIPPED = frozenset({PassageKind.REFERENCE, PassageKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks. `span` leaves the marks and the blanks beside them out; `outer`
    takes the marks in. `depth` is 0 for words not inside other marked words."""

    span: Span
    outer: Span
    depth: int


@dataclass(frozen=True, slots=True)
class _Open:
    family: str
    at: int
    char: str
    length: int = 1  # of the mark itself, in characters


def marked(document: Document) -> list[Marked]:
    """All marked words outside references and boilerplate, in the order of the text."""
    found: list[Marked] = []
    pending: list[_Open] = []
    carried = 0
    for passage in document.passages:
        if passage.kind in _SKIPPED:
            pending = []
            continue
        if pending and _continues(document.text, passage.span, pending[0]):
            carried += 1
        else:
            pending, carried = [], 0
        scan = _Scan(document.text, passage.span, pending[:1])
        found.extend(scan.pairs())
        pending = [] if carried > MOST_PARAGRAPHS else scan.left_open()
    found.sort(key=lambda pair: (pair.outer.start, -pair.outer.end))
    return _with_depth(found)


def _continues(text: str, span: Span, opened: _Open) -> bool:
    return _FAMILY.get(text[span.start : span.start + 1]) == opened.family


def _with_depth(found: list[Marked]) -> list[Marked]:
    ends: list[int] = []
    nested = []
    for pair in found:
        while ends and ends[-1] <= pair.outer.start:
            ends.pop()
        nested.append(Marked(pair.span, pair.outer, len(ends)))
        ends.append(pair.outer.end)
    return nested


class _Scan:
    """One passage. `stack` begins with the quotation that goes on from the passage before."""

    def __init__(self, text: str, span: Span, carried: list[_Open]) -> None:
        self.text = text
        self.span = span
        self.stack = list(carried)
        start = span.start + (1 if carried else 0)
        self.events = list(_MARK.finditer(text, start, span.end))

    def pairs(self) -> Iterator[Marked]:
        """The pairs that close in this passage."""
        for number, event in enumerate(self.events):
            opened = self._step(number, event.start(), event.group())
            if opened is not None:
                pair = self._pair(opened, event.start(), event.end())
                if pair is not None:
                    yield pair

    def left_open(self) -> list[_Open]:
        """The outermost quotation still open, if its kind may go on in the next paragraph."""
        return [opened for opened in self.stack[:1] if opened.family != _SINGLE]

    def _step(self, number: int, at: int, char: str) -> _Open | None:
        """Push an opening mark; or return what a closing mark closes."""
        length = len(char)
        char = '"' if char in _TYPED else char
        family = _FAMILY.get(char, _SINGLE)
        before = self.text[at - 1] if at > self.span.start else " "
        after = self.text[at + length] if at + length < self.span.end else " "
        if family == _SINGLE:
            return self._single(number, at, char, before, after)
        if self._closes(char, before, after, family):
            return self._close(family)
        if _opens(char, before, after) and len(self.stack) < DEEPEST:
            self.stack.append(_Open(family, at, char, length))
        return None

    def _closes(self, char: str, before: str, after: str, family: str) -> bool:
        if char in "»”":
            return not (char == "”" and not self._holds(family) and before.isspace())
        if char in "«„" or not self._holds(family):
            return False
        return (not before.isspace() and after in _AFTER_CLOSING) or (
            before.isspace() and after in ",.;"
        )

    def _holds(self, family: str) -> bool:
        return any(opened.family == family for opened in self.stack)

    def _close(self, family: str) -> _Open | None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].family == family:
                opened = self.stack[depth]
                del self.stack[depth:]
                return opened
        if family == "double" and self.stack and self.stack[-1].char == "‘":
            return self.stack.pop()  # ‘ ... ”: a mark mistyped
        return None

    def _single(self, number: int, at: int, char: str, before: str, after: str) -> _Open | None:
        opening = after.isalnum() and not before.isalnum()
        if opening and char != "›":
            if not after.isdigit() and before in _BEFORE_OPENING and not self._holds(_SINGLE):
                self.stack.append(_Open(_SINGLE, at, char))
            return None
        if not self._holds(_SINGLE) or self._possessive(number, at):
            return None
        return self._close(_SINGLE)

    def _possessive(self, number: int, at: int) -> bool:
        """Workers’ rights: a later mark closes, and none opens before it."""
        if self.text[at - 1] != "s" or not self.text[at + 1 : at + 3].strip().isalpha():
            return False
        for later in self.events[number + 1 : number + 6]:
            if later.group() in "‘‚‹":
                return False
            if later.group() in "'’›" and not self.text[later.end() : later.end() + 1].isalnum():
                return True
        return False

    def _pair(self, opened: _Open, at: int, outer_end: int) -> Marked | None:
        start, end = opened.at + opened.length, at
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        too_long = opened.family == _SINGLE and end - start > LONGEST_SINGLE
        if (
            too_long
            or end - start < FEWEST
            or not any(c.isalnum() for c in self.text[start : start + 40])
        ):
            return None
        return Marked(Span(start, end), Span(opened.at, outer_end), 0)


def _opens(char: str, before: str, after: str) -> bool:
    if char in "«„":
        return True
    if after.isspace():
        return char == '"' and before.isspace()
    return before in _BEFORE_OPENING or char == "“"
