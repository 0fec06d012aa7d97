"""Two sentences laid side by side as two documents of two origins, by the finders themselves."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from affiant.dossiers.findings.findings import Findings, find_findings
from affiant.dossiers.findings.told import Told
from affiant.evidence.held import HeldFact
from affiant.facts import find
from affiant.facts.sentence import sentences
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

PAIRS = Path(__file__).with_name("pairs.yaml")
Row = Sequence[str]


def pairs(part: str) -> list[Row]:
    """The rows of one part of the sheet."""
    held = yaml.safe_load(PAIRS.read_text("utf-8"))
    return [[str(field) for field in row] for row in held[part]]


def laid(row: Row) -> Findings:
    """What is found when the pair's two sentences are laid side by side."""
    _, language, day, sentence, other_language, other_day, other = row
    told = [
        *_told(1, language, day, sentence),
        *_told(2, other_language, other_day, other, first=100),
    ]
    return find_findings(told)


def _told(number: int, language: str, day: str, text: str, first: int = 0) -> Iterator[Told]:
    whole = Span(0, len(text))
    document = Document(
        sha256=str(number) * 64,
        media_type="text/plain",
        text=text,
        language=language,
        published=PublicationDate(day, DateBasis.METADATA),
        passages=(Passage(whole, PassageKind.PARAGRAPH),),
    )
    spans = [one.span for one in sentences(document)]
    for at, fact in enumerate(find(document)):
        inside = next((one for one in spans if fact.span in one), whole)
        held = HeldFact(first + at, fact)
        yield Told(held, number, number, day, language, inside, inside.of(text))
