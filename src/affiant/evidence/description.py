from typing import Any

from affiant.evidence.models import Passage as PassageRow
from affiant.evidence.models import Text
from affiant.reading.document import DateBasis, Document, Link, PublicationDate
from affiant.reading.passage import Box, Passage, PassageKind
from affiant.reading.span import Span


def document_of(text: Text, passages: list[PassageRow]) -> Document:
    """The Document that was stored as `text`, with the rows of its passages.

    Undoes `finding.describe`. Boilerplate passages come back without their boxes.
    """
    kept = text.description
    boilerplate = (
        Passage(Span(start, end), PassageKind.BOILERPLATE, page)
        for start, end, page in kept["boilerplate"]
    )
    laid_out = (*map(_passage, passages), *boilerplate)
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
        passages=tuple(sorted(laid_out, key=lambda passage: passage.span)),
        links=tuple(Link(target, _span(pair)) for target, pair in kept["links"]),
        parts=tuple(kept["parts"]),
        metadata=tuple((name, value) for name, value in kept["metadata"]),
    )


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _published(iso: str, kept: list[Any] | None) -> PublicationDate | None:
    if not kept:
        return None
    basis, pair, may_be_repost, *told = kept
    origin, place = told or (None, None)
    return PublicationDate(iso, DateBasis(basis), _span(pair), may_be_repost, origin, _span(place))


def _passage(row: PassageRow) -> Passage:
    return Passage(
        Span(row.start, row.end),
        PassageKind(row.kind),
        row.page,
        None if row.box is None else Box(*row.box),
        row.language or None,
    )
