"""Which facts of a document concern the subject, on what ground, and in which section."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from affiant.dossiers.dossier import Concern, Place, Section
from affiant.dossiers.subject import Subject, mentions_of
from affiant.evidence.held import HeldDocument
from affiant.facts.kinds import (
    Claim,
    Demand,
    Event,
    Fact,
    Figure,
    Mention,
    Money,
    Outcome,
    Quote,
    Reference,
    Response,
)
from affiant.facts.sentence import Sentence, sentences
from affiant.names.key import key
from affiant.names.standing import speaks_for
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

_COORDINATED = re.compile(r"\s*,\s*|\s+(?:and|et|&)\s+")
_NEAR = (Concern.NAMED, Concern.SENTENCE)


@dataclass(frozen=True, slots=True)
class Grounds:
    """One document, seen from the subject. `named` are the spans of the subject's mentions."""

    document: Document
    sentences: tuple[Sentence, ...]
    named: tuple[Span, ...]
    voices: frozenset[str]
    subject: Subject

    @classmethod
    def of(cls, subject: Subject, held: HeldDocument, voices: frozenset[str]) -> "Grounds":
        """The grounds of one held document."""
        return cls(
            held.document,
            tuple(sentences(held.document)),
            tuple(mention.span for mention in subject.mentions.get(held.id, ())),
            voices,
            subject,
        )

    def place(self, span: Span) -> Place:
        """Where a span stands: its sentence and its passage."""
        return Place(span, span.of(self.document.text), self.sentence(span), self.passage(span))

    def sentence(self, span: Span) -> Span:
        """From the first to the last sentence that the span touches, else the span itself."""
        last = bisect_right(self.sentences, span.end, key=lambda one: one.span.start)
        touched = []
        for one in reversed(self.sentences[:last]):
            if one.span.end <= span.start:
                break
            if one.span.overlaps(span):
                touched.append(one.span)
        if not touched:
            return span
        return Span(min(touched[-1].start, span.start), max(touched[0].end, span.end))

    def passage(self, span: Span) -> Passage:
        """The passage in which the span begins; a bare one where the reader made none."""
        passages = self.document.passages
        index = bisect_right(passages, span.start, key=lambda one: one.span.start) - 1
        if index >= 0 and span.start < passages[index].span.end:
            return passages[index]
        return Passage(span, PassageKind.PARAGRAPH)

    def concern(self, fact: Fact) -> Concern | None:
        """The surest ground on which the fact concerns the subject."""
        if any(self.subject.appears_in(words) for words in _parties(fact)):
            return Concern.NAMED
        if self._names(fact.span) and not isinstance(fact, Quote):
            return Concern.NAMED
        if self._names(self.sentence(fact.span)):
            return Concern.SENTENCE
        return Concern.PASSAGE if self._names(self.passage(fact.span).span) else None

    def speaks(self, name: str | None, role: str | None = None) -> bool:
        """Whether who has this name and role is the subject, or speaks for it."""
        if any(self.subject.is_named(one) or key(one) in self.voices for one in _parts(name)):
            return True
        wording = " ".join(part for part in (role, name) if part)
        return self.subject.appears_in(wording) and speaks_for(wording)

    def _names(self, span: Span) -> bool:
        return any(named.overlaps(span) for named in self.named)


def _parts(name: str | None) -> Iterator[str]:
    """A name, and each of several that are told in one breath ("Brightwater and Lark")."""
    if name:
        yield name
        yield from _COORDINATED.split(name)


def section_of(fact: Fact, grounds: Grounds) -> tuple[Section, Concern] | None:
    """Where the fact goes in the subject's dossier, and on what ground; None when nowhere."""
    if isinstance(fact, Reference):
        return Section.REFERENCES, Concern.DOCUMENT
    if isinstance(fact, Quote):
        return _quote(fact, grounds)
    concern = grounds.concern(fact)
    if isinstance(fact, Money | Figure) and concern:
        return (Section.MONEY if isinstance(fact, Money) else Section.FIGURES), concern
    if isinstance(fact, Demand | Response):
        return _exchange(fact, concern, grounds)
    if isinstance(fact, Outcome | Event) and concern:
        return (Section.OUTCOMES if isinstance(fact, Outcome) else Section.TIMELINE), concern
    if concern in _NEAR and isinstance(fact, Claim):
        return Section.CLAIMS, concern
    return None


def _quote(quote: Quote, grounds: Grounds) -> tuple[Section, Concern] | None:
    """Scare quotes, topics and beliefs are nobody's words. A group's are not its company's."""
    if not quote.reports_words:
        return None
    if quote.speaker_kind != "group" and grounds.speaks(quote.speaker, quote.role):
        return Section.SAID_BY, Concern.NAMED
    concern = grounds.concern(quote)
    return (Section.SAID_ABOUT, concern) if concern in _NEAR and concern else None


def _exchange(
    fact: Demand | Response, concern: Concern | None, grounds: Grounds
) -> tuple[Section, Concern] | None:
    if isinstance(fact, Response):
        theirs = grounds.speaks(fact.by) or grounds.subject.appears_in(fact.to)
        return (Section.RESPONSES, Concern.NAMED) if theirs else None
    if grounds.speaks(fact.by):
        return Section.DEMANDS_BY, Concern.NAMED
    if grounds.speaks(fact.to) or grounds.subject.appears_in(fact.to):
        return Section.DEMANDS_ON, Concern.NAMED
    unaddressed = fact.to is None and concern is Concern.NAMED
    return (Section.DEMANDS_ON, Concern.SENTENCE) if unaddressed else None


def _parties(fact: Fact) -> Sequence[str | None]:
    """The attributes of a fact that tell whom it concerns."""
    if isinstance(fact, Money):
        return fact.payer, fact.payee, fact.purpose
    if isinstance(fact, Figure):
        return fact.of, fact.denominator
    if isinstance(fact, Quote):
        return fact.content, fact.speaker, fact.role
    if isinstance(fact, Event):
        return fact.actors
    if isinstance(fact, Outcome):
        return fact.actor, fact.against
    return fact.about if isinstance(fact, Claim) else ()


def voices(subject: Subject, documents: Iterable[HeldDocument]) -> frozenset[str]:
    """The keys of the persons whose role, in any document, is to speak for the subject.

    A single name counts too: a document gives the fullest form it has.
    """
    if subject.entity.entity_kind is EntityKind.PERSON:
        return frozenset()
    return frozenset(
        key(mention.name)
        for document in documents
        for mention in mentions_of(document)
        if key(mention.name) and _is_voice(subject, mention)
    )


def _is_voice(subject: Subject, mention: Mention) -> bool:
    if mention.entity_kind is not EntityKind.PERSON or not mention.role:
        return False
    body = subject.appears_in(mention.role) or subject.appears_in(mention.affiliation)
    return body and speaks_for(mention.role)
