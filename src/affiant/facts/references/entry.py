"""One entry of a list of sources, taken apart: title, publisher, date.

"Title." Publisher, 9 July 2018.      « Titre », Éditeur, 9 juillet 2018.
Author, Title, Publisher, 2018.       https://example.org/page
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from affiant.facts.kinds import Reference, Support, TimeExpression
from affiant.reading.span import Span

FOUND_BY = "references/1"
_QUOTED = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_AROUND = " \t\u00a0\u202f.,;:()[]-–—"
_PART = re.compile(r"[,.;](?=\s)|\s[–—-]\s|\s[|]\s")
_PUBLISHER_LENGTH = 80  # characters; a longer rest is a comment
_AUTHOR_FIRST = 3  # parts: author, title, publisher
_WHOLE, _PARTIAL = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Entry:
    """The span of an entry without its number."""

    span: Span
    number: str | None


def read(
    entry: Entry, text: str, times: Sequence[TimeExpression], cited_at: tuple[Span, ...]
) -> Reference:
    """The entry as a fact; what it does not tell is None."""
    title = _quoted(text, entry.span)
    rest = Span(title.end, entry.span.end) if title else entry.span
    date = _date(rest, times)
    if title:
        publisher = _publisher(text, rest, date)
    else:
        title, publisher = _unquoted(text, rest, date)
    parts = (
        ("title", title),
        ("publisher", publisher),
        ("date", date.span if date else None),
    )
    return Reference(
        span=entry.span,
        surface=entry.span.of(text),
        found_by=FOUND_BY,
        confidence=_WHOLE if title and date else _PARTIAL,
        supports=tuple(Support(name, span) for name, span in parts if span),
        number=entry.number,
        title=title.of(text) if title else None,
        publisher=publisher.of(text) if publisher else None,
        date=date.iso if date else None,
        cited_at=cited_at,
    )


def bare(text: str, span: Span, around: str = _AROUND) -> Span | None:
    """The span without the marks around it; None when nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in around:
        start += 1
    while end > start and text[end - 1] in around:
        end -= 1
    return Span(start, end) if start < end else None


def _quoted(text: str, span: Span) -> Span | None:
    """What stands between the first pair of quotation marks."""
    firsts = [(at, close) for opening, close in _QUOTED
              if (at := text.find(opening, span.start, span.end)) >= 0]  # fmt: skip
    if not firsts:
        return None
    start, close = min(firsts)
    end = text.find(close, start + 1, span.end)
    return bare(text, Span(start + 1, end)) if end > 0 else None


def _date(rest: Span, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The last dated expression: page numbers and titles come before it."""
    dated = [time for time in times if time.span in rest and time.iso and "/" not in time.iso]
    return dated[-1] if dated else None


def _publisher(text: str, rest: Span, date: TimeExpression | None) -> Span | None:
    """The words after the title and before the date, up to a comma."""
    end = date.span.start if date else rest.end
    address = _ADDRESS.search(text, rest.start, end)
    words = bare(text, Span(rest.start, address.start() if address else end), _AROUND + '"”»“')
    if words is None:
        return None
    cut = _PART.search(text, words.start, words.end)
    span = Span(words.start, cut.start()) if cut else words
    return span if len(span) <= _PUBLISHER_LENGTH and text[span.start].isalnum() else None


def _unquoted(
    text: str, rest: Span, date: TimeExpression | None
) -> tuple[Span | None, Span | None]:
    """Title and publisher of an entry without quotation marks: the longest and the last part."""
    end = date.span.start if date else rest.end
    address = _ADDRESS.search(text, rest.start, end)
    parts = _parts(text, Span(rest.start, address.start() if address else end))
    if not parts:
        return None, None
    among = parts[1:] if len(parts) >= _AUTHOR_FIRST else parts[:1]
    title = max(among, key=len)
    last = parts[-1]
    return title, last if last != title and len(last) <= _PUBLISHER_LENGTH else None


def _parts(text: str, span: Span) -> list[Span]:
    cuts = [span.start]
    for cut in _PART.finditer(text, span.start, span.end):
        cuts += (cut.start(), cut.end())
    cuts.append(span.end)
    spans = (bare(text, Span(a, b)) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return [part for part in spans if part is not None]
