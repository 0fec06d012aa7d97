"""Inference in a linear chain, for many lines at once (Lafferty, McCallum & Pereira 2001)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def marginals(lines: Sequence[Scores], transitions: Scores) -> list[Scores]:
    """For each line (words x labels of scores) the probability of each label at each word.

    Forward-backward over all lines side by side, shorter ones padded at their end; each step is
    normalised, so that lines of any length neither overflow nor vanish.
    """
    if not lines:
        return []
    count, longest, labels = len(lines), max(map(len, lines)), transitions.shape[0]
    emitted = np.ones((longest, count, labels), dtype=np.float32)
    inside = np.zeros((longest, count), dtype=bool)
    for at, scores in enumerate(lines):
        emitted[: len(scores), at] = np.exp(scores - scores.max(axis=1, keepdims=True))
        inside[: len(scores), at] = True
    step = np.exp(transitions - transitions.max())
    forward = _forward(emitted, step)
    backward = _backward(emitted, inside, step)
    joint = forward * backward
    joint /= joint.sum(axis=2, keepdims=True)
    return [joint[: len(scores), at] for at, scores in enumerate(lines)]


def _forward(emitted: Scores, step: Scores) -> NDArray[Any]:
    ahead = np.empty_like(emitted)
    ahead[0] = emitted[0]
    for at in range(1, len(emitted)):
        told = (ahead[at - 1] @ step) * emitted[at]
        told /= told.sum(axis=1, keepdims=True)
        ahead[at] = told
    return ahead


def _backward(emitted: Scores, inside: NDArray[np.bool_], step: Scores) -> NDArray[Any]:
    behind = np.empty_like(emitted)
    behind[-1] = 1
    turned = step.T
    for at in range(len(emitted) - 2, -1, -1):
        told = (behind[at + 1] * emitted[at + 1]) @ turned
        told /= told.sum(axis=1, keepdims=True)
        told[~inside[at + 1]] = 1
        behind[at] = told
    return behind
