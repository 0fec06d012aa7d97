"""Which found fact is which gold item: one to one, the closest spans first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from affiant.facts.kinds import Fact, Manner, Mention, Quote, Reference
from affiant.reading.span import Span
from benchmarks.gold_set import RECALL_ONLY, Item, Sheet

ENOUGH = 0.5  # of intersection over union: SCHEME.md, "Scoring"
_TRIMMED = " \t\n\u00a0\u202f\"'“”‘’«»"
_FINAL = ".,;:!?…"


@dataclass(slots=True)
class Tally:
    """What was found of one type: the pairs, and what is left over on either side."""

    pairs: list[tuple[Item, Fact]] = field(default_factory=list)
    exact: int = 0
    missed: list[Item] = field(default_factory=list)
    extra: list[Fact] = field(default_factory=list)
    aside: list[Fact] = field(default_factory=list)  # neither right nor wrong


def type_of(fact: Fact) -> str | None:
    """The gold type that a fact is scored as; None for what the gold does not annotate."""
    if isinstance(fact, Mention):
        return fact.entity_kind.value
    if isinstance(fact, Quote) and fact.manner is Manner.INDIRECT:
        return None
    if isinstance(fact, Reference) and fact.missing:
        return None
    return None if fact.kind == "date" else fact.kind


def trimmed(text: str, span: Span) -> Span:
    """Without outer quotation marks and spaces, and without final punctuation."""
    start, end = span.start, span.end
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and (text[end - 1] in _TRIMMED or text[end - 1] in _FINAL):
        end -= 1
    return Span(start, end)


def likeness(one: Span, other: Span) -> float:
    """Intersection over union of characters."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return 1.0 if one == other else 0.0
    return shared / (len(one) + len(other) - shared)


def pair(items: Sequence[Item], facts: Sequence[Fact], text: str) -> list[tuple[Item, Fact]]:
    """Items with their facts; exact spans before near ones, core before extended."""
    wanted = [trimmed(text, item.span) for item in items]
    found = [trimmed(text, fact.span) for fact in facts]
    candidates = [
        (items[i].span != facts[j].span, -alike, not items[i].core, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if (alike := likeness(one, other)) >= ENOUGH
    ]
    pairs: list[tuple[Item, Fact]] = []
    taken_items: set[int] = set()
    taken_facts: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in taken_items and j not in taken_facts:
            taken_items.add(i)
            taken_facts.add(j)
            pairs.append((items[i], facts[j]))
    return pairs


def tally(sheet: Sheet, facts: Sequence[Fact], type_: str, *, core: bool) -> Tally:
    """One type on one seed, for the core tier or for all."""
    items = [item for item in sheet.items if item.type == type_]
    typed = [fact for fact in facts if type_of(fact) == type_]
    pairs = pair(items, typed, sheet.document.text)
    result = Tally()
    matched_items = {id(item) for item, _ in pairs}
    matched_facts = {id(fact) for _, fact in pairs}
    for item, fact in pairs:
        if core and not item.core:
            result.aside.append(fact)
            continue
        result.pairs.append((item, fact))
        result.exact += item.span == fact.span
    result.missed = [i for i in items if id(i) not in matched_items and (i.core or not core)]
    repeated = {_bare(item.text) for item in items if type_ in ("money", "quote")}
    for fact in typed:
        if id(fact) not in matched_facts:
            neutral = type_ in RECALL_ONLY or _bare(fact.surface) in repeated
            (result.aside if neutral else result.extra).append(fact)
    return result


def merged(tallies: Sequence[Tally]) -> Tally:
    """The tallies of several seeds as one."""
    whole = Tally()
    for part in tallies:
        whole.pairs += part.pairs
        whole.exact += part.exact
        whole.missed += part.missed
        whole.extra += part.extra
        whole.aside += part.aside
    return whole


def _bare(text: str) -> str:
    return trimmed(text, Span(0, len(text))).of(text).casefold()
