"""A trained model as a file: a header in JSON, the names of features, their weights; zlib over all.

The file is made by `training` and holds no text but the features' words. Weights are kept as
16-bit floats: three digits, where the scores they add up to differ in the first two.
"""

import json
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LENGTH = 8  # bytes before the header that tell its length

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Features by their row: `words` has offsets x labels in each, `places` labels.

    `labels` are "O", and B or I with a kind's first letter. `calibration` holds points
    (probability the model gives, share that was right), rising, by which confidences are told.
    """

    labels: tuple[str, ...]
    transitions: Weights
    words: dict[str, int]
    word_weights: Weights
    places: dict[str, int]
    place_weights: Weights
    calibration: tuple[tuple[float, float], ...]

    def packed(self) -> bytes:
        """The file's bytes; the same for the same model."""
        header = {
            "labels": self.labels,
            "transitions": self.transitions.tolist(),
            "calibration": self.calibration,
            "words": list(self.words),
            "places": list(self.places),
        }
        told = json.dumps(header, ensure_ascii=False).encode()
        weights = (self.word_weights, self.place_weights)
        arrays = b"".join(one.astype("<f2").tobytes() for one in weights)
        return zlib.compress(len(told).to_bytes(_LENGTH, "big") + told + arrays, 9)


def unpacked(kept: bytes) -> Model:
    """The model of a file's bytes. Raises zlib.error, ValueError or KeyError for other bytes."""
    plain = zlib.decompress(kept)
    end = _LENGTH + int.from_bytes(plain[:_LENGTH], "big")
    header: dict[str, Any] = json.loads(plain[_LENGTH:end])
    labels = tuple(header["labels"])
    words, places = header["words"], header["places"]
    weights = np.frombuffer(plain, "<f2", offset=end).astype(np.float32)
    offsets = (len(weights) - len(places) * len(labels)) // max(1, len(words) * len(labels))
    cut = len(words) * offsets * len(labels)
    return Model(
        labels=labels,
        transitions=np.array(header["transitions"], dtype=np.float32),
        words={feature: row for row, feature in enumerate(words)},
        word_weights=weights[:cut].reshape(len(words), offsets, len(labels)),
        places={feature: row for row, feature in enumerate(places)},
        place_weights=weights[cut:].reshape(len(places), len(labels)),
        calibration=tuple((given, right) for given, right in header["calibration"]),
    )
