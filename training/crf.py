"""Trains a conditional random field and packs it for `affiant.facts.recogniser`.

The same data, order and seed give the same bytes.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from affiant.facts.recogniser.features import (
    EDGE,
    NEAR,
    OFFSETS,
    Memory,
    of_places,
    of_word,
    remember,
    windows,
)
from affiant.facts.recogniser.line import Line
from affiant.facts.recogniser.model import Model
from affiant.facts.recogniser.neighbours import MARK
from affiant.facts.recogniser.tagger import OUTSIDE
from training.believed import Told, believed
from training.chain import Example, Floats, Recipe, Weights, fitted
from training.lines import Labelled, Labels

_PLACE = "."  # begins the name of a place's feature; a word's begins with its offset
_ITS_LETTERS = frozenset("weAbB124i")  # begin features by which one word is told from others
_ITS_WORDS = frozenset("FZ")  # the same for the first and last word of a name
_AROUND = frozenset("<>()[DE")  # those of the words around
_FEWEST = 3  # times that a feature of several words together is seen

Stretch = tuple[list[list[str]], Labels]
"""The features of each word where a name may stand, and the words' labels."""


def train(
    texts: Iterable[Labelled],
    recipe: Recipe,
    seed: int = 1,
    unsure: Container[str] = frozenset(),
) -> Model:
    """The model of these texts, not calibrated; `unsure` are the sources that miss labels."""
    own = [(text.text, one) for text in texts for one in _stretches(text)]
    stretches = _often([one for _, one in own])
    labels = _ordered({label for _, told in stretches for label in told})
    number: dict[str, int] = {}
    told = [
        Told(_example(one, number, labels), text, text.source in unsure)
        for (text, _), one in zip(own, stretches, strict=True)
    ]
    hidden = np.array([_hidden(name, recipe) for name in number], dtype=np.float32)

    def fit(examples: Sequence[Example], rounds: int = recipe.rounds // 2) -> Weights:
        return fitted(examples, hidden, len(labels), replace(recipe, rounds=rounds), seed)

    weights = fit(believed(told, labels.index(OUTSIDE), fit), recipe.rounds)
    return _model([*number], labels, weights, recipe.least)


def _stretches(text: Labelled) -> Iterator[Stretch]:
    memory = remember(text.lines)
    for line, labels in zip(text.lines, text.labels, strict=True):
        for places in windows(line, memory):
            yield features(line, memory, places), labels[places.start : places.stop]


def _often(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Without the features of several words that are seen too seldom to tell anything."""
    seen = Counter(one for rows, _ in stretches for row in rows for one in row if one[1] == MARK)
    rare = {one for one, count in seen.items() if count < _FEWEST}
    return [([[o for o in row if o not in rare] for row in rows], told) for rows, told in stretches]


def _example(stretch: Stretch, number: dict[str, int], labels: Sequence[str]) -> Example:
    rows, told = stretch
    return Example(
        features=np.array([number.setdefault(one, len(number)) for row in rows for one in row]),
        counts=np.array([len(row) for row in rows]),
        labels=np.array([labels.index(label) for label in told]),
    )


def features(line: Line, memory: Memory, places: range) -> list[list[str]]:
    """For each of these words of a line all its features, by the names they are trained under."""
    words = [of_word(word.text) for word in line.words]
    edge = of_word(EDGE)
    told = []
    for at, own in zip(places, of_places(line, memory, places), strict=True):
        row = [_PLACE + feature for feature in own]
        for offset in OFFSETS:
            far, near, here = words[at + offset] if 0 <= at + offset < len(words) else edge
            seen = far + near * (offset in NEAR) + here * (offset == 0)
            row += [f"{offset:+d}{feature}" for feature in seen]
        told.append(row)
    return told


def _hidden(name: str, recipe: Recipe) -> float:
    """How often training hides the feature: often, where it tells a word rather than its kind."""
    if name.startswith(_PLACE):
        return recipe.hidden if name[1] in _ITS_WORDS else recipe.around * (name[1] in _AROUND)
    if name[2] not in _ITS_LETTERS:
        return 0.0
    return recipe.hidden if name.startswith("+0") else recipe.around


def _model(names: Sequence[str], labels: Labels, weights: Weights, least: float) -> Model:
    """Weights under `least` are left out, and features that have no other."""
    kept = np.where(np.abs(weights.features) < least, 0, weights.features)
    learnt = [(names[at], kept[at]) for at in np.flatnonzero(kept.any(axis=1)).tolist()]
    words = _rows(name[2:] for name, _ in learnt if not name.startswith(_PLACE))
    places = _rows(name[1:] for name, _ in learnt if name.startswith(_PLACE))
    word_weights: Floats = np.zeros((len(words), len(OFFSETS), len(labels)), dtype=np.float32)
    place_weights: Floats = np.zeros((len(places), len(labels)), dtype=np.float32)
    for name, row in learnt:
        if name.startswith(_PLACE):
            place_weights[places[name[1:]]] = row
        else:
            word_weights[words[name[2:]], OFFSETS.index(int(name[:2]))] = row
    return Model(labels, weights.transitions, words, word_weights, places, place_weights, ())


def _ordered(labels: Iterable[str]) -> Labels:
    return tuple(sorted(labels, key=lambda label: (label != OUTSIDE, label)))


def _rows(names: Iterable[str]) -> dict[str, int]:
    return {name: row for row, name in enumerate(sorted(set(names)))}
