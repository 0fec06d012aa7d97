from dataclasses import dataclass, field
from enum import StrEnum

from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


class DateBasis(StrEnum):
    """Where a publication date was read."""

    METADATA = "metadata"
    TEXT = "text"
    URL = "url"
    HEADER = "header"  # of an e-mail


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the page says it was published: claimed by the page, never proven by it.

    `iso` may be partial (2018, 2018-06). `span` is where the text says so, if it does.
    `may_be_repost` is set when the page says that its text is older than itself
    ("Article original datant du ..."): relative days then hang on another date. `origin` is
    that other date where the page gives it besides its own, with the place where it stands.
    """

    iso: str
    basis: DateBasis
    span: Span | None = None
    may_be_repost: bool = False
    origin: str | None = None
    origin_span: Span | None = None

    @property
    def written(self) -> str:
        """The day on which the words were written, as far as the page tells."""
        return self.origin or self.iso


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the words it stands on (if they are in the text) and where it leads."""

    target: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of bytes.

    Invariants, held by a property test: passages are sorted, disjoint and inside `text`;
    `text` is NFC with "\\n" as its only line end and keeps U+00A0 and U+202F.

    `sha256` is of the original bytes, not of the text. `parts` names the members of a
    container (attachments, archive members) in their order; they are documents of their own.
    `metadata` holds what the format says besides (mail headers, page count ...), as claimed.
    """

    sha256: str
    media_type: str
    text: str
    language: str | None = None
    title: str | None = None
    published: PublicationDate | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = field(default=())

    def content(self) -> tuple[Passage, ...]:
        """The passages that somebody wrote for this page: all but boilerplate."""
        return tuple(p for p in self.passages if p.kind is not PassageKind.BOILERPLATE)

    def language_of(self, passage: Passage) -> str | None:
        """The passage's own language, else the document's."""
        return passage.language or self.language
