"""Who is who, as people judge it: seen first, done then, taken back whole."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.evidence.entities.judging import (
    Contradicted,
    NothingToTakeBack,
    identities,
    judge,
    judgements,
    take_back,
)
from affiant.names.entity import Entity
from affiant.names.identity import Sameness
from affiant.names.key import key
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.known import Known, known
from affiant.portal.page import page
from affiant.portal.sameness_words import follows, sameness_words, verdict_words
from affiant.portal.speech import Speech, speech_of
from affiant.portal.views.entities import public
from affiant.portal.views.judged import judged_told
from affiant.portal.written import reason_of

WRONG, CONFLICT = 400, 409
_NAME = 300


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the node that is judged, and how people call it."""

    node: str
    name: str
    entity: Entity


@asks(Action.EDIT)
@require_POST
def propose(request: HttpRequest, entity: str) -> HttpResponse:
    """What would follow; nothing is judged yet."""
    one, other, verdict = _pair(request, entity)
    if one is None or other is None or verdict is None:
        return _refused(request, entity, "unknown")
    if one.node == other.node:
        return _refused(request, entity, "itself")
    return _seen(request, one, other, verdict)


@asks(Action.EDIT)
@require_POST
def decide(request: HttpRequest, entity: str) -> HttpResponse:
    """Judge, and show whom it made."""
    one, other, verdict = _pair(request, entity)
    if one is None or other is None or verdict is None or one.node == other.node:
        return _refused(request, entity, "unknown")
    despite = request.POST.get("despite") == "1"
    try:
        judge(
            one.node, other.node, verdict, by=gate.visitor(request).name, at=_now(),
            why=reason_of(request), despite=despite,
        )  # fmt: skip
    except Contradicted:
        return _seen(request, one, other, verdict, status=CONFLICT)
    gate.record(request, Deeds.EDITED, ObjectKind.ENTITY)
    return HttpResponseRedirect(_home(one.node))


@asks(Action.EDIT)
@require_POST
def back(request: HttpRequest, judgement: int) -> HttpResponse:
    """Take a judgement back whole."""
    _whole(request)
    row = next((one for one in judgements() if one.id == judgement), None)
    if row is None:
        raise Http404
    try:
        take_back(judgement, by=gate.visitor(request).name, at=_now(), why=reason_of(request))
    except NothingToTakeBack:
        return _said(request, "gone", _home(row.one))
    gate.record(request, Deeds.EDITED, ObjectKind.ENTITY)
    return HttpResponseRedirect(_home(row.one))


def _whole(request: HttpRequest) -> None:
    if not gate.visitor(request).documents.whole:
        raise PermissionDenied


def _pair(request: HttpRequest, entity: str) -> tuple[Side | None, Side | None, Sameness | None]:
    """The two, and the verdict; None for what is not told or not known. Raises Http404."""
    _whole(request)
    now = known()
    mine, asked = public(entity, now), request.POST
    node = asked.get("node", "") or mine.node
    one = next((side for side in _sides(mine) if side.node == node), None)
    verdict = asked.get("verdict", "")
    found = Sameness(verdict) if verdict in list(Sameness) else None
    return one, _other(asked.get("other", "")[:_NAME], mine, now), found


def _sides(entity: Entity) -> list[Side]:
    forms = [Side(form.node, form.name, entity) for form in entity.forms if form.node]
    return [Side(entity.node, entity.name, entity), *forms]


def _other(told: str, mine: Entity, now: Known) -> Side | None:
    """By an address of ours, an id, or a name that only one entity goes by."""
    told = told.strip().rstrip("/")
    by_id = now.names.public_by_id.get(told.rpartition("/names/")[2])
    if by_id is not None:
        return Side(by_id.node, by_id.name, by_id)
    wanted = key(told)
    if not wanted:
        return None
    own = [side for side in _sides(mine)[1:] if key(side.name) == wanted]
    others = [one for one in now.names.public if one.id != mine.id and one.answers_to(told)]
    if len(others) == 1 and not own:
        return Side(others[0].node, others[0].name, others[0])
    return own[0] if own and not others else None


def _seen(
    request: HttpRequest, one: Side, other: Side, verdict: Sameness, status: int = 200
) -> HttpResponse:
    speech = speech_of(request)
    against = identities().against(one.node, other.node, verdict)
    return page(
        request,
        "sameness.html",
        status=status,
        words=sameness_words(speech),
        entity=one.entity,
        sides=[_told(side, speech) for side in (one, other)],
        node=one.node,
        other=other.entity.id if other.node == other.entity.node else other.name,
        verdict=verdict.value,
        verdict_word=verdict_words(speech)[verdict],
        follows=follows(verdict, speech),
        against=[judged_told(judged, speech) for judged in against],
        why=reason_of(request),
    )


def _told(side: Side, speech: Speech) -> dict[str, str]:
    form = next((one for one in side.entity.forms if one.node == side.node), None)
    whole = side.node == side.entity.node
    count = side.entity.count if whole or form is None else form.count
    return {"name": side.name, "told": speech.wording.times(count)}


def _refused(request: HttpRequest, entity: str, word: str) -> HttpResponse:
    return _said(request, word, f"/names/{public(entity, known()).id}", WRONG)


def _said(request: HttpRequest, word: str, leads: str, status: int = 200) -> HttpResponse:
    words = sameness_words(speech_of(request))
    return page(
        request, "wrong.html", status=status, title=words["judge"], sentence=words[word], back=leads
    )


def _home(node: str) -> str:
    """The page of whoever has this node now."""
    for one in known().names.public:
        if node in {one.node, *(form.node for form in one.forms)}:
            return f"/names/{one.id}"
    return "/names"


def _now() -> datetime:
    return datetime.now(UTC)
