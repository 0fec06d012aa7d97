"""Is it a translation? One weighing of the measures of likeness for all kinds of text.

A sum of logarithms: one measure near nothing cannot be made good by the others. The weights were
learned (training/translations.py) from translations against what is no translation though it
looks like one: other texts of the same template, independent reports of the same event, texts
that share half of their sentences. None is negative, so that no likeness speaks against.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from affiant.lineage.link import Reason
from affiant.lineage.relation import Certainty
from affiant.lineage.translations.likeness import Likeness

LEAST_ANCHORED = 3
"""Distinct anchors of the poorer text. With fewer it is name-poor, and a person decides."""
LEAST_ALIGNED, LEAST_SAID = 5, 0.42
"""Stretches that answer to each other, or the mass that they share. Of two or three sentences each,
two reports of one event with the same names and figures have the same order by chance:
11 of 32 invented pairs of 60 words passed the threshold, with 4 stretches and .37 at most. With 6
and .5 a tenth of NTREX's true pairs became hints, with 5 and .42 a fiftieth; both were set here."""
SAME_LANGUAGE = 0.36
"""Of two texts in one language: the mass that aligned units share. Two translations of one
original share .50 or more, reports of the same event .23 at most (NTREX, 60 originals)."""
RETOLD = 0.6
"""The least score of such a pair: 59 of 60 of NTREX's reach it."""
_FLOOR = 0.02  # of a measure, before its logarithm
WORDING = "wording"
_WORDING = (
    0.25,
    0.6,
)  # of aligned units; beyond, it depends on how well the lexicon knows the subject
_PART_COVERED = 0.75  # of an excerpt's mass lies in aligned units ...
_PART_SAID = 0.2  # ... which share this much of it
_PART_HELD = 0.6  # of an excerpt's anchors, the share that the other text holds


@dataclass(frozen=True, slots=True)
class Weights:
    """`score` is 1 / (1 + e^-x), x the constant and each measure's logarithm times its weight."""

    constant: float
    of: Mapping[str, float]
    threshold: float

    def score(self, likeness: Likeness) -> float:
        """0..1; meaningful beside `threshold` only."""
        x = self.constant + sum(
            self.of[name] * math.log(value) for name, value in measures(likeness).items()
        )
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, x))))


def measures(likeness: Likeness) -> dict[str, float]:
    """What is weighed, each in 0.02..1, by its name in the list of reasons."""
    wording = 2 * likeness.said / max(_FLOOR, sum(likeness.covered))
    told = {
        "covered, the less": min(likeness.covered),
        "covered, the more": max(likeness.covered),
        "anchors held, the less": min(likeness.held),
        "anchors held, the more": max(likeness.held),
        "anchors in order": likeness.anchors,
        "anchors": likeness.all_anchors,
        "numerals in order": likeness.numerals,
        "numerals": likeness.all_numerals,
        "length": likeness.length,
        WORDING: min(_WORDING[1], max(_WORDING[0], wording)),
    }
    return {name: min(1.0, max(_FLOOR, value)) for name, value in told.items()}


@cache
def own() -> Weights:
    """Those that affiant ships."""
    lines = files(__package__).joinpath("weights.tsv").read_text("utf-8").splitlines()
    held = {name: float(value) for name, value in (line.split("\t") for line in lines)}
    constant, threshold = held.pop("constant"), held.pop("threshold")
    return Weights(constant, held, threshold)


def certainty(likeness: Likeness, score: float, weights: Weights) -> Certainty | None:
    """Suggested, only a hint, or nothing at all."""
    if score >= weights.threshold:
        return Certainty.SUGGESTED if is_rich(likeness) else Certainty.HINT
    return Certainty.HINT if score >= weights.threshold / 2 or is_part(likeness) else None


def is_rich(likeness: Likeness) -> bool:
    """Whether two texts hold enough to be judged by; with less, a person decides."""
    long = likeness.aligned >= LEAST_ALIGNED or likeness.said >= LEAST_SAID
    return long and likeness.anchored >= LEAST_ANCHORED


def hopeless(best: Likeness, weights: Weights) -> bool:
    """Whether two texts cannot even be hinted at, `best` being what they are alike at best."""
    return max(best.held) < _PART_HELD and weights.score(best) < weights.threshold / 2


def is_part(likeness: Likeness) -> bool:
    """Whether most of the one text answers to a stretch of the other: an excerpt, a digest."""
    parts = zip(likeness.covered, likeness.said_of, likeness.held, strict=True)
    return any(
        covered >= _PART_COVERED and said >= _PART_SAID and held >= _PART_HELD
        for covered, said, held in parts
    )


def reasons(likeness: Likeness) -> tuple[Reason, ...]:
    """What a score was made of."""
    note = f"{likeness.anchored} distinct anchors in the poorer text"
    told = tuple(Reason(name, round(value, 3)) for name, value in measures(likeness).items())
    return (*told, Reason("anchored", float(likeness.anchored), note))
