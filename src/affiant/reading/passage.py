from dataclasses import dataclass
from enum import StrEnum

from affiant.reading.span import Span


class PassageKind(StrEnum):
    """What part of a page a passage is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    TABLE_CELL = "table cell"
    REFERENCE = "reference"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph-sized stretch of a document: what a search finds and a fact opens on.

    Passages of one document are in order and do not overlap; white space between them
    belongs to none. `page` counts from 1. `language` is an ISO 639-1 code, or None where
    the passage is too short to tell (the document's language then holds).
    """

    span: Span
    kind: PassageKind
    page: int | None = None
    box: Box | None = None
    language: str | None = None
