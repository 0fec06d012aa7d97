"""Names and numbers that differ where two texts otherwise say the same: a form filled in anew."""

import numpy as np

from affiant.lineage.translations.alignment import Alignment
from affiant.lineage.translations.gist import Gist, Sense


def clashes(first: Gist, second: Gist, alignment: Alignment) -> tuple[int, int]:
    """How many anchors of aligned units stand against another, and how many agree.

    Two stand against each other when each is nowhere in the other text.
    """
    kinds = set(first.kinds.tolist()), set(second.kinds.tolist())
    units = _by_unit(first), _by_unit(second)
    against = agreeing = 0
    for bead in alignment.beads:
        ours = _of(units[0], bead.first, bead.first_end)
        theirs = _of(units[1], bead.second, bead.second_end)
        own = [anchor for anchor in ours if _absent(anchor, kinds[1])]
        others = [anchor for anchor in theirs if _absent(anchor, kinds[0])]
        against += min(len(own), len(others))
        agreeing += len(ours) - len(own)
    return against, agreeing


def _by_unit(gist: Gist) -> list[list[Sense]]:
    ends = [span.end for span in gist.spans]
    told: list[list[Sense]] = [[] for _ in ends]
    starts = [start for start, _ in gist.places]
    for unit, anchor in zip(np.searchsorted(ends, starts, "right"), gist.anchors, strict=True):
        told[unit].append(anchor)
    return told


def _of(units: list[list[Sense]], first: int, end: int) -> set[Sense]:
    return {anchor for unit in units[first:end] for anchor in unit}


def _absent(anchor: Sense, kinds: set[int]) -> bool:
    return not any(number in kinds for number, _ in anchor.english)
