"""Annotated texts as the lines that a recogniser sees, with the label that each word should get."""

from collections.abc import Sequence
from dataclasses import dataclass

from affiant.evidence.gazetteer import gazetteer
from affiant.facts.mentions.known import Knowing, flattened
from affiant.facts.mentions.modelled import lines as lines_of
from affiant.facts.mentions.rules import named_by_rules
from affiant.facts.mentions.setting import cells, settled
from affiant.facts.recogniser.line import Line
from affiant.facts.recogniser.tagger import LETTERS, OUTSIDE
from affiant.vocabulary.entity import EntityKind
from training.annotated import Annotated, Name

Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text: its lines, and for each line the labels of its words."""

    text: Annotated
    lines: tuple[Line, ...]
    labels: tuple[Labels, ...]


def labelled(text: Annotated, kinds: frozenset[EntityKind]) -> Labelled:
    """The text as the rules and the gazetteer leave it to the model."""
    document = text.document
    settings = [
        settled(document.text, sentence, document.passages[sentence.passage].kind)
        for sentence in cells(text.sentences)
    ]
    knowing = Knowing(flattened(document.text), gazetteer())
    found, common = named_by_rules(settings, knowing)
    lines = tuple(lines_of(settings, found, common))
    names = [name for name in text.names if name.kind in kinds]
    return Labelled(text, lines, tuple(labels(line, names) for line in lines))


def labels(line: Line, names: Sequence[Name]) -> Labels:
    """B and I with the kind's letter for the words of a name, O for others.

    A name that begins inside a word begins with that word; one of several lines is in parts.
    """
    told = []
    within: Name | None = None
    for word in line.words:
        here = next((n for n in names if n.start < word.end and word.start < n.end), None)
        if here is None:
            told.append(OUTSIDE)
        else:
            told.append(("I" if here is within else "B") + LETTERS[here.kind])
        within = here
    return tuple(told)
