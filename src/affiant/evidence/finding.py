"""What is made of each document in the worker process: the rows it will be stored as.

Nothing of Django is loaded there; what comes back is strings and numbers, which cost little
to send between processes.
"""

import json
from dataclasses import astuple, dataclass
from typing import Any, ClassVar

from affiant import facts
from affiant.evidence.gazetteer import gazetteer
from affiant.evidence.masking import mask
from affiant.evidence.name_keys import name_keys
from affiant.evidence.search.analysis import analysed
from affiant.facts.codec import encode
from affiant.facts.kinds import Fact
from affiant.facts.recogniser.own import Own, Unaided
from affiant.reading.document import Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.reading.text import digest


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact as it is stored: see `models.Fact`. `values` is JSON."""

    kind: str
    start: int
    end: int
    confidence: float
    name_key: str
    known_key: str
    values: str


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage as it is stored: see `models.Passage`. `box` is JSON; `words` are analysed, private
    identifiers left out: what is masked wherever it is shown must not be found either."""

    start: int
    end: int
    kind: str
    page: int | None
    box: str | None
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Findings:
    """One document in the form in which it is stored. `description` is JSON."""

    body: str
    body_sha256: str
    title: str
    published: str
    language: str
    description: str
    passages: tuple[FoundPassage, ...]
    facts: tuple[FoundFact, ...]


class Unanchored(AssertionError):
    """A finder gave a fact whose surface is not what its span covers: the store refuses it."""


@dataclass(frozen=True, slots=True)
class Finder:
    """The pool's work. Picklable. `preload` is what the pool loads once for all its processes.

    `thorough` asks the trained models of names, too. They find a tenth more names in news and
    cost a tenth of a web page's reading, which is over the share that reading may take.
    """

    thorough: bool = False
    preload: ClassVar = ("affiant.evidence.warming",)

    def __call__(self, document: Document) -> Findings:
        """Everything that is kept of `document`. Raises Unanchored."""
        return Findings(
            body=document.text,
            body_sha256=digest(document.text),
            title=document.title or "",
            published=document.published.iso if document.published else "",
            language=document.language or "",
            description=json.dumps(describe(document), ensure_ascii=False),
            passages=tuple(_passage(passage, document) for passage in document.content()),
            facts=tuple(_fact(fact, document) for fact in self._find(document)),
        )

    def _find(self, document: Document) -> tuple[Fact, ...]:
        recogniser = Own() if self.thorough else Unaided()
        return facts.find(document, gazetteer(), recogniser)


def describe(document: Document) -> dict[str, Any]:
    """The parts of a Document that have no column of their own (`Text.description`).

    Undone by `evidence.description.document_of`.
    """
    published = document.published
    return {
        "media_type": document.media_type,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "url": document.url,
        "links": [[link.target, _pair(link.span)] for link in document.links],
        "parts": list(document.parts),
        "metadata": [list(pair) for pair in document.metadata],
        "boilerplate": [
            [passage.span.start, passage.span.end, passage.page]
            for passage in document.passages
            if passage.kind is PassageKind.BOILERPLATE
        ],
        "published": published and _published(published),
    }


def _published(date: PublicationDate) -> list[Any]:
    """Two more at the end where the page dates its original: casefiles from before have three."""
    kept = [date.basis.value, _pair(date.span), date.may_be_repost]
    return [*kept, date.origin, _pair(date.origin_span)] if date.origin else kept


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _passage(passage: Passage, document: Document) -> FoundPassage:
    span = passage.span
    return FoundPassage(
        start=span.start,
        end=span.end,
        kind=passage.kind.value,
        page=passage.page,
        box=json.dumps(astuple(passage.box)) if passage.box else None,
        language=passage.language or "",
        words=analysed(mask(span.of(document.text)), document.language_of(passage)),
    )


def _fact(fact: Fact, document: Document) -> FoundFact:
    if fact.span.of(document.text) != fact.surface:
        raise Unanchored(f"{fact.found_by}: a {fact.kind} is not what stands at {fact.span}")
    name, known = name_keys(fact)
    return FoundFact(
        kind=fact.kind,
        start=fact.span.start,
        end=fact.span.end,
        confidence=fact.confidence,
        name_key=name,
        known_key=known,
        values=json.dumps(encode(fact), ensure_ascii=False),
    )
