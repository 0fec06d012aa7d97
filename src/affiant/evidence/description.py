"""The parts of a Document that have no column of their own, as JSON and back."""

from typing import Any

from affiant.evidence.models import Passage as PassageRow
from affiant.evidence.models import Text
from affiant.reading.document import DateBasis, Document, Link, PublicationDate
from affiant.reading.passage import Box, Passage, PassageKind
from affiant.reading.span import Span


def describe(document: Document) -> dict[str, Any]:
    """What `Text.description` holds."""
    published = document.published
    return {
        "media_type": document.media_type,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "url": document.url,
        "links": [[link.target, _pair(link.span)] for link in document.links],
        "parts": list(document.parts),
        "metadata": [list(pair) for pair in document.metadata],
        "published": published
        and [published.basis.value, _pair(published.span), published.may_be_repost],
    }


def document_of(text: Text, passages: list[PassageRow]) -> Document:
    """The Document that was stored as `text`, with its `passages` in order."""
    kept = text.description
    return Document(
        sha256=text.original_id,
        media_type=kept["media_type"],
        text=text.body.text,
        language=text.language or None,
        title=text.title or None,
        published=_published(text.published, kept["published"]),
        publisher=kept["publisher"],
        authors=tuple(kept["authors"]),
        url=kept["url"],
        passages=tuple(_passage(row) for row in passages),
        links=tuple(Link(target, _span(pair)) for target, pair in kept["links"]),
        parts=tuple(kept["parts"]),
        metadata=tuple((name, value) for name, value in kept["metadata"]),
    )


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _published(iso: str, kept: list[Any] | None) -> PublicationDate | None:
    if not kept:
        return None
    basis, pair, may_be_repost = kept
    return PublicationDate(iso, DateBasis(basis), _span(pair), may_be_repost)


def _passage(row: PassageRow) -> Passage:
    return Passage(
        Span(row.start, row.end),
        PassageKind(row.kind),
        row.page,
        None if row.box is None else Box(*row.box),
        row.language or None,
    )
