"""The passages that show why two texts are taken for one: anchors in the order of both."""

from rapidfuzz.distance import LCSseq

from affiant.lineage.link import Match
from affiant.lineage.translations.alignment import Alignment
from affiant.lineage.translations.gist import Gist
from affiant.lineage.translations.likeness import named
from affiant.reading.span import Span

MOST = 200
"""Matches of one link: more prove nothing more."""
_FEW = 4  # anchors that agree; with fewer the aligned units are shown as well


def proof(first: Gist, second: Gist, text: str) -> list[Match]:
    """Anchors of `first`, whose text is `text`, with those of `second` that they agree with, in the
    order of both."""
    found: list[Match] = []
    for block in LCSseq.opcodes(*named(first.anchors, second.anchors)):
        if block.tag == "equal":
            for at in range(block.src_end - block.src_start):
                span = Span(*first.places[block.src_start + at])
                other = Span(*second.places[block.dest_start + at])
                found.append(Match(span, other, span.of(text)))
    return found[:MOST]


def passages(first: Gist, second: Gist, alignment: Alignment) -> list[Match]:
    """The units that answer to each other."""
    return [
        Match(
            Span(first.spans[bead.first].start, first.spans[bead.first_end - 1].end),
            Span(second.spans[bead.second].start, second.spans[bead.second_end - 1].end),
        )
        for bead in alignment.beads[:MOST]
    ]


def shown(by_anchors: list[Match], by_passages: list[Match]) -> tuple[Match, ...]:
    """The anchors; with too few of them the passages as well."""
    if len(by_anchors) >= _FEW:
        return tuple(by_anchors)
    both = sorted((*by_anchors, *by_passages), key=lambda match: match.first)
    return tuple(both[:MOST])
