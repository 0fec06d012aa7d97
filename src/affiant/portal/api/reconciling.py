"""The Reconciliation Service API 0.2, which OpenRefine speaks: a spreadsheet's names against ours.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/

Its token stands in the address, since OpenRefine sends no headers; it opens names and nothing
else. Only entities that may be listed are candidates: a protected name matches nothing.
"""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from affiant.names.aliases import catalogued
from affiant.names.compare import compare
from affiant.names.comparison import SAME, Comparison
from affiant.names.entity import Entity
from affiant.names.people import compare_people
from affiant.portal.api.candidates import Candidates, candidates
from affiant.portal.api.problem import problem
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.vocabulary.entity import EntityKind

router = Router()
BATCH = 50  # queries of one call
LONGEST = 300  # characters of a name that are looked at
SHOWN = 10
_TYPES = {
    EntityKind.ORGANISATION: ("organisation", "Organisation"),
    EntityKind.PERSON: ("person", "Person"),
    EntityKind.PLACE: ("place", "Place"),
    EntityKind.PRODUCT: ("product", "Product"),
}


@router.get("/reconcile/{str:secret}", url_name="reconcile", summary="The service's manifest")
@asks(Action.MATCH)
def manifest(request: HttpRequest, secret: str, queries: str = "") -> HttpResponse:
    """What the service can do; with `queries`, the answers to them."""
    del secret
    if queries:
        return _answered(request, queries)
    return JsonResponse(_manifest(request))


@router.post("/reconcile/{str:secret}", url_name="reconcile", summary="Match a batch of names")
@asks(Action.MATCH)
def reconcile(request: HttpRequest, secret: str) -> HttpResponse:
    """Candidates for each query of a form's `queries`, the best first."""
    del secret
    return _answered(request, request.POST.get("queries", ""))


def _manifest(request: HttpRequest) -> dict[str, Any]:
    origin = request.build_absolute_uri("/")
    return {
        "versions": ["0.2"],
        "name": "affiant",
        "identifierSpace": f"{origin}names/",
        "schemaSpace": f"{origin}api/v1/",
        "documentation": f"{origin}api/v1/openapi.json",
        "defaultTypes": [{"id": code, "name": name} for code, name in _TYPES.values()],
        "view": {"url": f"{origin}names/{{{{id}}}}"},
        "batchSize": BATCH,
    }


def _answered(request: HttpRequest, queries: str) -> HttpResponse:
    del request
    try:
        asked = json.loads(queries)
    except (ValueError, RecursionError):
        return problem(400, "queries is no JSON")
    if not isinstance(asked, dict) or len(asked) > BATCH:
        return problem(400, f"queries is an object with at most {BATCH} queries")
    if not all(isinstance(query, dict) for query in asked.values()):
        return problem(400, "each query is an object")
    among = candidates(known().names)
    return JsonResponse({name: {"result": _result(query, among)} for name, query in asked.items()})


def _result(query: dict[str, Any], among: Candidates) -> list[dict[str, Any]]:
    typed = str(query.get("query", ""))[:LONGEST].replace("\0", "")
    limit = query.get("limit")
    limit = limit if type(limit) is int and 0 < limit <= SHOWN else SHOWN
    found = [
        (comparison.score, entity, comparison)
        for entity in among.near(typed, _kinds(query.get("type")))
        if (comparison := _compared(typed, entity)).score > 0
    ]
    found.sort(key=lambda one: (-one[0], -one[1].count, one[1].id))
    return _shown(found[:limit])


def _kinds(asked: object) -> frozenset[EntityKind]:
    """The types of a query: an id, a list of ids, or none for all."""
    wanted = {str(one) for one in (asked if isinstance(asked, list) else [asked]) if one}
    kinds = frozenset(kind for kind, (code, _) in _TYPES.items() if code in wanted)
    return kinds or frozenset(EntityKind) if not wanted else kinds


def _compared(typed: str, entity: Entity) -> Comparison:
    """The best of its names, with the reasons. What documents teach of its other names is among
    them already; what the catalogue knows is not, and is given."""
    judge = compare_people if entity.entity_kind is EntityKind.PERSON else _organisations
    return max((judge(typed, name) for name in entity.names()), key=lambda one: one.score)


def _organisations(one: str, other: str) -> Comparison:
    return compare(one, other, catalogued())


def _shown(found: list[tuple[float, Entity, Comparison]]) -> list[dict[str, Any]]:
    """`match` only where one candidate alone is the same: of two, a person decides."""
    same = [entity.id for score, entity, _ in found if score >= SAME]
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "type": [dict(zip(("id", "name"), _TYPES[entity.entity_kind], strict=True))],
            "score": round(100 * score, 1),
            "match": same == [entity.id],
            "features": [
                {"id": f"because {reason.why.value}", "value": True}
                for reason in comparison.reasons
            ],
        }
        for score, entity, comparison in found
    ]
