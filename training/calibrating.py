"""How sure a model may say to be: the share that was right of the names it gave that probability.

Isotonic regression (pool adjacent violators) over bins of equal size, on texts that the model
was not trained on.
"""

from collections.abc import Sequence
from dataclasses import replace

from affiant.facts.recogniser.model import Model
from affiant.facts.recogniser.tagger import Tagger
from training.annotated import Name
from training.lines import Labelled

_BIN = 60  # names; with fewer a bin's share is off by more than 0.06

Point = tuple[float, float]


def calibrated(model: Model, texts: Sequence[Labelled]) -> Model:
    """The model with the points by which it tells its confidences."""
    told = [given for text in texts for given in judged(Tagger(model), text)]
    return replace(model, calibration=points(told))


def judged(tagger: Tagger, text: Labelled) -> list[tuple[float, bool]]:
    """Confidence and truth of each name that the model gives."""
    right = set(text.text.names)
    return [
        (name.confidence, Name(name.span.start, name.span.end, name.kind) in right)
        for name in tagger.recognise(text.lines)
        if name.kind is not None
    ]


def points(told: Sequence[tuple[float, bool]]) -> tuple[Point, ...]:
    """Mean probability and share right of each bin, pooled until they rise; none for few names."""
    ordered = sorted(told)
    pooled: list[list[tuple[float, bool]]] = []
    for at in range(0, len(ordered) - _BIN + 1, _BIN):
        pooled.append(ordered[at : at + _BIN])
        while len(pooled) > 1 and _share(pooled[-2]) >= _share(pooled[-1]):
            last = pooled.pop()
            pooled[-1] = pooled[-1] + last
    return tuple((_mean(group), round(_share(group), 3)) for group in pooled)


def _share(group: Sequence[tuple[float, bool]]) -> float:
    return sum(right for _, right in group) / len(group)


def _mean(group: Sequence[tuple[float, bool]]) -> float:
    return round(sum(given for given, _ in group) / len(group), 3)
