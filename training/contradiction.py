"""Trains the weigher of contradictions that affiant ships, and writes the note beside it.

    python -m training.contradiction [--seed 1]

Under a minute. The pairs are read from ../shared/data/contradiction (DACCORD, BSD). Width and
weight of the penalty were chosen among nine by cross-validation; the threshold is chosen here, by
cross-validation as well. The seed only cuts the folds; what is fitted has one optimum.
"""

import argparse
import csv
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from affiant.dossiers.findings.opposition.evidence import evidence
from affiant.dossiers.findings.opposition.machine import Machine, Numbers, kernel
from affiant.dossiers.findings.opposition.said import said

GAMMA = 0.01  # of the kernel; .008, .015 and .03 were tried
PENALTY = 1.0  # .3, 1 and 3 were tried
FOLDS = 10
ROUNDS = 15  # of Newton's method; it stands still after eight
ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT.parent / "shared/data/contradiction/daccord-dev.tsv"
OUT = ROOT / "src/affiant/dossiers/findings/opposition"
Labels = npt.NDArray[np.bool_]
Folds = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """Two sentences and whether they exclude each other; `source` is the fact-check they are of."""

    one: str
    other: str
    apart: bool
    source: str


def examples(path: Path = PAIRS) -> list[Example]:
    """The pairs of a file of DACCORD, its doubled marks made single."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Example(
                _clean(row["premise"]), _clean(row["hypothesis"]), row["label"] == "1", row["url"]
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def values(pairs: Sequence[Example]) -> tuple[tuple[str, ...], Numbers]:
    """The evidence of each pair, a row each, and the names of its columns."""
    found = [evidence(said(pair.one, "fr"), said(pair.other, "fr")) for pair in pairs]
    names = tuple(found[0])
    return names, np.array([[float(one[name]) for name in names] for one in found])


def fitted(names: tuple[str, ...], rows: Numbers, apart: Labels, threshold: float = 0.5) -> Machine:
    """The weigher that these rows teach, by Newton's method."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-9
    known = (rows - mean) / scale
    near, size = kernel(known, known, GAMMA), len(rows)
    weights: Numbers = np.zeros(size)
    bias = 0.0
    system = np.zeros((size + 1, size + 1))
    system[size, :size] = system[:size, size] = 1.0
    for _ in range(ROUNDS):
        told = near @ weights + bias
        chance = 1.0 / (1.0 + np.exp(-told))
        sure = chance * (1.0 - chance) + 1e-6
        system[:size, :size] = near + np.diag(PENALTY / sure)
        solved = np.linalg.solve(system, np.r_[told + (apart - chance) / sure, 0.0])
        weights, bias = np.asarray(solved[:size], dtype=np.float64), float(solved[size])
    return Machine(names, mean, scale, known, weights, bias, GAMMA, threshold)


def folds(pairs: Sequence[Example], seed: int, parts: int = FOLDS) -> Folds:
    """A part for each pair; all pairs of one fact-check are in one, for they share sentences."""
    sources = sorted({pair.source for pair in pairs})
    shuffled = np.random.default_rng(seed).permutation(len(sources))
    part = {source: int(at) % parts for source, at in zip(sources, shuffled, strict=True)}
    return np.array([part[pair.source] for pair in pairs])


def crossed(names: tuple[str, ...], rows: Numbers, apart: Labels, fold: Folds) -> Numbers:
    """Each pair's score by a weigher that did not learn from its part."""
    scores = np.zeros(len(rows))
    for one in np.unique(fold):
        left = fold == one
        scores[left] = fitted(names, rows[~left], apart[~left]).scores(rows[left])
    return scores


def f1(apart: Labels, said_apart: Labels) -> float:
    """Of "they exclude each other"."""
    return 2 * float((apart & said_apart).sum()) / max(1, int(apart.sum() + said_apart.sum()))


def best_threshold(scores: Numbers, apart: Labels) -> float:
    """In the middle of the thresholds whose F1 is within a hundredth of the best."""
    tried = np.arange(0.30, 0.61, 0.01)
    reached = np.array([f1(apart, scores > one) for one in tried])
    return round(float(np.median(tried[reached > reached.max() - 0.01])), 2)


def judged(scores: Numbers, apart: Labels, fold: Folds) -> Labels:
    """Each pair's answer, by the threshold that is best for the pairs outside its part."""
    answers = np.zeros(len(scores), dtype=bool)
    for one in np.unique(fold):
        left = fold == one
        answers[left] = scores[left] > best_threshold(scores[~left], apart[~left])
    return answers


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    pairs = examples()
    names, rows = values(pairs)
    apart = np.array([pair.apart for pair in pairs])
    scores = crossed(names, rows, apart, folds(pairs, asked.seed))
    made = fitted(names, rows, apart, best_threshold(scores, apart))
    np.savez_compressed(
        OUT / "opposition.npz",
        names=np.array(names),
        mean=made.mean.astype(np.float32),
        scale=made.scale.astype(np.float32),
        known=made.known.astype(np.float16),
        weights=made.weights.astype(np.float32),
        bias=np.float64(made.bias),
        gamma=np.float64(made.gamma),
        threshold=np.float64(made.threshold),
    )
    (OUT / "MODEL.md").write_text(_note(len(pairs), len(names), made.threshold), "utf-8")
    print(f"{len(pairs)} pairs, {len(names)} values, threshold {made.threshold}")
    return 0


def _note(pairs: int, names: int, threshold: float) -> str:
    return f"""# The weigher of contradictions

Written by `python -m training.contradiction`; do not edit.

Kernel logistic regression (Gaussian kernel, gamma {GAMMA}, penalty {PENALTY}) on {names} values of
evidence (`evidence.py`): what of the shorter sentence the longer holds, what one denies and the
other affirms, contraries, words that tell a claim from its check, numbers and dates. It holds these
values of {pairs} pairs, standardised, and no word of a text.

Trained on the visible half of DACCORD (French fact-checks on war, health and climate; BSD 2-Clause;
Skandalis, Moot, Retoré and Robillard). Threshold {threshold}, by cross-validation. Scores are in
docs/benchmarks.md. Known to be weak: what needs knowledge of the world ("a musician" is no
"refugee"), roles exchanged, English, which it was never trained on.
"""


def _clean(sentence: str) -> str:
    return re.sub(r'\\?"+', '"', sentence.strip()).strip(' "\\')


if __name__ == "__main__":
    sys.exit(main())
