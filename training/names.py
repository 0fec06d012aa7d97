"""Trains the models of names that affiant ships, and writes the note beside each.

    python -m training.names [--language fr|en] [--seed 1]

A minute or two a language, where nothing else is at work. The corpora are read from
../shared/data/names; what the rules, the catalogue of organisations and the book of words
(`training.wordbook`) make of them is part of the input, so that a change of any changes the model.
The seed orders the batches and chooses what they hide: the same one gives the same bytes (on the
same kind of processor, for sums round), and another one shows how little it matters.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from affiant.facts.recogniser.model import Model
from affiant.vocabulary.entity import EntityKind
from training.calibrating import calibrated
from training.chain import Recipe
from training.corpora import TRAINED_ON, UNSURE, Corpus
from training.crf import train
from training.lines import Labelled, labelled
from training.note import note
from training.small import with_small_places

_PART = 3  # every third text is enough for forty bins of sixty names
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
    """The language's model. Its confidences are those of a twin, trained without a third of the
    first corpus, on that third: what the model is tested on stays out of its making."""
    first, *others = [_read(corpus, language) for corpus in TRAINED_ON[language]]
    apart = first[::_PART]
    rest = [text for at, text in enumerate(first) if at % _PART]
    more = [text for texts in others for text in texts]
    twin = calibrated(_trained(rest + more, seed), apart)
    return replace(_trained(first + more, seed), calibration=twin.calibration)


def _trained(texts: Sequence[Labelled], seed: int) -> Model:
    return train(with_small_places(_shuffled(texts, seed)), Recipe(), seed, UNSURE)


def _shuffled(texts: Sequence[Labelled], seed: int) -> list[Labelled]:
    told = [*texts]
    random.Random(seed).shuffle(told)
    return told


def _read(corpus: Corpus, language: str) -> list[Labelled]:
    """The texts as the model sees them, as often as it shall."""
    return [labelled(text, KINDS[language]) for text in corpus.texts()] * corpus.times


if __name__ == "__main__":
    sys.exit(main())
