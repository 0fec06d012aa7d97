"""The trained weigher of evidence: logistic regression on likeness to the pairs it was trained on.

Kernel logistic regression with a Gaussian kernel (Zhu and Hastie 2005). Trained by
`python -m training.contradiction`; MODEL.md beside says on what, and how good it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Machine:
    """`known` are the standardised values of the pairs learned from, `weights` how each counts.

    `threshold` is the score from which a pair is held to exclude each other.
    """

    names: tuple[str, ...]
    mean: Numbers
    scale: Numbers
    known: Numbers
    weights: Numbers
    bias: float
    gamma: float
    threshold: float

    def score(self, evidence: Mapping[str, float]) -> float:
        """0..1. Raises KeyError when the evidence lacks a value that was learned."""
        return float(self.scores(np.array([[float(evidence[name]) for name in self.names]]))[0])

    def scores(self, values: Numbers) -> Numbers:
        """Of many pairs, one a row in the order of `names`."""
        near = kernel((values - self.mean) / self.scale, self.known, self.gamma)
        return 1.0 / (1.0 + np.exp(-(near @ self.weights + self.bias)))


def kernel(one: Numbers, other: Numbers, gamma: float) -> Numbers:
    """How near each row of the one is to each row of the other: 1 where they are the same."""
    apart = (one**2).sum(1)[:, None] + (other**2).sum(1)[None] - 2 * one @ other.T
    return np.asarray(np.exp(-gamma * np.maximum(apart, 0.0)), dtype=np.float64)


@cache
def machine() -> Machine:
    """The weigher that affiant ships."""
    place = files("affiant.dossiers.findings.opposition").joinpath("opposition.npz")
    with as_file(place) as path, np.load(path, allow_pickle=False) as held:
        return Machine(
            tuple(map(str, held["names"])),
            *(held[name].astype(np.float64) for name in ("mean", "scale", "known", "weights")),
            *(float(held[name]) for name in ("bias", "gamma", "threshold")),
        )
