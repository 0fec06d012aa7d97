"""Forward-backward against adding up every labelling."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from affiant.facts.recogniser.lattice import Scores, marginals

LABELS = 3
WEIGHTS = st.floats(-4, 4, width=32)
LINES = st.lists(
    st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, LABELS), elements=WEIGHTS)),
    min_size=1,
    max_size=3,
)
STEPS = arrays(np.float32, (LABELS, LABELS), elements=WEIGHTS)


def by_hand(scores: Scores, steps: Scores) -> Scores:
    chances = np.zeros(scores.shape)
    for labels in product(range(LABELS), repeat=len(scores)):
        total = sum(float(scores[at, label]) for at, label in enumerate(labels))
        total += sum(float(steps[a, b]) for a, b in pairwise(labels))
        for at, label in enumerate(labels):
            chances[at, label] += np.exp(total)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)


@given(LINES, STEPS)
def test_probabilities_are_those_of_all_labellings_added_up(
    lines: list[Scores], steps: Scores
) -> None:
    told = marginals(lines, steps)

    for scores, chances in zip(lines, told, strict=True):
        np.testing.assert_allclose(chances, by_hand(scores, steps), atol=1e-3)


def test_a_very_long_line_neither_overflows_nor_vanishes() -> None:
    scores = np.full((5_000, LABELS), 30, dtype=np.float32)

    (told,) = marginals([scores], np.full((LABELS, LABELS), -30, dtype=np.float32))

    np.testing.assert_allclose(told.sum(axis=1), 1, atol=1e-4)


def test_no_lines_have_no_probabilities() -> None:
    assert marginals([], np.zeros((LABELS, LABELS), dtype=np.float32)) == []
