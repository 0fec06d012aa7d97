"""Training on a few invented sentences, and what it learns against what CRFsuite learns of them."""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from affiant.facts.recogniser.features import remember, windows
from affiant.facts.recogniser.lattice import marginals
from affiant.facts.recogniser.model import Model, unpacked
from affiant.facts.recogniser.neighbours import MARK
from affiant.facts.recogniser.tagger import Tagger
from affiant.vocabulary.entity import EntityKind
from training.annotated import Annotated, Name, by_line
from training.calibrating import calibrated, points
from training.chain import Recipe
from training.crf import features, train
from training.lines import Labelled, labelled

KINDS = frozenset(EntityKind)
RECIPE = Recipe(rounds=100, l2=0.05, least=0.0, hidden=0.0, around=0.0)
SENTENCES = (
    "Yesterday the boat left {Tarvikton} for good.",
    "Nobody in {Oksbyton} had seen the boat.",
    "The boat came from {Delmton} at noon.",
    "A man in the boat said nothing.",
    "The Heron is a bird, and they saw one in {Ruunton}.",
)

_DIGEST = """
import hashlib
from tests.training.test_crf import RECIPE, texts
from training.crf import train
print(hashlib.sha256(train(texts(), RECIPE).packed()).hexdigest())
"""


def texts() -> list[Labelled]:
    return [labelled(marked(sentence), KINDS) for sentence in SENTENCES]


def marked(sentence: str) -> Annotated:
    start, end = sentence.find("{"), sentence.find("}") - 1
    text = sentence.replace("{", "").replace("}", "")
    names = (Name(start, end, EntityKind.PLACE),) if start >= 0 else ()
    return Annotated("invented", "en", text, by_line(text), names)


@pytest.fixture(scope="module")
def model() -> Model:
    return train(texts(), RECIPE)


def test_training_twice_gives_the_same_bytes(model: Model) -> None:
    assert train(texts(), RECIPE).packed() == model.packed()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(model: Model, seed: str) -> None:
    """Whose sets of words have another order."""
    told = subprocess.run(
        [sys.executable, "-c", _DIGEST],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        text=True,
    )

    assert told.stdout.strip() == hashlib.sha256(model.packed()).hexdigest()


def test_what_was_learnt_holds_for_a_word_never_seen(model: Model) -> None:
    text = labelled(marked("The boat left {Aldenton} for good."), KINDS)

    told = Tagger(unpacked(model.packed())).recognise(text.lines)

    assert [(one.span.start, one.span.end, one.kind) for one in told] == [
        (14, 22, EntityKind.PLACE)
    ]


def test_probabilities_are_those_that_crfsuite_gives(model: Model) -> None:
    line = texts()[0].lines[0]
    memory = remember([line])
    whole = range(len(line.words))
    with tempfile.TemporaryDirectory() as folder:
        theirs = _of_crfsuite(Path(folder), features(line, memory, whole))

    (ours,) = marginals(Tagger(model).scores([(line, whole)], memory), model.transitions)

    np.testing.assert_allclose(ours.T, [theirs[label] for label in model.labels], atol=0.02)


def _of_crfsuite(folder: Path, rows: list[list[str]]) -> dict[str, list[float]]:
    path = str(folder / "same.crfsuite")
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0, "c2": RECIPE.l2 / 2, "feature.possible_transitions": True})
    for text in texts():
        memory = remember(text.lines)
        for line, labels in zip(text.lines, text.labels, strict=True):
            for places in windows(line, memory):
                within = labels[places.start : places.stop]
                trainer.append(features(line, memory, places), within)
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    tagger.set(rows)
    return {
        label: [tagger.marginal(label, at) for at in range(len(rows))] for label in tagger.labels()
    }


def test_confidences_rise_with_what_was_right() -> None:
    told = [(at / 600, at % 3 > 0 or at > 300) for at in range(600)]

    shares = [right for _, right in points(told)]

    assert shares == sorted(shares)


def test_few_names_calibrate_nothing(model: Model) -> None:
    assert calibrated(model, texts()).calibration == ()


def test_words_with_their_neighbours_are_learnt_where_they_are_seen_often(model: Model) -> None:
    beside = [feature for feature in model.places if feature.startswith(MARK)]

    assert "&1mXx0" in beside
    assert "&3x0|=for" not in beside
