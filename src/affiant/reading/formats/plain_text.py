"""Text files: scraped articles, letters, notes, Markdown."""

import re

from affiant.reading import encoding
from affiant.reading.article import article
from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.plain_text_blocks import blocks
from affiant.reading.limits import Limits
from affiant.reading.numbered_lines import number_widths
from affiant.reading.reader import Reader, Reading
from affiant.reading.source import Source
from affiant.reading.text import normalise

_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".rst", ".asc"})
_DECLARED = frozenset({"text/plain", "text/markdown", "text/x-rst"})
_MARKDOWN = frozenset({".md", ".markdown"})
_NUMBERED = re.compile(r"^[ \t]*20[ \t\u00a0\n]", re.MULTILINE)  # the twentieth line of a page
_BY_NAME = 0.5
_BY_BYTES = 0.1  # anything that knows the format better goes first


class TextReader:
    """Plain text in any common encoding; the text is kept as it is, passages lie on it. Only the
    line numbers of a deposition's pages are blanked: they stand in the middle of its sentences."""

    name = "text"
    version = "2"

    def score(self, source: Source) -> float | None:
        """By name or declaration; else, weakly, for any bytes that can be text."""
        declared = (source.declared or "").partition(";")[0].strip().lower()
        if source.suffix in _SUFFIXES or declared in _DECLARED:
            return _BY_NAME
        return _BY_BYTES if encoding.is_text(source.head) else None

    def read(self, source: Source, limits: Limits) -> Reading:
        """Raises Unreadable: UNSUPPORTED for binary content, EMPTY, TOO_LARGE."""
        text = normalise(encoding.decode(source.bytes(), _charset(source.declared)))
        text = _unnumbered(text)
        if not text.strip():
            raise Unreadable(Reason.EMPTY, "only white space")
        if len(text) > limits.text:
            raise Unreadable(Reason.TOO_LARGE, f"{len(text)} characters of text")
        media_type = "text/markdown" if source.suffix in _MARKDOWN else "text/plain"
        draft = Document(source.sha256, media_type, text, passages=blocks(text))
        return Reading(article(draft))


def _unnumbered(text: str) -> str:
    """The text with blanks for its line numbers: what stands beside them stays in its place."""
    if _NUMBERED.search(text) is None:
        return text
    lines = text.split("\n")
    widths = number_widths(lines)
    if not any(widths):
        return text
    return "\n".join(" " * width + line[width:] for line, width in zip(lines, widths, strict=True))


def _charset(declared: str | None) -> str | None:
    for parameter in (declared or "").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return None


READER: Reader = TextReader()
