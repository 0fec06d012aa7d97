"""A spaCy pipeline in the place of our recogniser; runs where spaCy is installed."""

from collections.abc import Sequence
from typing import Any

import pytest

from affiant.facts import find
from affiant.facts.kinds import Mention
from affiant.facts.recogniser import Line, Recognised
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

spacy = pytest.importorskip("spacy", reason="spaCy is not installed (pip install --group plugins)")

KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION}
TRAINED_ON = (
    ("we wrote to Tarvik again", (12, 18, "ORG")),
    ("they came from Tarvik today", (15, 21, "ORG")),
    ("Yesterday they wrote to Tarvik again.", (24, 30, "ORG")),
    ("Nobody came and nobody wrote.", None),
    ("This letter was read this morning.", None),
    ("We came again in the morning.", None),
)
ROUNDS = 40
SEED = 1
"""spaCy begins from random weights and drops some at random: unseeded, one in three pipelines that
learned from the first three sentences alone also named the capital that opens a sentence."""


class Piped:
    """Implements `Recogniser` with a spaCy pipeline that marks entities."""

    def __init__(self, pipeline: Any, confidence: float) -> None:
        self.pipeline = pipeline
        self.confidence = confidence

    def recognise(self, lines: Sequence[Line]) -> list[Recognised]:
        return [
            Recognised(
                line.sentence.locate(entity.start_char, entity.end_char),
                KINDS[entity.label_],
                self.confidence,
            )
            for line in lines
            if line.wanted
            for entity in self.pipeline(line.sentence.text).ents
        ]


def trained() -> Any:
    """A blank English pipeline that learns one name from a few sentences."""
    from spacy.training import Example  # noqa: PLC0415 - absent where the test is skipped
    from spacy.util import fix_random_seed  # noqa: PLC0415 - the same

    fix_random_seed(SEED)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("ner")
    examples = [
        Example.from_dict(pipeline.make_doc(text), {"entities": [marked] if marked else []})
        for text, marked in TRAINED_ON
    ]
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(ROUNDS):
        pipeline.update(examples, sgd=optimizer)
    return pipeline


@pytest.mark.filterwarnings("ignore")  # spaCy's own
def test_a_trained_spacy_pipeline_can_be_plugged_in() -> None:
    text = "This morning we wrote to Tarvik again."
    passage = Passage(Span(0, len(text)), PassageKind.PARAGRAPH)
    page = Document("0" * 64, "text/plain", text, "en", passages=(passage,))

    told = find(page, recogniser=Piped(trained(), 0.9))

    assert [(f.surface, f.entity_kind) for f in told if isinstance(f, Mention)] == [
        ("Tarvik", EntityKind.ORGANISATION)
    ]
