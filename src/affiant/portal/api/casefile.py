from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from affiant.evidence import desk_masks
from affiant.evidence.models import Entry
from affiant.evidence.models.collection import DEFAULT
from affiant.portal import desks, gate
from affiant.portal.api.paging import After, Limit
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.views import work

router = Router()


class CasefileOut(Schema):
    """How much of the casefile the token's owner may see."""

    documents: int
    facts: int


class CollectionOut(Schema):
    """A part of the casefile. The first one has no name."""

    id: int
    name: str


class EntryOut(Schema):
    """A row of the ledger: a file or a part of one, and what became of it."""

    id: int
    name: str
    state: str
    reason: str
    document: int | None
    collection: int


class EntriesOut(Schema):
    """A portion; `next` is what to send as `after`, null at the end."""

    entries: list[EntryOut]
    next: int | None


@router.get("/casefile", response=CasefileOut, url_name="casefile", summary="How much there is")
@asks(Action.READ)
def casefile(request: HttpRequest) -> CasefileOut:
    """Counts of what may be seen."""
    who = gate.visitor(request)
    return CasefileOut(documents=gate.texts(who).count(), facts=gate.facts(who).count())


@router.get("/collections", response=list[CollectionOut], url_name="collections")
@asks(Action.READ)
def collections(request: HttpRequest) -> list[CollectionOut]:
    """The collections that the token's owner may read."""
    rows = gate.collections(gate.visitor(request))
    return [CollectionOut(id=row.pk, name=row.name) for row in rows]


@router.get("/ledger", response=EntriesOut, url_name="ledger", summary="What became of each file")
@asks(Action.READ)
def ledger(
    request: HttpRequest, limit: Limit = 50, after: After = 0, state: str = ""
) -> EntriesOut:
    """Every file and part that was handed in, read or failed; nothing is missing from it."""
    rows = gate.entries(gate.visitor(request)).filter(replaced=False, pk__gt=after)
    if state:
        rows = rows.filter(state=state.replace("\0", ""))
    found = list(rows.order_by("pk")[:limit])
    return EntriesOut(
        entries=_shown(found),
        next=found[-1].pk if len(found) == limit else None,
    )


def _shown(rows: list[Entry]) -> list[EntryOut]:
    """These rows by their own names, masked by one redaction."""
    names = [(row.name or row.key).rpartition("/")[2] for row in rows]
    redaction = known().masks.redaction(names)
    desks.look_at({row.text_id or 0 for row in rows})  # asked once for all that follow
    closed = desk_masks.hiders_of_entries(row.pk for row in rows)
    return [
        EntryOut(
            id=row.pk,
            name=redaction.hider(row.text_id or 0)(
                closed[row.pk](name) if row.pk in closed else name
            ),
            state=row.state,
            reason=row.reason,
            document=row.text_id,
            collection=row.collection_id or DEFAULT,
        )
        for row, name in zip(rows, names, strict=True)
    ]


@router.get("/work", url_name="work", summary="What is being read, and how far it is")
@asks(Action.READ)
def jobs(request: HttpRequest) -> HttpResponse:
    """The jobs, as the page that shows them asks for them."""
    return work.state(request)
