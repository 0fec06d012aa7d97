"""What is made of each document in the worker process: its facts and its words for the index."""

from dataclasses import dataclass
from typing import Any

from affiant import facts
from affiant.evidence.gazetteer import gazetteer
from affiant.evidence.search.analysis import analysed
from affiant.facts.codec import encode
from affiant.facts.kinds import Fact, Mention, Quote
from affiant.names.key import key
from affiant.reading.document import Document
from affiant.reading.passage import PassageKind

LONGEST_KEY = 200  # characters of a name's key that a database column indexes


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact as it is stored: see `models.Fact`."""

    kind: str
    start: int
    end: int
    confidence: float
    name_key: str
    known_key: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was made of one document. `words` are a passage's each, "" for boilerplate."""

    facts: tuple[FoundFact, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """The pool's work. Picklable; the catalogue is loaded once in each process."""

    def __call__(self, document: Document) -> Findings:
        """Facts and words of `document`. Raises AssertionError on a fact that is not anchored."""
        return Findings(
            tuple(_stored(fact, document) for fact in facts.find(document, gazetteer())),
            tuple(_words(document)),
        )


class Unanchored(AssertionError):
    """A finder gave a fact whose surface is not what its span covers: the store refuses it."""


def _stored(fact: Fact, document: Document) -> FoundFact:
    if fact.span.of(document.text) != fact.surface:
        raise Unanchored(f"{fact.found_by}: a {fact.kind} is not what stands at {fact.span}")
    name, known = _names(fact)
    return FoundFact(
        kind=fact.kind,
        start=fact.span.start,
        end=fact.span.end,
        confidence=fact.confidence,
        name_key=key(name)[:LONGEST_KEY] if name else "",
        known_key=key(known)[:LONGEST_KEY] if known else "",
        values=encode(fact),
    )


def _names(fact: Fact) -> tuple[str | None, str | None]:
    if isinstance(fact, Mention):
        return fact.name, fact.known_as
    if isinstance(fact, Quote):
        return fact.speaker, None
    return None, None


def _words(document: Document) -> list[str]:
    return [
        ""
        if passage.kind is PassageKind.BOILERPLATE
        else analysed(passage.span.of(document.text), document.language_of(passage))
        for passage in document.passages
    ]
