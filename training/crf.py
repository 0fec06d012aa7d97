"""Trains a conditional random field with CRFsuite and packs it for `affiant.facts.recogniser`.

L-BFGS with L1 (which leaves few features) and L2; both deterministic: the same data give the
same bytes.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

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
from affiant.facts.recogniser.tagger import OUTSIDE
from training.lines import Labelled

_PLACE = "."  # begins the name of a place's feature; a word's begins with its offset


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained; `least` is how often a feature must occur to be kept."""

    l1: float = 0.05
    l2: float = 0.3
    least: int = 1
    rounds: int = 150

    def parameters(self) -> dict[str, float | bool]:
        """As CRFsuite names them."""
        return {
            "c1": self.l1,
            "c2": self.l2,
            "max_iterations": self.rounds,
            "feature.minfreq": self.least,
            "feature.possible_transitions": True,
        }


def train(texts: Iterable[Labelled], recipe: Recipe) -> Model:
    """The model of these texts, not calibrated."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(recipe.parameters())
    for text in texts:
        memory = remember(text.lines)
        for line, labels in zip(text.lines, text.labels, strict=True):
            for places in windows(line, memory):
                within = labels[places.start : places.stop]
                trainer.append(features(line, memory, places), within)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        return _model(tagger.info())


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


def _model(told: Any) -> Model:
    labels = _ordered(told.labels)
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (left, right), weight in told.transitions.items():
        transitions[labels.index(left), labels.index(right)] = weight
    learnt = sorted(told.state_features.items())
    words = _rows(name[2:] for (name, _), _ in learnt if not name.startswith(_PLACE))
    places = _rows(name[1:] for (name, _), _ in learnt if name.startswith(_PLACE))
    word_weights = np.zeros((len(words), len(OFFSETS), len(labels)), dtype=np.float32)
    place_weights = np.zeros((len(places), len(labels)), dtype=np.float32)
    for (name, label), weight in learnt:
        column = labels.index(label)
        if name.startswith(_PLACE):
            place_weights[places[name[1:]], column] = weight
        else:
            word_weights[words[name[2:]], OFFSETS.index(int(name[:2])), column] = weight
    return Model(labels, transitions, words, word_weights, places, place_weights, ())


def _ordered(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=lambda label: (label != OUTSIDE, label)))


def _rows(names: Iterable[str]) -> dict[str, int]:
    return {name: row for row, name in enumerate(sorted(set(names)))}
