"""Our own recogniser: a conditional random field over words, run for a page at a time.

Weights come from `training`; here they are only added up. What each different
word contributes is kept, so that a page costs little more than its new words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from affiant.facts.recogniser.features import (
    EDGE,
    OFFSETS,
    Memory,
    of_places,
    of_word,
    remember,
    windows,
)
from affiant.facts.recogniser.lattice import Scores, marginals
from affiant.facts.recogniser.line import Line, Recognised
from affiant.facts.recogniser.model import Model
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

_MOST_WORDS = 20_000  # kept contributions; 225 bytes each, more than a long report's vocabulary
_REACH = 2  # words that a word's features reach

KINDS = {
    "p": EntityKind.PERSON,
    "o": EntityKind.ORGANISATION,
    "l": EntityKind.PLACE,
    "x": EntityKind.PRODUCT,
}
LETTERS = {kind: letter for letter, kind in KINDS.items()}
OUTSIDE = "O"


Stretch = tuple[Line, range]
"""Places in a line where names may stand."""


@dataclass(slots=True)
class Tagger:
    """Implements `Recogniser` with one language's model."""

    model: Model
    _rows: dict[str, int] = field(default_factory=dict)
    _kept: Scores = field(init=False)

    def __post_init__(self) -> None:
        self._kept = np.zeros((0, *self.model.word_weights.shape[1:]), dtype=np.float32)

    def recognise(self, lines: Sequence[Line]) -> list[Recognised]:
        """The names in the wanted lines, and doubts about what the rules named there."""
        memory = remember(lines)
        stretches = [
            (line, places) for line in lines if line.wanted for places in windows(line, memory)
        ]
        if not stretches:
            return []
        told = np.concatenate(marginals(self.scores(stretches, memory), self.model.transitions))
        labels = [self.model.labels[best] for best in told.argmax(axis=1).tolist()]
        sure: list[float] = told.max(axis=1).tolist()
        found: list[Recognised] = []
        at = 0
        for stretch in stretches:
            end = at + len(stretch[1])
            found += self._names(stretch, labels[at:end], sure[at:end])
            found += self._doubts(stretch, labels[at:end], sure[at:end])
            at = end
        return found

    def scores(self, stretches: Sequence[Stretch], memory: Memory) -> list[Scores]:
        """For each stretch what speaks for each label at each of its words (words x labels)."""
        stream: list[str] = []
        for stretch in stretches:
            stream += _seen(stretch)
        rows = self._learnt(stream)
        inner = len(stream) - 2 * _REACH
        scores = self._kept[rows[_REACH : _REACH + inner], _REACH]
        for column, offset in enumerate(OFFSETS):
            if offset:
                begin = _REACH + offset
                scores += self._kept[rows[begin : begin + inner], column]
        features = [
            found for line, places in stretches for found in of_places(line, memory, places)
        ]
        placed = _summed(self.model.place_weights, self.model.places, features)
        return [*_cut(scores, placed, stretches)]

    def _learnt(self, stream: Sequence[str]) -> NDArray[np.intp]:
        """The rows of what each of these words contributes to the places around it."""
        if len(self._rows) > _MOST_WORDS:
            self._rows.clear()
        new = [word for word in dict.fromkeys(stream) if word not in self._rows]
        if new:
            features = [chain(*of_word(word)) for word in new]
            learnt = _summed(self.model.word_weights, self.model.words, features)
            begin, end = len(self._rows), len(self._rows) + len(new)
            if end > len(self._kept):  # twice as long: a copy for each page would cost more
                room = np.zeros((end, *learnt.shape[1:]), dtype=np.float32)
                self._kept = np.concatenate((self._kept, room))
            self._kept[begin:end] = learnt
            self._rows.update(zip(new, count(begin), strict=False))
        return np.array([self._rows[word] for word in stream], dtype=np.intp)

    def _names(
        self, stretch: Stretch, labels: Sequence[str], sure: Sequence[float]
    ) -> Iterator[Recognised]:
        """A name's probability is that of its least sure word."""
        line, places = stretch
        words = line.words[places.start : places.stop]
        at = 0
        while at < len(labels):
            if labels[at] == OUTSIDE:
                at += 1
                continue
            end = at + 1
            while end < len(labels) and labels[end] == "I" + labels[at][1]:
                end += 1
            span = Span(words[at].start, words[end - 1].end)
            yield Recognised(span, KINDS[labels[at][1]], self._calibrated(min(sure[at:end])))
            at = end

    def _doubts(
        self, stretch: Stretch, labels: Sequence[str], sure: Sequence[float]
    ) -> Iterator[Recognised]:
        """Names of the rules none of whose words the model sees in a name. It cannot doubt those of
        a kind that it was never taught."""
        line, places = stretch
        known = line.known[places.start : places.stop]
        for at, mark in enumerate(known):
            if mark[:1] != "B" or mark not in self.model.labels:
                continue
            end = at + 1
            while end < len(known) and known[end][:1] == "I":
                end += 1
            if all(label == OUTSIDE for label in labels[at:end]):
                words = line.words[places.start + at : places.start + end]
                yield Recognised(Span(words[0].start, words[-1].end), None, min(sure[at:end]))

    def _calibrated(self, chance: float) -> float:
        points = self.model.calibration
        if not points:
            return chance
        given, right = zip(*points, strict=True)
        return float(np.interp(chance, given, right))


def _summed(
    weights: Scores, row_of: Mapping[str, int], features: Sequence[Iterable[str]]
) -> Scores:
    """For each list of features the sum of their weights; zeros for what was never learnt."""
    total = np.zeros((len(features), *weights.shape[1:]), dtype=np.float32)
    rows: list[int] = []
    filled, begins = [], []
    for at, listed in enumerate(features):
        begin = len(rows)
        rows += [row for row in map(row_of.get, listed) if row is not None]
        if len(rows) > begin:
            filled.append(at)
            begins.append(begin)
    if filled:
        total[filled] = np.add.reduceat(weights[rows], begins, axis=0)
    return total


def _seen(stretch: Stretch) -> list[str]:
    """The words of a stretch with those that its words' features reach."""
    line, places = stretch
    words = line.words
    before = [word.text for word in words[max(0, places.start - _REACH) : places.start]]
    after = [word.text for word in words[places.stop : places.stop + _REACH]]
    within = [word.text for word in words[places.start : places.stop]]
    edges = [EDGE] * (_REACH - len(before)), [EDGE] * (_REACH - len(after))
    return [*edges[0], *before, *within, *after, *edges[1]]


def _cut(scores: Scores, placed: Scores, stretches: Sequence[Stretch]) -> Iterator[Scores]:
    at = done = 0
    for _, places in stretches:
        length = len(places)
        yield scores[at : at + length] + placed[done : done + length]
        done += length
        at += length + 2 * _REACH
