"""A line of one text is shown once, however many copies of the text were handed in.

Copies are documents whose links make one origin of them. Of lines in them that say the same in the
same sentence, the one of the document that came in first stands, and names the others' sources. A
sentence that was changed on the way stands beside, and so does a translation: their words differ.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from affiant.dossiers.dossier import Copy, Entry
from affiant.dossiers.repeats import value_of
from affiant.evidence.held import Verdict
from affiant.facts.kinds import Fact, Voice
from affiant.lineage.grouping import Grouping
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty
from affiant.names.key import key

Ordered: TypeAlias = tuple[tuple[object, ...], Entry]
"""An entry, not yet numbered, with what it is sorted by."""


def told_once(entries: Iterable[Ordered], links: Iterable[Link]) -> list[Ordered]:
    """The entries, those of copies in the line of the text that they are copies of."""
    listed = sorted(entries, key=lambda pair: pair[0])
    text_of = _texts({entry.source.id for _, entry in listed}, links)
    groups: dict[Hashable, list[Ordered]] = defaultdict(list)
    for one in listed:
        groups[_said(one[1], text_of[one[1].source.id])].append(one)
    return [_joined(group) for group in groups.values()]


def _texts(documents: set[int], links: Iterable[Link]) -> dict[int, int]:
    """What stands for the text of each document; copies share it."""
    numbers = {document: at for at, document in enumerate(sorted(documents))}
    joined = Grouping()
    joined.extend(len(numbers))
    for link in links:
        same = link.relation.one_origin and link.certainty is not Certainty.HINT
        if same and link.first in numbers and link.second in numbers:
            joined.join(numbers[link.first], numbers[link.second])
    return {document: joined.of(at) for document, at in numbers.items()}


def _said(entry: Entry, text: int) -> Hashable:
    """What makes two lines one: the text, the value, its sentence, and whom the text lets say it.

    What a person decided of one copy is not said of another.
    """
    fact = entry.fact
    decided = entry.fact_id if entry.verdict is not Verdict.SUGGESTED else None
    return text, entry.section, value_of(fact), key(_sentence(entry)), _sayer(fact), decided


def _sentence(entry: Entry) -> str:
    return entry.places[0].sentence.of(entry.source.document.text)


def _sayer(fact: Fact) -> str:
    """Who says it within the text; whoever signs one copy and not the other makes no difference."""
    attribution = fact.attribution
    return key(attribution.name or "") if attribution.voice is Voice.SPEAKER else ""


def _joined(group: Sequence[Ordered]) -> Ordered:
    order, first = group[0]
    copies: dict[int, Copy] = {}
    for _, one in group[1:]:
        if one.source.id != first.source.id:
            copies.setdefault(one.source.id, Copy(one.source, one.places[0], one.fact_id))
    if not copies:
        return order, first
    ranked = sorted(copies.values(), key=lambda one: one.source.number)
    return order, replace(first, copies=tuple(ranked))
