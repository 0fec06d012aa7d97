"""Demands set as a list under the words that make them.

We call on Quillfeather to:           Nous demandons à Quillfeather :      Our demands:
- close the yard by 1 July;           - de fermer le chantier ;            1. Close the yard.
"""

import re
from collections.abc import Iterator

from affiant.facts.deeds.asked import Asked, fact
from affiant.facts.deeds.letter import Party
from affiant.facts.deeds.request import addressee, asker, asking_party, calls_on
from affiant.facts.deeds.unit import Unit, unit_of
from affiant.facts.kinds import Demand
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

_CONFIDENCE = 0.8
_HEADED = re.compile(
    r"(?:our|the|their|we have \w+|nos|les|leurs|the following) (?:\w+ )?"
    r"(?:demands|requests|revendications|exigences|demandes)[^.!?]{0,40}:?\s*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-–—*•▪>]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_JOINTS = frozenset({"to", "de", "d", "à", "that", "que", "qu", "’", "'"})
_ENDS = frozenset({":", ",", "to", "de", "d", "’", "'", "…"})
_HEADS = frozenset({PassageKind.HEADING, PassageKind.PARAGRAPH})
_LEAST = 2  # words of an item: "- press release" asks, "- press" does not


def listed(unit: Unit) -> Iterator[tuple[int, Demand]]:
    """The demands of the list under this unit, each with its passage's index."""
    kind = unit.context.document.passages[unit.passage].kind
    if kind not in _HEADS or unit.span.end < unit.page.span_of(unit.passage).end:
        return
    items = unit.page.items_after(unit.passage)
    parties = _asking(unit) if items else None
    if parties is None:
        return
    by, to, vehicle = parties
    for index, passage in items:
        bullet = _BULLET.match(unit.context.document.text, passage.span.start, passage.span.end)
        start = bullet.end() if bullet else passage.span.start
        item = unit_of(unit.page, Span(start, passage.span.end), index)
        first = next((i for i, t in enumerate(item.tokens) if t.low not in _JOINTS), None)
        if first is None or len(item.tokens) - first < _LEAST:
            continue
        asked = Asked(0, first, first, to, by, _CONFIDENCE, vehicle)
        yield index, fact(item, asked, unit.page.sender, whole=True)


def _asks(unit: Unit, at: int) -> bool:
    return unit.has(at, "demands.asks") or unit.has(at, "demands.demands") or calls_on(unit, at)


def _asking(unit: Unit) -> tuple[Party | None, Party | None, str | None] | None:
    """Who asks whom, when the unit ends on a verb of asking and whom it asks."""
    page = unit.page
    told = unit.spoken(unit.span.start, unit.span.end)
    if _HEADED.match(told):
        return page.voice, page.addressee, None
    for at in reversed(unit.triggers):
        if not _asks(unit, at):
            continue
        end = len(unit.tokens)
        while end > at + 1 and unit.tokens[end - 1].low in _ENDS:
            end -= 1
        who = asker(unit, at)
        if who is None:
            return None
        bare = end <= at + 1
        to = page.addressee if bare else addressee(unit, at, end)
        colon = told.rstrip().endswith(":")
        if not (bare or to) or not (colon or told[-1:].isalpha()):
            return None
        vehicle = next((v for v in unit.words.vehicles if v in told.lower()), None)
        return asking_party(who), to, vehicle
    return None
