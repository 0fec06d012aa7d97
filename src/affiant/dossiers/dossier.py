"""What a dossier is: plain values, already masked, every line anchored on its passage.

Invariant, held by a property test: for each entry and each of its places,
`source.document.text[span] == surface`, so a rendering needs nothing else to show the words.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from affiant.evidence.held import Verdict
from affiant.evidence.legal_standing import UNCHARGED, LegalStanding
from affiant.facts.kinds import Fact
from affiant.names.entity import Entity
from affiant.reading.document import Document
from affiant.reading.passage import Passage
from affiant.reading.span import Span

if TYPE_CHECKING:
    from affiant.dossiers.analysis import Analysis

CHECK_BELOW = 0.5
"""Confidence under which a line is marked "to check": more likely wrong than right."""


class Section(StrEnum):
    """The parts of a dossier, in the order in which they are shown."""

    MONEY = "money"
    FIGURES = "figures"
    SAID_BY = "said by them"
    SAID_ABOUT = "said about them"
    DEMANDS_ON = "demands on them"
    DEMANDS_BY = "demands by them"
    RESPONSES = "responses"
    OUTCOMES = "outcomes"
    CLAIMS = "claims"
    TIMELINE = "timeline"
    REFERENCES = "references"


class Concern(StrEnum):
    """Why a fact is in the dossier, the surest ground first."""

    NAMED = "the fact itself names them"
    SENTENCE = "its sentence names them"
    PASSAGE = "its passage names them"
    DOCUMENT = "its document names them"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that names the subject, masked. `number` counts from 1 in the dossier.

    `masked` is whether its text holds words that are not shown here.
    """

    number: int
    id: int
    locator: str
    read_on: str
    text_sha256: str
    document: Document
    mentions: int
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands. `sentence` is the whole sentence (or sentences) around it."""

    span: Span
    surface: str
    sentence: Span
    passage: Passage


@dataclass(frozen=True, slots=True)
class Copy:
    """The same fact in a copy of the source: the same sentence, which is not told again."""

    source: Source
    place: Place
    fact_id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a fact, its places in one source (the first is the fact's own), and why.

    `number` counts from 1 over the whole dossier and is what page and print refer to. `copies`
    are of documents that are one text with the source, as it was read.
    """

    number: int
    section: Section
    fact: Fact
    fact_id: int
    verdict: Verdict
    concern: Concern
    source: Source
    places: tuple[Place, ...]
    copies: tuple[Copy, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its own source, then those that are copies of it."""
        return self.source, *(one.source for one in self.copies)

    @property
    def to_check(self) -> bool:
        """Whether the finder was unsure and nobody has accepted or corrected the fact since."""
        judged = self.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED)
        return self.fact.confidence < CHECK_BELOW and not judged


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry in time. `date` is ISO 8601, perhaps partial; None when the text tells none."""

    entry: Entry
    date: str | None
    date_text: str | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A way in which the documents write the name: how often, and in which sources."""

    surface: str
    count: int
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a public part in the documents, with the text's own words for it.

    `tongues` are the languages of the roles, one for each. `legal` is where they stand before the
    law, as people recorded it from a public record.
    """

    name: str
    roles: tuple[str, ...]
    quoted: bool
    sources: tuple[int, ...]
    legal: LegalStanding = UNCHARGED
    tongues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the documents say about one entity, with its passages.

    `asked` is the name that somebody typed; `entity` is whom it names in the documents.
    `unlisted` counts the persons who are mentioned but have no public part.
    `homonyms` are other entities that answer to the same name and are not part of this.
    `bodies` are the keys (`party_key`) of the organisations that its sources name.
    `analysis` is what the entries say together; None where nobody laid them side by side.
    """

    asked: str
    entity: Entity
    written: tuple[Written, ...]
    roles: tuple[Written, ...]
    sources: tuple[Source, ...]
    entries: tuple[Entry, ...]
    timeline: tuple[Moment, ...]
    people: tuple[Person, ...]
    unlisted: int
    homonyms: tuple[Entity, ...] = ()
    made_on: str | None = None
    analysis: "Analysis | None" = None
    bodies: frozenset[str] = frozenset()

    @property
    def aliases(self) -> tuple[str, ...]:
        """The catalogue's names, but for the one that the dossier bears."""
        return tuple(name for name in self.entity.known_as if name != self.entity.name)

    def of(self, section: Section) -> tuple[Entry, ...]:
        """The entries of one section, in the order in which they are shown."""
        return tuple(entry for entry in self.entries if entry.section is section)
