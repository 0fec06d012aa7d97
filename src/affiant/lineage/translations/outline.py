"""What little of a text is kept to tell that it cannot be another's translation: 2 KB of 500 words.

A hundred thousand outlines stay at hand and pass from process to process, gists do not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.gist import MOST_ANCHORS, Sense, Senses
from affiant.lineage.translations.likeness import (
    Likeness,
    in_any_order,
    in_order,
    named,
    share_held,
)
from affiant.lineage.translations.token import bare_tokens
from affiant.lineage.translations.unit import units
from affiant.reading.document import Document

_BITS = 2**32 - 1  # of a number kept: two types that share them make two texts more alike


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """`kinds` are the distinct English types, `anchors` the types of the anchors in order."""

    mass: float
    kinds: NDArray[np.uint32]
    anchors: str


def outline(document: Document, language: str, senses: Senses) -> Outline:
    """That of one text."""
    known = senses.known[language]
    mass = 0.0
    distinct: set[str] = set()
    anchors: list[str] = []
    for span in units(document):
        found = bare_tokens(document.text, span, language)
        held = {type_ for type_, _, _, _ in found}
        anchors += [type_ for type_, _, _, anchor in found if anchor]
        mass += sum([known[type_].rare for type_ in held])
        distinct |= held
    numbers = {number for type_ in distinct for number, _ in known[type_].english}
    kinds = np.fromiter(numbers, np.int64, len(numbers)) & _BITS
    return Outline(mass, kinds.astype(np.uint32), " ".join(anchors[:MOST_ANCHORS]))


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An outline at hand for comparing: `distinct` are its anchors, each once."""

    mass: float
    kinds: frozenset[int]
    anchors: tuple[Sense, ...]
    numerals: tuple[Sense, ...]
    distinct: frozenset[Sense]


def profile(told: Outline, language: str, senses: Senses) -> Profile:
    """The anchors as the senses that they are."""
    known = senses.known[language]
    types = told.anchors.split()
    anchors = tuple([known[type_] for type_ in types])
    numerals = tuple([known[type_] for type_ in types if type_[0] == "#"])
    return Profile(told.mass, frozenset(told.kinds.tolist()), anchors, numerals, frozenset(anchors))


def at_best(first: Profile, second: Profile, *, ordered: bool) -> Likeness:
    """The likeness that two texts would have if each unit answered to another: no weighing of it
    gives less than that of their true likeness. Not `ordered`, if each anchor did as well, which
    is told sooner."""
    anchors, numerals = named(first.anchors, second.anchors), named(first.numerals, second.numerals)
    all_anchors, all_numerals = in_any_order(*anchors), in_any_order(*numerals)
    masses = first.mass, second.mass
    return Likeness(
        said=0.0,  # the least wording weighs the most
        covered=(1.0, 1.0),
        held=(_held(first, second), _held(second, first)),
        anchors=in_order(*anchors) if ordered else all_anchors,
        all_anchors=all_anchors,
        numerals=in_order(*numerals) if ordered else all_numerals,
        all_numerals=all_numerals,
        length=(min(masses) + 1) / (max(masses) + 1),
        anchored=min(len(first.distinct), len(second.distinct)),
        said_of=(1.0, 1.0),
        aligned=0,
    )


def _held(text: Profile, other: Profile) -> float:
    there = other.kinds
    held = [
        anchor
        for anchor in text.distinct
        if any(number & _BITS in there for number, _ in anchor.english)
    ]
    return share_held(text.distinct, held)
