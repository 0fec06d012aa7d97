"""Which stretches of a corpus known for missing labels are left out of training.

UNER's early train file leaves many names without a label. A model trained on two thirds of the
texts reads the other third: where a label says that a word is no name, and the model is nearly
sure that it is one, the stretch is left out. To put the model's label in its place was worse.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from affiant.facts.recogniser.lattice import Scores, marginals
from training.chain import Example, Weights

SURE = 0.1
"""The probability of no name under which a label that says so is not believed."""

_PARTS = 3
_AT_ONCE = 2000  # stretches read side by side


class Told(NamedTuple):
    """One stretch to train on; `text` tells which belong to one text, `unsure` its corpus."""

    example: Example
    text: Hashable
    unsure: bool


def believed(
    told: Sequence[Told], outside: int, fitted: Callable[[Sequence[Example]], Weights]
) -> list[Example]:
    """The examples, less those that are not believed. `outside` is the number of "no name"."""
    if not any(one.unsure for one in told):
        return [one.example for one in told]
    number: dict[Hashable, int] = {}
    parts = [number.setdefault(one.text, len(number)) % _PARTS for one in told]
    left_out: set[int] = set()
    for part in range(_PARTS):
        others = [o.example for o, p in zip(told, parts, strict=True) if p != part or not o.unsure]
        weights = fitted(others)
        own = [at for at, one in enumerate(told) if one.unsure and parts[at] == part]
        for at, doubted in zip(
            own, _doubted([told[at] for at in own], weights, outside), strict=True
        ):
            if doubted:
                left_out.add(at)
    return [one.example for at, one in enumerate(told) if at not in left_out]


def _doubted(told: Sequence[Told], weights: Weights, outside: int) -> Iterator[bool]:
    for begin in range(0, len(told), _AT_ONCE):
        examples = [one.example for one in told[begin : begin + _AT_ONCE]]
        scores = [_scores(example, weights) for example in examples]
        for example, chances in zip(examples, marginals(scores, weights.transitions), strict=True):
            nameless = example.labels == outside
            yield bool((nameless & (chances[:, outside] < SURE)).any())


def _scores(example: Example, weights: Weights) -> Scores:
    begins = np.cumsum(example.counts) - example.counts
    return np.add.reduceat(weights.features[example.features], begins, axis=0).astype(np.float32)
