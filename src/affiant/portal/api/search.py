from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from affiant.evidence.search.hits import SHOWN
from affiant.portal import gate
from affiant.portal.api.paging import MOST
from affiant.portal.found import find
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.wanted import Wanted

router = Router()
FARTHEST = 5_000  # passages into an answer

Offset = Annotated[int, Query(0, ge=0, le=FARTHEST)]
Few = Annotated[int, Query(20, ge=1, le=MOST)]


class HitOut(Schema):
    """A passage that answers. `marks` are places in `text` of what was looked for; `copies` are
    other documents of its origin that have the words."""

    document: int
    title: str
    published: str
    language: str
    start: int
    end: int
    page: int | None
    text: str
    marks: list[tuple[int, int]]
    copies: list[int]


class HitsOut(Schema):
    """What was found: how many passages, how many origins, and a portion of them."""

    passages: int
    origins: int | None
    hits: list[HitOut]


class SearchIn(Schema):
    """What is looked for, as the search page asks; a filter that means nothing filters nothing.

    `near` also finds near spellings, `exact` nothing of the other language; `once` gives one
    passage for each origin.
    """

    q: str
    limit: int = Field(20, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=FARTHEST)
    kind: str = ""
    language: str = ""
    publisher: str = ""
    entity: str = ""
    since: str = ""
    until: str = ""
    near: bool = False
    exact: bool = False
    once: bool = False
    order: str = ""

    def wanted(self) -> Wanted:
        """As the page's form would say it."""
        told = self.model_dump(exclude={"limit", "offset"})
        switched = {name: "1" if value is True else "" for name, value in told.items()}
        words = {name: value for name, value in told.items() if isinstance(value, str)}
        return Wanted.of(switched | words)


@router.get("/search", response=HitsOut, url_name="search")
@asks(Action.READ)
def search(request: HttpRequest, asked: Annotated[SearchIn, Query()]) -> HitsOut:
    """Passages, as the search page finds them."""
    wanted = asked.wanted()
    now = known()
    answer = find(wanted, gate.visitor(request), now)
    found = answer.hits(asked.offset, asked.limit)
    redaction = now.masks.redaction(
        words for hit, _ in found for words in (hit.title, hit.passage_text)
    )
    return HitsOut(
        passages=len(answer.found),
        origins=len(answer.origins) if wanted.once else None,
        hits=[
            HitOut(
                document=hit.text_id,
                title=redaction.hider(hit.text_id)(hit.title),
                published=hit.published,
                language=hit.language,
                start=hit.span.start,
                end=hit.span.end,
                page=hit.page,
                text=redaction.hider(hit.text_id)(hit.passage_text)[:SHOWN],
                marks=[(mark.start, mark.end) for mark in hit.marks],
                copies=list(origin.copies),
            )
            for hit, origin in found
        ],
    )
