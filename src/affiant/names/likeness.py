"""Names that are one by their words, among many: no pair is looked at but likely ones."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from affiant.names.aliases import catalogued
from affiant.names.compare import compare_parsed
from affiant.names.comparison import Comparison
from affiant.names.matching import match_words
from affiant.names.parsed import Parsed, parse

JOINED = 0.9
"""Least score at which names are joined without anybody asked: all words account for each other."""
_MOST_ALIKE = 50  # names in one block; more of one signature say that the signature says nothing


def alike_by_words(names: Mapping[str, str]) -> Iterator[list[str]]:
    """Groups of nodes whose names are the same words; `names` gives each node's name.

    Letters and names of one word are left out: their words say too little.
    """
    blocks: dict[tuple[str, ...], list[tuple[str, Parsed]]] = defaultdict(list)
    for node, name in names.items():
        taken = parse(name)
        if not taken.letters and len(taken.words) > 1:
            blocks[signature(taken)].append((node, taken))
    for block in blocks.values():
        if 1 < len(block) <= _MOST_ALIKE:
            yield from _groups(block)


def signature(name: Parsed) -> tuple[str, ...]:
    """What names of the same words have in common, in any order and in both languages."""
    return tuple(sorted(min(word.concepts) for word in name.contents if word.concepts))


def _groups(block: list[tuple[str, Parsed]]) -> Iterator[list[str]]:
    """Each with the first of its group; a name that would join two groups joins the first."""
    groups: list[tuple[Parsed, list[str]]] = []
    for node, taken in sorted(block, key=lambda one: one[0]):
        for head, nodes in groups:
            if _joined(head, taken):
                nodes.append(node)
                break
        else:
            groups.append((taken, [node]))
    yield from (nodes for _, nodes in groups if len(nodes) > 1)


def _joined(one: Parsed, other: Parsed) -> bool:
    if match_words(one, other).score < JOINED:
        return False
    return compare_parsed(one, other, catalogued()).score >= JOINED


def nearest(wanted: str, names: Mapping[str, str], least: float) -> list[tuple[str, Comparison]]:
    """The nodes whose names come near to one, at least this near, the nearest first."""
    asked = parse(wanted)
    found = (
        (node, compare_parsed(asked, parse(name), catalogued())) for node, name in names.items()
    )
    near = [(node, comparison) for node, comparison in found if comparison.score >= least]
    return sorted(near, key=lambda one: (-one[1].score, one[0]))
