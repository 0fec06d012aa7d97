"""A text as it reads once its encodings are undone, each character with where it came from.

What is found in a view is masked in the text itself, so that nothing else of it changes.
"""

import base64
import binascii
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

_QUOTED = re.compile(r"=[ \t]*\r?\n|(?:=[0-9A-Fa-f]{2})+")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_WORD = re.compile(r"=\?[\w-]{1,40}\?[bBqQ]\?[^?\s]{0,200}\?=(?:\s+(?==\?))?")
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


def views(text: str) -> list[View]:
    """The text itself first, then each way to read it that differs; at most a few."""
    found = [View(text)]
    met = {text}
    newest = found
    for _ in range(_DEPTH):
        newest = [
            other
            for view in newest
            for pattern, decode in _CODES
            if (other := _decoded(view, pattern, decode)) and not _known(other.text, met)
        ]
        found = [*found, *newest]
    return found


def _known(text: str, met: set[str]) -> bool:
    is_known = text in met
    met.add(text)
    return is_known


def _decoded(view: View, pattern: re.Pattern[str], decode: Callable[[str], str]) -> View | None:
    if not pattern.search(view.text):
        return None
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for found in pattern.finditer(view.text):
        pieces.append(view.text[at : found.start()])
        spans += [view.span(n, n + 1) for n in range(at, found.start())]
        plain = decode(found.group())
        pieces.append(plain)
        spans += [view.span(*found.span())] * len(plain)
        at = found.end()
    pieces.append(view.text[at:])
    spans += [view.span(n, n + 1) for n in range(at, len(view.text))]
    return View("".join(pieces), spans)


def _unquoted(run: str) -> str:
    if run.endswith("\n"):
        return ""
    return bytes.fromhex(run.replace("=", "")).decode("utf-8", "replace")


def _word(run: str) -> str:
    charset, _, rest = run.strip()[2:-2].partition("?")
    form, _, content = rest.partition("?")
    try:
        if form in "bB":
            return base64.b64decode(content + "=" * (-len(content) % 4)).decode(charset, "replace")
        plain = content.replace("_", " ").encode()
        return binascii.a2b_qp(plain).decode(charset, "replace")
    except (ValueError, LookupError):  # no base64, or a character set that nobody knows
        return run


_CODES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_WORD, _word),
    (_QUOTED, _unquoted),
    (_PERCENT, lambda run: unquote(run, errors="replace")),
    (_ENTITY, html.unescape),
    (_INVISIBLE, lambda _: ""),
)
