"""Where the body points to its list of sources: word.3, word.” 3 Next, [3], word³.

Only a document that has such a list has markers, so that no decimal ("$19.4 million"), year
or count becomes one; "(3)" counts only where nothing else does, for it also numbers points.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from affiant.reading.span import Span

_MARKER = re.compile(
    r"\[(?P<square>\d{1,3})\]"
    r"|\((?P<round>\d{1,3})\)"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|(?<=[.,;:!?…”\"»’)\]])[ \t\u00a0]?(?P<low>\d{1,3})(?![\d%€$£°]|[.,]\d)(?=\W|$)"
    r"|(?<=[a-zà-ÿ]{3})(?P<glued>\d{1,3})(?=[\s.,;:!?]|$)"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ABBREVIATED = re.compile(
    r"(?:^|\W)(?:no|n|p|pp|art|vol|v|fig|ch|sec|al|cf|cap|ex)\.$", re.IGNORECASE
)
_ENDS = '.!?…”"»’)]'
_LOOK_BACK = 8  # characters: the longest abbreviation above, and its mark


@dataclass(frozen=True, slots=True)
class Marker:
    """A number in the body and how it is set."""

    number: str
    span: Span
    style: str


def markers(text: str, bodies: Sequence[Span]) -> list[Marker]:
    """All that looks like a marker in these stretches; `cited` tells which are."""
    return [marker for body in bodies for marker in _in(text, body)]


def cited(
    found: Sequence[Marker], numbers: frozenset[str]
) -> tuple[Mapping[str, tuple[Span, ...]], list[Marker]]:
    """Of each listed number its markers; and the markers whose number the list lacks."""
    strong = [m for m in found if m.style != "round" and m.number in numbers]
    chosen = strong or [m for m in found if m.number in numbers]
    places: dict[str, list[Span]] = defaultdict(list)
    for marker in chosen:
        places[marker.number].append(marker.span)
    return {n: tuple(spans) for n, spans in places.items()}, list(_missing(found, chosen, numbers))


def _missing(
    found: Sequence[Marker], chosen: Sequence[Marker], numbers: frozenset[str]
) -> Iterator[Marker]:
    """A number left out of the list, cited between its neighbours in the style of the others."""
    styles = {marker.style for marker in chosen}
    starts = [marker.span.start for marker in chosen]
    for marker in found:
        if marker.number in numbers or marker.style not in styles:
            continue
        after = bisect_left(starts, marker.span.start)
        if not 0 < after < len(chosen):
            continue
        if int(chosen[after - 1].number) < int(marker.number) < int(chosen[after].number):
            yield marker


def _in(text: str, body: Span) -> Iterator[Marker]:
    for match in _MARKER.finditer(text, body.start, body.end):
        style = match.lastgroup or ""
        span = Span(*match.span(style)) if style in ("low", "glued") else Span(*match.span())
        number = match.group(style).translate(_SUPERSCRIPTS)
        if number.startswith("0") or (style == "low" and not _low(text, match, body)):
            continue
        yield Marker(number, span, style)


def _low(text: str, match: re.Match[str], body: Span) -> bool:
    """A plain digit: glued to a mark that follows a word, or alone between two sentences."""
    before = text[max(body.start, match.start() - _LOOK_BACK) : match.start()]
    if before[-2:-1].isdigit() and before[-1:] in ".,:;":
        return False
    if _ABBREVIATED.search(before):
        return False
    if match.end() - match.start() == len(match.group("low")):
        return before[-1:] not in ",;:" or not text[match.end() : match.end() + 1].isdigit()
    after = text[match.end() : body.end].lstrip()
    return before[-1:] in _ENDS and (not after or after[0].isupper() or after[0] in '“"«‘')
