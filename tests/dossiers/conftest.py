"""Documents of an invented casefile, made by hand: no finder, no store."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.dossier import Dossier
from affiant.evidence.held import HeldDocument, HeldFact, Verdict
from affiant.facts.kinds import (
    Attribution,
    Claim,
    Demand,
    Event,
    Fact,
    Figure,
    Manner,
    Mention,
    Money,
    Outcome,
    Quote,
    Reference,
    Response,
    Voice,
)
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.reading.text import digest
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.event import EventKind
from affiant.vocabulary.payment import PaymentStatus
from affiant.vocabulary.stance import Stance

ORGANISATION, PERSON, PLACE = EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.PLACE

CONTRACT = (
    "Brightwater holds a $12.4 million contract with the Coastal Border Office (CBO), "
    "the Harbour Union says. In all, 83 percent of the dockers who answered a survey "
    "oppose the $12.4 million deal. Write to ada.weaver@brightwater.example for more."
)
VOICES = (
    "“We do not run detention centres, and we never will,” said Ada Weaver, chief "
    "executive of Brightwater, on 4 March 2024. Tom Rush, a former Brightwater "
    "engineer, said the software “sorts people like parcels”. A docker, Paul Quill, "
    "watched the march."
)
DEMAND = (
    "Last week the Harbour Union told Brightwater to cancel the contract by 1 June. "
    "Brightwater declined to comment. Northlake Bank withdrew from the deal in May.1"
)
LETTER = (
    "Plus de 650 salariés de Brightwater Inc. ont signé une lettre. « Nous demandons "
    "la fin du contrat », écrivent-ils à la direction."
)
SUM = (
    "Selon le syndicat du port, Brightwater a reçu environ 2,1 millions d’euros en "
    "2023 pour « l’entretien ». Une victime, Lina Moreau, a témoigné."
)


@dataclass
class Page:
    """A document in the making: paragraphs of one text, facts found by their words."""

    id: int
    paragraphs: list[tuple[PassageKind, str]]
    language: str = "en"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    pages: dict[int, int] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)
    facts: list[tuple[Fact, Verdict]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph for _, paragraph in self.paragraphs)

    def find(
        self,
        kind: Callable[..., Fact],
        words: str,
        nth: int = 0,
        verdict: Verdict = Verdict.SUGGESTED,
        said_by: str | None = None,
        **attributes: Any,
    ) -> "Page":
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        if kind is Quote:
            attributes.setdefault("content", words)
        if said_by:
            attributes["attribution"] = Attribution(Voice.SPEAKER, said_by)
        attributes.setdefault("confidence", 0.8)
        fact = kind(
            span=Span(start, start + len(words)), surface=words, found_by="hand/1", **attributes
        )
        self.facts.append((fact, verdict))
        return self

    def names(self, words: str, kind: EntityKind = ORGANISATION, **attributes: Any) -> "Page":
        """Every occurrence of the words is a mention."""
        attributes.setdefault("name", words)
        for nth in range(self.text.count(words)):
            self.find(Mention, words, nth, entity_kind=kind, **attributes)
        return self

    def held(self) -> HeldDocument:
        facts = sorted(self.facts, key=lambda pair: (pair[0].span, pair[0].kind))
        return HeldDocument(
            id=self.id,
            locator=f"folder/page-{self.id}.html",
            document=self._document(),
            facts=tuple(
                HeldFact(self.id * 1000 + nth, fact, verdict)
                for nth, (fact, verdict) in enumerate(facts)
            ),
            text_sha256=digest(self.text),
            read_on="2024-03-05",
        )

    def _document(self) -> Document:
        passages, at = [], 0
        for nth, (kind, paragraph) in enumerate(self.paragraphs):
            span = Span(at, at + len(paragraph))
            passages.append(Passage(span, kind, self.pages.get(nth), None, self.languages.get(nth)))
            at = span.end + 2
        date = PublicationDate(self.published, DateBasis.METADATA) if self.published else None
        return Document(
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            media_type="text/html",
            text=self.text,
            language=self.language,
            title=self.title,
            published=date,
            publisher=self.publisher,
            url=self.url,
            passages=tuple(passages),
        )


def english_page() -> Page:
    page = Page(
        1,
        [
            (PassageKind.TITLE, "Port city asks Brightwater to end its detention contract"),
            (PassageKind.PARAGRAPH, CONTRACT),
            (PassageKind.PARAGRAPH, VOICES),
            (PassageKind.PARAGRAPH, DEMAND),
            (PassageKind.REFERENCE, "1. “A bank steps back”, Harbour Post, 3 May 2024."),
            (PassageKind.BOILERPLATE, "Share 728 Recommended: Ten boats to see this summer"),
        ],
        title="Port city asks Brightwater to end its detention contract",
        publisher="Harbour Post",
        published="2024-03-05",
        url="https://harbour.example/brightwater-contract",
    )
    page.names("Brightwater").names("Harbour Union").names("Northlake Bank")
    page.names("Coastal Border Office").names("CBO", known_as="Coastal Border Office")
    page.names("Ada Weaver", PERSON, role="chief executive of Brightwater")
    page.names("Tom Rush", PERSON, role="a former Brightwater engineer")
    page.names("Paul Quill", PERSON)
    money: dict[str, Any] = {
        "amount": Decimal(12400000),
        "currency": "USD",
        "payer": "Coastal Border Office",
        "payee": "Brightwater",
        "status": PaymentStatus.CLAIMED,
        "said_by": "Harbour Union",
    }
    page.find(Money, "$12.4 million", **money).find(Money, "$12.4 million", 1, **money)
    page.find(
        Figure,
        "83 percent of the dockers",
        value=Decimal(83),
        unit="%",
        of="dockers who oppose the deal",
        denominator="the dockers who answered a survey",
        said_by="Harbour Union",
    )
    page.find(
        Quote,
        "We do not run detention centres, and we never will,",
        manner=Manner.DIRECT,
        speaker="Ada Weaver",
        speaker_kind="person",
        role="chief executive of Brightwater",
        cue="said",
    )
    page.find(
        Quote,
        "sorts people like parcels",
        manner=Manner.FRAGMENT,
        speaker="Tom Rush",
        speaker_kind="person",
        role="a former Brightwater engineer",
    )
    page.find(
        Demand,
        "the Harbour Union told Brightwater to cancel the contract by 1 June",
        by="Harbour Union",
        to="Brightwater",
        action="cancel the contract",
        deadline="1 June",
    )
    page.find(
        Response,
        "Brightwater declined to comment",
        by="Brightwater",
        stance=Stance.DECLINES_TO_COMMENT,
    )
    page.find(
        Outcome,
        "Northlake Bank withdrew from the deal in May",
        actor="Northlake Bank",
        against="Brightwater",
        result="withdrew",
        date="2024-05",
        confidence=0.4,
    )
    page.find(
        Event,
        "said Ada Weaver, chief executive of Brightwater, on 4 March 2024",
        event_kind=EventKind.STATED,
        actors=("Ada Weaver",),
        date="2024-03-04",
        date_text="on 4 March 2024",
    )
    page.find(
        Event,
        "Last week the Harbour Union told Brightwater to cancel the contract",
        event_kind=EventKind.OTHER,
        actors=("Harbour Union", "Brightwater"),
        date="2024-W09",
        date_text="Last week",
        date_unsure=True,
    )
    return page.find(
        Reference,
        "1. “A bank steps back”, Harbour Post, 3 May 2024.",
        number="1",
        title="A bank steps back",
        publisher="Harbour Post",
    )


def french_page() -> Page:
    page = Page(
        2,
        [
            (PassageKind.TITLE, "Brightwater sous pression"),
            (PassageKind.PARAGRAPH, LETTER),
            (PassageKind.PARAGRAPH, SUM),
        ],
        language="fr",
        title="Brightwater sous pression",
        publisher="Le Courrier du Port",
        published="2024-02",
        pages={1: 3, 2: 3},
    )
    page.names("Brightwater Inc.").names("Lina Moreau", PERSON, role="victime")
    for nth in (0, 2):
        page.find(Mention, "Brightwater", nth, entity_kind=ORGANISATION, name="Brightwater")
    page.find(
        Figure,
        "Plus de 650 salariés de Brightwater Inc.",
        value=Decimal(650),
        comparator=Comparator.MORE,
        unit="person",
        of="salariés de Brightwater Inc.",
    )
    page.find(
        Quote,
        "Nous demandons la fin du contrat",
        manner=Manner.DIRECT,
        speaker="salariés de Brightwater",
        speaker_kind="group",
    )
    page.find(Quote, "l’entretien", manner=Manner.SCARE)
    page.find(
        Money,
        "environ 2,1 millions d’euros",
        amount=Decimal(2100000),
        currency="EUR",
        comparator=Comparator.ABOUT,
        payee="Brightwater",
        said_by="le syndicat du port",
    )
    return page.find(
        Claim, "Brightwater a reçu environ 2,1 millions d’euros en 2023", about=("Brightwater",)
    )


@pytest.fixture
def documents() -> list[HeldDocument]:
    return [english_page().held(), french_page().held()]


@pytest.fixture
def dossier(documents: list[HeldDocument]) -> Dossier:
    return compile_dossier("Brightwater", documents, made_on="2024-06-01")
