"""How much of two texts answers to each other, unit by unit, anchor by anchor, and in what order.

Each measure is a share in 0..1, so that one near nothing weighs against all the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from affiant.lineage.translations.alignment import Alignment, align, shared_mass
from affiant.lineage.translations.gist import Gist, Sense

_USUAL = 0.7
"""The share of anchors that translations keep: what is taken for granted where there are few."""
_DOUBT = 4.0  # how many anchors' worth that is
_RARE = 6.0  # the rarity of a usual anchor
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of two texts, whatever their languages.

    `said`: of the mass of both, what the aligned units share. `covered`: of each text's mass, what
    lies in aligned units. `held`: of the mass of each text's distinct anchors, what is anywhere in
    the other. `anchors` and `numerals`: those in the same order. `all_numerals`: in any order.
    `length`: the smaller mass over the larger. `anchored`: distinct anchors of the poorer text.
    `aligned`: how many stretches of units answer to each other.
    """

    said: float
    covered: tuple[float, float]
    held: tuple[float, float]
    anchors: float
    all_anchors: float
    numerals: float
    all_numerals: float
    length: float
    anchored: int
    said_of: tuple[float, float]
    aligned: int


def likeness(first: Gist, second: Gist) -> tuple[Likeness, Alignment]:
    """The likeness of two texts and the alignment it rests on."""
    alignment = align(first, second, shared_mass(first, second))
    masses = float(first.mass.sum()), float(second.mass.sum())
    ordered, unordered = _agreement(first.anchors, second.anchors)
    numerals, all_numerals = _agreement(first.numerals, second.numerals)
    covered = _covered(first, second, alignment)
    distinct = set(first.anchors), set(second.anchors)
    return Likeness(
        said=2 * alignment.shared / (sum(masses) + _NOTHING),
        covered=(covered[0] / (masses[0] + _NOTHING), covered[1] / (masses[1] + _NOTHING)),
        held=(_held(distinct[0], second.kinds), _held(distinct[1], first.kinds)),
        anchors=ordered,
        all_anchors=unordered,
        numerals=numerals,
        all_numerals=all_numerals,
        length=(min(masses) + 1) / (max(masses) + 1),
        anchored=min(len(distinct[0]), len(distinct[1])),
        said_of=(
            alignment.shared / (masses[0] + _NOTHING),
            alignment.shared / (masses[1] + _NOTHING),
        ),
        aligned=len(alignment.beads),
    ), alignment


def _covered(first: Gist, second: Gist, alignment: Alignment) -> tuple[float, float]:
    sums = (
        np.concatenate(([0.0], np.cumsum(first.mass))),
        np.concatenate(([0.0], np.cumsum(second.mass))),
    )
    return (
        float(sum(sums[0][bead.first_end] - sums[0][bead.first] for bead in alignment.beads)),
        float(sum(sums[1][bead.second_end] - sums[1][bead.second] for bead in alignment.beads)),
    )


def _held(anchors: set[Sense], kinds: NDArray[Any]) -> float:
    there = set(kinds.tolist())
    return share_held(
        anchors, [a for a in anchors if any(number in there for number, _ in a.english)]
    )


def share_held(anchors: Iterable[Sense], held: Iterable[Sense]) -> float:
    """Of the mass of distinct anchors, that of those which the other text holds."""
    doubt = _DOUBT * _RARE
    found = sum([anchor.rare for anchor in held])
    return (found + _USUAL * doubt) / (sum([anchor.rare for anchor in anchors]) + doubt)


def _agreement(first: Sequence[Sense], second: Sequence[Sense]) -> tuple[float, float]:
    """The Dice of two sequences of anchors: in the same order, and in any."""
    one, other = named(first, second)
    return in_order(one, other), in_any_order(one, other)


def in_order(one: Sequence[int], other: Sequence[int]) -> float:
    """The Dice of two sequences of names in the same order."""
    return _dice(LCSseq.similarity(one, other), one, other)


def in_any_order(one: Sequence[int], other: Sequence[int]) -> float:
    """The Dice of two sequences of names whatever their order: never less."""
    here, there = _counted(one), _counted(other)
    return _dice(
        sum([min(n, there[name]) for name, n in here.items() if name in there]), one, other
    )


def _dice(shared: int, one: Sequence[int], other: Sequence[int]) -> float:
    return (2 * shared + _USUAL * _DOUBT) / (len(one) + len(other) + _DOUBT)


def _counted(names: Sequence[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def named(first: Sequence[Sense], second: Sequence[Sense]) -> tuple[list[int], list[int]]:
    """Each anchor under one name: where it may be several, one that the other text holds."""
    held = {number for sense in first for number, _ in sense.english}
    other = [_name(sense, held) for sense in second]
    names = set(other)
    return [_name(sense, names) for sense in first], other


def _name(sense: Sense, held: set[int]) -> int:
    for number, _ in sense.english:
        if number in held:
            return number
    return sense.english[0][0]
