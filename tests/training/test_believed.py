"""Examples whose labels miss a name are left out, of corpora that are known to miss some."""

from collections.abc import Sequence

import numpy as np

from training.believed import Told, believed
from training.chain import Example, Recipe, Weights, fitted

NAME, SMALL = 0, 1  # features
OUTSIDE, INSIDE = 0, 1  # labels


def example(label: int) -> Example:
    """Two words, a small one and one that looks like a name."""
    return Example(np.array([SMALL, NAME]), np.array([1, 1]), np.array([OUTSIDE, label]))


def fit(examples: Sequence[Example]) -> Weights:
    recipe = Recipe(rounds=10, l2=0.01, hidden=0.0, around=0.0)
    return fitted(examples, np.zeros(2, dtype=np.float32), 2, recipe, 1)


def told(*, unsure: bool) -> list[Told]:
    labels = [INSIDE] * 40 + [OUTSIDE]
    return [Told(example(label), at, unsure) for at, label in enumerate(labels)]


def test_a_missing_label_is_not_believed_of_an_unsure_corpus() -> None:
    kept = believed(told(unsure=True), OUTSIDE, fit)

    assert [one.labels[1] for one in kept] == [INSIDE] * 40


def test_of_another_corpus_it_is() -> None:
    assert len(believed(told(unsure=False), OUTSIDE, fit)) == 41


def test_a_text_is_not_read_by_a_model_that_saw_it() -> None:
    seen: list[set[int]] = []
    texts = [one._replace(text=at // 2) for at, one in enumerate(told(unsure=True))]
    number = {id(one.example): one.text for one in texts}

    def noted(examples: Sequence[Example]) -> Weights:
        seen.append({int(str(number[id(one)])) for one in examples})
        return fit(examples)

    believed(texts, OUTSIDE, noted)

    assert [len(set(range(21)) - one) for one in seen] == [7, 7, 7]
