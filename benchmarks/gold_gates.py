"""What no score may outweigh: exact anchors, nothing on traps, no person made from a group."""

from collections.abc import Iterator, Sequence

from affiant.facts.kinds import Fact, Quote
from benchmarks.gold_match import pair, trimmed, type_of
from benchmarks.gold_set import Sheet


def loose_anchors(sheet: Sheet, facts: Sequence[Fact]) -> list[Fact]:
    """Facts (and supports) whose span is not what they say."""
    text = sheet.document.text
    return [
        fact
        for fact in facts
        if fact.span.of(text) != fact.surface
        or any(support.span.end > len(text) for support in fact.supports)
    ]


def on_traps(sheet: Sheet, facts: Sequence[Fact]) -> list[Fact]:
    """Facts of scored kinds on a trap, but for those that are gold items themselves."""
    text = sheet.document.text
    wanted = {(item.type, item.span) for item in sheet.items}
    return [
        fact
        for fact in facts
        if type_of(fact) is not None
        and (type_of(fact), fact.span) not in wanted
        and any(trap.overlaps(trimmed(text, fact.span)) for trap in sheet.traps)
    ]


def persons_from_groups(sheet: Sheet, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Person mentions on a group's words, and quotes that give a group's words to a person."""
    named = {item.span for item in sheet.items if item.type == "person"}
    for fact in facts:
        on_group = any(fact.span.overlaps(group.span) for group in sheet.groups)
        if type_of(fact) == "person" and fact.span not in named and on_group:
            yield fact
    quotes = [fact for fact in facts if isinstance(fact, Quote)]
    groups = {group.id for group in sheet.groups}
    items = [item for item in sheet.items if item.attrs.get("speaker") in groups]
    for _, quote in pair(items, quotes, sheet.document.text):
        if isinstance(quote, Quote) and quote.speaker_kind == "person":
            yield quote
