"""What every fact carries, and the invariant that holds the product up:

`document.text[fact.span.start:fact.span.end] == fact.surface`, always.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from affiant.reading.span import Span


class Voice(StrEnum):
    """Whose word a fact is."""

    SPEAKER = "speaker"  # a person or organisation that the text names as saying so
    AUTHOR = "author"  # the author or publisher of the document
    DOCUMENT = "document"  # the document itself, nobody being named


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. `name` is the fullest name the document gives; `span` is where it stands."""

    voice: Voice
    name: str | None = None
    span: Span | None = None


UNATTRIBUTED = Attribution(Voice.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Support:
    """The passage that supports one attribute of a fact: attribute name, and where."""

    attribute: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A thing that a document says, anchored on the words that say it.

    `found_by` is the finder and its version ("figures/1"). `confidence` is in 0..1.
    `reference_marker` is the number of the document's own reference ("4") that stands on
    the words, if one does. A value that the text does not tell is None, never guessed.
    """

    kind: ClassVar[str]

    span: Span
    surface: str
    found_by: str
    confidence: float
    attribution: Attribution = UNATTRIBUTED
    supports: tuple[Support, ...] = ()
    reference_marker: str | None = None
