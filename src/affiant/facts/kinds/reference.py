from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Fact):
    """A source that the document cites. `span` covers the whole entry.

    `number` is the entry's own ("4"), None for a source named in running text. `cited_at`
    are the markers in the body that point to it; a numbered entry without one has none.
    `missing` marks a number that the body cites and the list lacks (span: the marker).
    Supports: title, publisher, date.
    """

    kind: ClassVar[str] = "reference"

    number: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    cited_at: tuple[Span, ...] = ()
    missing: bool = False
