"""Trains the models of names that affiant ships, and writes the note beside each.

    python -m training.names [--language fr|en] [--seed 1]

About a minute a language on two cores. The corpora are read from ../shared/data/names. Training
is deterministic (L-BFGS from zero); the seed only orders the texts, so that the same seed gives
the same bytes and another one shows how little the order matters.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from affiant.facts.recogniser.model import Model
from affiant.vocabulary.entity import EntityKind
from training.calibrating import calibrated
from training.corpora import TESTED_ON, TRAINED_ON, Corpus
from training.crf import Recipe, train
from training.lines import Labelled, labelled
from training.note import note

MODELS = Path(__file__).resolve().parents[1] / "src/affiant/facts/recogniser/models"
PEOPLE_BODIES_PLACES = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
KINDS = {"fr": frozenset(EntityKind), "en": frozenset(PEOPLE_BODIES_PLACES)}
"""No English corpus that may be redistributed marks products."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=sorted(TRAINED_ON), action="append")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    for language in asked.language or sorted(TRAINED_ON):
        begun = time.perf_counter()
        model = made(language, asked.seed)
        path = MODELS / f"{language}.model"
        path.write_bytes(model.packed())
        told = note(language, model, path.stat().st_size, asked.seed)
        (MODELS / f"MODEL-{language}.md").write_text(told, "utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes in {time.perf_counter() - begun:.0f} s")
    return 0


def made(language: str, seed: int) -> Model:
    """The language's model, its confidences calibrated on texts that it was not trained on."""
    texts = [text for corpus in TRAINED_ON[language] for text in _read(corpus, language)]
    random.Random(seed).shuffle(texts)
    apart = [text for corpus in TESTED_ON[language] for text in _read(corpus, language)]
    return calibrated(train(texts, Recipe()), apart)


def _read(corpus: Corpus, language: str) -> list[Labelled]:
    """The texts as the model sees them, as often as it shall."""
    return [labelled(text, KINDS[language]) for text in corpus.texts()] * corpus.times


if __name__ == "__main__":
    sys.exit(main())
