"""A text as it reads once its encodings are undone, each character with where it came from.

What is found in a view is masked in the text itself, so that nothing else of it changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.mail.masking.codes import TRANSPORT, Code, Codes, further_of

_DEPTH = 3
"""Encodings within encodings that are undone: a quoted-printable page with a link twice encoded."""


@dataclass(frozen=True, slots=True)
class View:
    """`spans[i]` is where character i stands in the original; None where it is at its place."""

    text: str
    spans: list[tuple[int, int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these characters stand in the original; `end` is after the last."""
        if self.spans is None:
            return start, end
        return self.spans[start][0], self.spans[end - 1][1]

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where each of these characters stands in the original."""
        if self.spans is None:
            return list(zip(range(start, end), range(start + 1, end + 1), strict=True))
        return self.spans[start:end]


def views(text: str) -> list[View]:
    """The text itself first, then each way to read it that differs; at most some dozens.

    Encodings of transport are undone in every order, for they stand within each other; all others
    each for itself, and together with all.
    """
    met = {text}
    found = newest = [View(text)]
    for _ in range(_DEPTH):
        newest = [one for view in newest for one in _each(view, TRANSPORT, met)]
        found = [*found, *newest]
    further = further_of(text)
    signed = [code for code in further if code.sign in text and code.may_be_in(text)]
    if not any(code.pattern.search(text) for code in signed):
        return found
    return [*found, *_each(found[0], further, met), *_together(found[0], further, met)]


def _each(view: View, codes: Codes, met: set[str]) -> Iterator[View]:
    for code in codes:
        other = _decoded(view, code) if code.sign in view.text else None
        if other and not _known(other.text, met):
            yield other


def _together(view: View, further: Codes, met: set[str]) -> Iterator[View]:
    for _ in range(_DEPTH - 1):
        for code in (*TRANSPORT, *further):
            view = _decoded(view, code) or view
        if not _known(view.text, met):
            yield view


def _known(text: str, met: set[str]) -> bool:
    is_known = text in met
    met.add(text)
    return is_known


def _decoded(view: View, code: Code) -> View | None:
    if not code.may_be_in(view.text):
        return None
    found = [(one.span(), code.decode(one.group())) for one in code.pattern.finditer(view.text)]
    changed = [one for one in found if view.text[slice(*one[0])] != one[1]]
    if not changed:
        return None
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for (start, end), plain in changed:
        pieces += [view.text[at:start], plain]
        spans += view.places(at, start)
        spans += [view.span(start, end)] * len(plain)
        at = end
    pieces.append(view.text[at:])
    spans += view.places(at, len(view.text))
    return View("".join(pieces), spans)
