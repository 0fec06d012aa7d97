"""The weights of a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001).

Adagrad (Duchi, Hazan & Singer 2011) over small batches with L2, weights averaged over the second
half of the rounds, which forgets the order of the batches; numpy alone. Stretches of about the
same length go through forward and backward side by side. In each batch some features are hidden,
as each asks to be (dropout, Srivastava et al. 2014): else a word that was seen once tells so much
that what is known of words in general is not learnt.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_BATCH = 64  # stretches
_FIRST_SQUARE = 1e-2  # keeps Adagrad's first steps from being the longest


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained; weights under `least` are left out of the file.

    `hidden` is how often a feature that tells one word from others is hidden, `around` how often
    one of the words around is.
    """

    rounds: int = 12
    rate: float = 0.2
    l2: float = 1.0
    least: float = 0.05
    hidden: float = 0.5
    around: float = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """One stretch: the numbers of its words' features, how many each word has (one at least), and
    the number of each word's label."""

    features: Numbers
    counts: Numbers
    labels: Numbers


@dataclass(slots=True)
class Weights:
    """Features x labels, and labels x labels."""

    features: Floats
    transitions: Floats

    @classmethod
    def filled(cls, size: tuple[int, int], value: float) -> "Weights":
        """So many features and labels, all of one value."""
        features, labels = size
        return cls(
            np.full((features, labels), value, dtype=np.float32),
            np.full((labels, labels), value, dtype=np.float32),
        )

    def add(self, more: "Weights", share: float) -> None:
        """So much of the others."""
        self.features += share * more.features
        self.transitions += share * more.transitions


@dataclass(frozen=True, slots=True)
class _Batch:
    """Entries are the features of all words, word by word; `owner` is an entry's word.

    `order` sorts them by feature, `starts` is where each of the batch's `features` begins there.
    """

    features: Numbers
    entries: Numbers
    begins: Numbers
    owner: Numbers
    order: Numbers
    starts: Numbers
    place: tuple[Numbers, Numbers]
    labels: Numbers
    inside: NDArray[np.bool_]


def fitted(
    examples: Sequence[Example], hidden: Floats, labels: int, recipe: Recipe, seed: int
) -> Weights:
    """The weights; `hidden` tells for each feature how often it is hidden. The same input and seed
    give the same weights."""
    size = len(hidden), labels
    weights, mean = Weights.filled(size, 0), Weights.filled(size, 0)
    squares = Weights.filled(size, _FIRST_SQUARE)
    batches = [*_batches(examples, seed)]
    seen = sum(np.bincount(one.features, minlength=len(hidden)) for one in batches)
    decay = (recipe.l2 / np.maximum(1, seen)).astype(np.float32)
    chance = np.random.default_rng(seed)
    kept = recipe.rounds - recipe.rounds // 2
    for turn in range(recipe.rounds):
        for at in chance.permutation(len(batches)):
            batch = batches[at]
            told = _told(hidden[batch.features], chance)
            slope = _slope(batch, weights, told)
            slope.features += decay[batch.features][:, None] * weights.features[batch.features]
            slope.transitions += recipe.l2 / len(batches) * weights.transitions
            _step(batch, weights, squares, slope, recipe.rate)
        if turn >= recipe.rounds - kept:
            mean.add(weights, 1 / kept)
    return mean


def _told(hidden: Floats, chance: np.random.Generator) -> Floats:
    """0 for what is hidden this time, and so much more for the others that the mean stays."""
    there = chance.random(len(hidden), dtype=np.float32) >= hidden
    return (there / (1 - hidden)).astype(np.float32)[:, None]


def _step(batch: _Batch, weights: Weights, squares: Weights, slope: Weights, rate: float) -> None:
    gone = squares.features[batch.features] + slope.features**2
    squares.features[batch.features] = gone
    weights.features[batch.features] -= rate * slope.features / np.sqrt(gone)
    squares.transitions += slope.transitions**2
    weights.transitions -= rate * slope.transitions / np.sqrt(squares.transitions)


def _slope(batch: _Batch, weights: Weights, told: Floats) -> Weights:
    """What is expected less what is there, for the batch's own features and the transitions."""
    own = weights.features[batch.features] * told
    scores = np.add.reduceat(own[batch.entries], batch.begins, axis=0)
    emitted = np.ones((*batch.inside.shape, own.shape[1]), dtype=np.float32)
    emitted[batch.place] = np.exp(scores - scores.max(axis=1, keepdims=True))
    step = np.exp(weights.transitions - weights.transitions.max())
    ahead, behind = _both_ways(emitted, batch.inside, step)
    joint = (ahead * behind)[batch.place]
    missed = joint / joint.sum(axis=1, keepdims=True)
    missed[np.arange(len(batch.labels)), batch.labels] -= 1
    by_feature = np.add.reduceat(missed[batch.owner[batch.order]], batch.starts, axis=0)
    return Weights(by_feature * told, _pairs(batch, (ahead, emitted * behind), step))


def _both_ways(emitted: Floats, inside: NDArray[np.bool_], step: Floats) -> tuple[Floats, Floats]:
    ahead, behind = emitted.copy(), np.ones_like(emitted)
    for at in range(1, len(emitted)):
        told = (ahead[at - 1] @ step) * emitted[at]
        ahead[at] = told / told.sum(axis=1, keepdims=True)
    for at in range(len(emitted) - 2, -1, -1):
        told = (behind[at + 1] * emitted[at + 1]) @ step.T
        told /= told.sum(axis=1, keepdims=True)
        told[~inside[at + 1]] = 1
        behind[at] = told
    return ahead, behind


def _pairs(batch: _Batch, told: tuple[Floats, Floats], step: Floats) -> Floats:
    """The same for pairs of labels: `told` is forward, and backward with the word's own."""
    there = batch.inside[1:]
    before, after = told[0][:-1][there], told[1][1:][there]
    before = before / ((before @ step) * after).sum(axis=1, keepdims=True)
    slope: Floats = (before.T @ after) * step
    labels = np.zeros(batch.inside.shape, dtype=np.int64)
    labels[batch.place] = batch.labels
    np.subtract.at(slope, (labels[:-1][there], labels[1:][there]), 1)
    return slope


def _batches(examples: Sequence[Example], seed: int) -> Iterator[_Batch]:
    order = [*examples]
    random.Random(seed).shuffle(order)
    order.sort(key=lambda example: len(example.labels))
    for at in range(0, len(order), _BATCH):
        yield _batch(order[at : at + _BATCH])


def _batch(examples: Sequence[Example]) -> _Batch:
    counts = np.concatenate([example.counts for example in examples])
    features, entries = np.unique(
        np.concatenate([example.features for example in examples]), return_inverse=True
    )
    order = np.argsort(entries, kind="stable")
    sizes = np.array([len(example.labels) for example in examples])
    place: tuple[Any, Any] = (
        np.concatenate([np.arange(size) for size in sizes]),
        np.repeat(np.arange(len(examples)), sizes),
    )
    inside = np.zeros((sizes.max(), len(examples)), dtype=bool)
    inside[place] = True
    return _Batch(
        features=features,
        entries=entries,
        begins=np.cumsum(counts) - counts,
        owner=np.repeat(np.arange(len(counts)), counts),
        order=order,
        starts=np.searchsorted(entries[order], np.arange(len(features))),
        place=place,
        labels=np.concatenate([example.labels for example in examples]),
        inside=inside,
    )
