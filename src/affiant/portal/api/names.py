from datetime import UTC, datetime
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from affiant.evidence.entities.explaining import explain
from affiant.evidence.entities.judging import Contradicted, judge
from affiant.evidence.entities.listing import Listed
from affiant.names.entity import Entity
from affiant.names.identity import IntoItself, Sameness
from affiant.portal import gate
from affiant.portal.api.paging import MOST
from affiant.portal.api.problem import problem
from affiant.portal.api.search import Few, Offset
from affiant.portal.api.wrong import CONFLICT, UNUSABLE
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.lineages import lineages
from affiant.portal.name_list import name_list
from affiant.portal.views import dossiers
from affiant.portal.views.entities import public
from affiant.portal.written import REASON, line

router = Router()


class EntityOut(Schema):
    """An organisation, a place, or a person with a public part, by its most frequent name."""

    id: str
    name: str
    kind: str
    mentions: int


class AliasOut(Schema):
    """A name under which documents give it, and why it belongs."""

    name: str
    mentions: int
    documents: int
    ground: str


class PossibleOut(Schema):
    """Another entity that may be the same, with the reasons."""

    id: str
    name: str
    score: float
    reasons: list[str]


class EntityWholeOut(EntityOut):
    """An entity with all that speaks for its being one."""

    node: str
    country: str
    aliases: list[AliasOut]
    identifiers: list[tuple[str, str, str]]
    possible: list[PossibleOut]
    documents: list[int]


class SamenessIn(Schema):
    """That two entities are the same, different, or that it is unsure."""

    one: str = Field(max_length=40)
    other: str = Field(max_length=40)
    verdict: Literal["same", "different", "unsure"]
    why: str = Field("", max_length=REASON)
    despite: bool = False


class LinkOut(Schema):
    """One document took from another."""

    first: int
    second: int
    relation: str
    certainty: str


class LineageOut(Schema):
    """Documents of one origin; `origin` names it where it is known."""

    documents: list[int]
    links: list[LinkOut]


@router.get("/entities", response=list[EntityOut], url_name="entities")
@asks(Action.READ)
def listing(
    request: HttpRequest, q: str = "", limit: Few = 20, offset: Offset = 0
) -> list[EntityOut]:
    """Who is named, the most often named first. Who is protected is not among them."""
    found = name_list(q[:MOST], offset, limit, gate.visitor(request), known())
    return [_told(one) for one in found.shown]


@router.get("/entities/{entity:entity}", response=EntityWholeOut, url_name="entity")
@asks(Action.READ)
def entity(request: HttpRequest, entity: str) -> EntityWholeOut:
    """One entity, and why its names are taken for one."""
    now = known()
    found = public(entity, now)
    told = explain(found, now.names)
    ids = sorted({int(str(one)) for form in found.forms for one in form.documents})
    seen = gate.texts(gate.visitor(request)).filter(pk__in=ids[: 10 * MOST]).order_by("pk")
    return EntityWholeOut(
        **_told(found).model_dump(),
        node=told.node,
        country=told.country,
        aliases=[
            AliasOut(
                name=one.name,
                mentions=one.mentions,
                documents=one.documents,
                ground=one.ground.value,
            )
            for one in told.aliases
        ],
        identifiers=[(one.scheme, one.value, one.source) for one in told.identifiers],
        possible=[
            PossibleOut(
                id=one.id,
                name=one.name,
                score=one.score,
                reasons=[reason.why.value for reason in one.reasons],
            )
            for one in told.possible
        ],
        documents=list(seen.values_list("pk", flat=True)),
    )


@router.get("/entities/{entity:entity}/dossier.{str:form}", url_name="dossier")
@asks(Action.EXPORT)
def dossier(request: HttpRequest, entity: str, form: str) -> HttpResponse:
    """The dossier in one of its forms (json, html, pdf, docx, md, csv, ftm.json, zip)."""
    return dossiers.download(request, entity, form)


@router.post("/entities/judgements", url_name="sameness", response={204: None})
@asks(Action.EDIT)
def sameness(request: HttpRequest, sent: SamenessIn) -> HttpResponse | tuple[int, None]:
    """Say that two entities are the same, or not; refused where others have said otherwise."""
    now, who = known(), gate.visitor(request)
    if not who.documents.whole:
        return problem(
            403, "who is who is one for the whole casefile: only who sees all of it says"
        )
    one, other = public(sent.one, now), public(sent.other, now)
    try:
        judge(
            one.node, other.node, Sameness(sent.verdict), by=who.name, at=datetime.now(UTC),
            why=line(sent.why, REASON), despite=sent.despite,
        )  # fmt: skip
    except IntoItself:
        return problem(UNUSABLE, "both are one entity")
    except Contradicted as contradicted:
        return problem(
            CONFLICT, "earlier judgements say otherwise", judgements=len(contradicted.by)
        )
    return 204, None


@router.get("/origins", response=list[LineageOut], url_name="origins")
@asks(Action.READ)
def origins(request: HttpRequest, limit: Few = 20, offset: Offset = 0) -> list[LineageOut]:
    """Which documents are of one origin, the largest lineage first."""
    found = lineages(gate.visitor(request)).all
    return [
        LineageOut(
            documents=[int(str(one)) for one in lineage.documents],
            links=[
                LinkOut(
                    first=int(str(link.first)),
                    second=int(str(link.second)),
                    relation=link.relation.value,
                    certainty=link.certainty.value,
                )
                for link in lineage.links
            ],
        )
        for lineage in found[offset : offset + limit]
    ]


def _told(one: Entity | Listed) -> EntityOut:
    return EntityOut(id=one.id, name=one.name, kind=one.entity_kind.value, mentions=one.count)
