from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Router, Schema

from affiant.evidence.models import Text
from affiant.evidence.questions import locators_of
from affiant.portal import gate
from affiant.portal.api.facts import FactOut, told
from affiant.portal.api.paging import LARGEST, After, Limit
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.known import known
from affiant.portal.portion import Block, Reviewer, portion

router = Router()


class DocumentOut(Schema):
    """A document in its current reading. Dates are ISO 8601, perhaps partial; "" is unknown."""

    id: int
    title: str
    publisher: str
    language: str
    published: str
    locator: str
    original_sha256: str
    text_sha256: str
    collections: list[int]


class DocumentsOut(Schema):
    """A portion; `next` is what to send as `after`, null at the end."""

    documents: list[DocumentOut]
    next: int | None


class PassageOut(Schema):
    """A passage as far as it lies in the part; offsets are in the whole text."""

    start: int
    end: int
    kind: str
    page: int | None
    language: str
    text: str


class PartOut(Schema):
    """A part of a document: its passages and the facts that begin in it."""

    part: int
    parts: int
    passages: list[PassageOut]
    facts: list[FactOut]


@router.get("/documents", response=DocumentsOut, url_name="documents")
@asks(Action.READ)
def listing(
    request: HttpRequest,
    limit: Limit = 50,
    after: After = 0,
    language: str = "",
    collection: int | None = None,
) -> DocumentsOut:
    """The documents, in the order in which they were read."""
    who = gate.visitor(request)
    rows = gate.texts(who).filter(pk__gt=after)
    if language:
        rows = rows.filter(language=language.replace("\0", ""))
    if collection is not None:
        if not 0 < collection <= LARGEST:
            raise Http404
        rows = rows.filter(pk__in=gate.entries(who).filter(collection=collection).values("text"))
    found = list(_rows(rows)[:limit])
    return DocumentsOut(
        documents=_shown(found, who), next=found[-1].pk if len(found) == limit else None
    )


@router.get("/documents/{number:text}", response=DocumentOut, url_name="document")
@asks(Action.READ)
def document(request: HttpRequest, text: int) -> DocumentOut:
    """One document."""
    who = gate.visitor(request)
    [shown] = _shown([_row(who, text)], who)
    return shown


@router.get("/documents/{number:text}/parts/{number:part}", response=PartOut, url_name="part")
@asks(Action.READ)
def part(request: HttpRequest, text: int, part: int) -> PartOut:
    """A part of its text with its facts; parts count from 1, the nearest there is answers."""
    who = gate.visitor(request)
    row = _row(who, text)
    shown = portion(row, part, known().masks, gate.facts(who), reviewer=Reviewer(who.name))
    return PartOut(
        part=shown.number,
        parts=shown.count,
        passages=[_passage(block) for block in shown.blocks],
        facts=[told(one, text) for one in shown.facts],
    )


def _rows(rows: QuerySet[Text]) -> QuerySet[Text]:
    return rows.select_related("original").defer("description").order_by("pk")


def _row(who: Visitor, text: int) -> Text:
    row = _rows(gate.texts(who).filter(pk=text)).first()
    if row is None:
        raise Http404
    return row


def _shown(rows: list[Text], who: Visitor) -> list[DocumentOut]:
    where = locators_of(rows)
    collections: dict[int, list[int]] = {}
    pairs = gate.entries(who).filter(text__in=rows, replaced=False)
    for text, collection in (
        pairs.values_list("text", "collection").distinct().order_by("collection")
    ):
        collections.setdefault(text or 0, []).append(collection)
    return list(_masked(rows, where, collections))


def _masked(
    rows: list[Text], where: dict[int, str], collections: dict[int, list[int]]
) -> Iterable[DocumentOut]:
    words = (word for row in rows for word in (row.title, row.publisher, where.get(row.pk, "")))
    redaction = known().masks.redaction(words)
    for row in rows:
        hide = redaction.hider(row.pk)
        yield DocumentOut(
            id=row.pk,
            title=hide(row.title),
            publisher=hide(row.publisher),
            language=row.language,
            published=row.published,
            locator=hide(where.get(row.pk, "")),
            original_sha256=row.original_id if isinstance(row.original_id, str) else "",
            text_sha256=row.body_id,
            collections=collections.get(row.pk, []),
        )


def _passage(block: Block) -> PassageOut:
    return PassageOut(
        start=block.span.start,
        end=block.span.end,
        kind=block.kind,
        page=block.page,
        language=block.language,
        text="".join(piece.text for piece in block.pieces),
    )
