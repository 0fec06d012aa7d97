"""The gate before publication, on pages. It is for those who see the whole casefile: a dossier
draws on all of it, and so does the decision to let it out."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.dossiers.compile import PrivatePerson
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.publishing.check import Check, Hurdle
from affiant.dossiers.publishing.gate import (
    Gate,
    NotYet,
    Otherwise,
    OwnWork,
    Signature,
    approve,
    edition_file,
    freeze,
)
from affiant.dossiers.subject import UnknownName
from affiant.evidence.models import Edition, Publication, ReplyRequest
from affiant.portal import gate as doors
from affiant.portal.gate import Action, asks
from affiant.portal.headers import INERT
from affiant.portal.known import known
from affiant.portal.page import page
from affiant.portal.publishing_words import hurdle_words, publishing_words, rule_words
from affiant.portal.running import running
from affiant.portal.speech import NAMES, Speech, speech_of
from affiant.portal.views.dossiers import compiled
from affiant.portal.views.entities import public
from affiant.vocabulary.language import LANGUAGES

WRONG, CONFLICT, FORBIDDEN, NO_ROOM = 400, 409, 403, 507
TITLE, SUMMARY, ANSWER, SHORT = 300, 20_000, 20_000, 300  # characters


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All publications, the newest first; none for who sees a part of the casefile."""
    speech, who = speech_of(request), doors.visitor(request)
    rows = Publication.objects.order_by("-pk") if who.documents.whole else ()
    return page(
        request,
        "publications.html",
        words=publishing_words(speech),
        rows=[_listed(row, speech) for row in rows],
    )


@asks(Action.EDIT)
@require_POST
def prepare(request: HttpRequest, entity: str) -> HttpResponse:
    """A new publication of the dossier on this entity."""
    _whole(request)
    found, mine = public(entity, known()), _signature(request)
    row = Publication.objects.create(
        entity=found.id, node=found.node, name=found.name, language=speech_of(request).language,
        by=mine.by, by_name=mine.name, at=mine.at, edited_by=mine.by, edited_at=mine.at,
    )  # fmt: skip
    doors.record(request, Deeds.EDITED, ObjectKind.DOSSIER, str(row.pk))
    return HttpResponseRedirect(f"/publications/{row.pk}")


@asks(Action.READ)
@require_safe
def publication(request: HttpRequest, dossier: int) -> HttpResponse:
    """What holds, what does not, and what can be done about it."""
    return _shown(request, _gate(request, dossier))


@asks(Action.EDIT)
@require_POST
def words(request: HttpRequest, dossier: int) -> HttpResponse:
    """Save what is put before the dossier; an approval of other words counts no more."""
    row, mine, sent = _gate(request, dossier).publication, _signature(request), request.POST
    language = sent.get("language", "")
    Publication.objects.filter(pk=row.pk).update(
        title=" ".join(_said(sent.get("title", ""), TITLE).split()),
        summary=_said(sent.get("summary", ""), SUMMARY),
        language=language if language in LANGUAGES else row.language,
        edited_by=mine.by,
        edited_at=mine.at,
    )
    return _done(request, row)


@asks(Action.EDIT)
@require_POST
def ask(request: HttpRequest, dossier: int) -> HttpResponse:
    """Record that somebody concerned was asked."""
    gate, mine, sent = _gate(request, dossier), _signature(request), request.POST
    party = " ".join(_said(sent.get("party", ""), SHORT).split())
    asked_on, deadline = _day(sent.get("asked_on", "")), _day(sent.get("deadline", ""))
    if not party or not asked_on or not deadline or deadline <= asked_on:
        return _shown(request, gate, "wrong_day", WRONG)
    ReplyRequest.objects.create(
        publication=gate.publication, party=party, asked_on=asked_on, deadline=deadline,
        channel=" ".join(_said(sent.get("channel", ""), SHORT).split()),
        by_name=mine.name, at=mine.at,
    )  # fmt: skip
    return _done(request, gate.publication)


@asks(Action.EDIT)
@require_POST
def answer(request: HttpRequest, dossier: int, reply: int) -> HttpResponse:
    """Keep what they answered."""
    gate, sent = _gate(request, dossier), request.POST
    row = gate.publication.reply_requests.filter(pk=reply).first()
    if row is None:
        raise Http404
    said, on = _said(sent.get("answer", ""), ANSWER).strip(), _day(sent.get("answered_on", ""))
    if not said or not on or on < row.asked_on:
        return _shown(request, gate, "wrong_day", WRONG)
    ReplyRequest.objects.filter(pk=row.pk).update(answer=said, answered_on=on)
    return _done(request, gate.publication)


@asks(Action.PUBLISH)
@require_POST
def agree(request: HttpRequest, dossier: int) -> HttpResponse:
    """Approve what was seen."""
    gate = _gate(request, dossier)
    try:
        approve(gate, request.POST.get("digest", ""), _signature(request))
    except OwnWork:
        return _shown(request, gate, "own", FORBIDDEN)
    except Otherwise:
        return _shown(request, gate, "changed", CONFLICT)
    doors.record(request, Deeds.APPROVED, ObjectKind.DOSSIER, str(gate.publication.pk))
    return HttpResponseRedirect(f"/publications/{gate.publication.pk}")


@asks(Action.PUBLISH)
@require_POST
def publish(request: HttpRequest, dossier: int) -> HttpResponse:
    """Freeze it, if everything holds."""
    gate = _gate(request, dossier)
    try:
        freeze(gate, running().casefile, _signature(request), _today())
    except NotYet:
        return _shown(request, gate, "not_yet", CONFLICT)
    except OSError:
        return _shown(request, gate, "full", NO_ROOM)
    doors.record(request, Deeds.PUBLISHED, ObjectKind.DOSSIER, str(gate.publication.pk))
    return HttpResponseRedirect(f"/publications/{gate.publication.pk}")


@asks(Action.EXPORT)
@require_safe
def edition(request: HttpRequest, dossier: int, number: int) -> HttpResponseBase:
    """A frozen edition, as it was frozen."""
    _whole(request, missing=True)
    row = Edition.objects.filter(publication=dossier, number=number).first()
    if row is None:
        raise Http404
    try:
        path = edition_file(running().casefile, row)
    except OSError as error:
        raise Http404 from error
    response = FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
    response["Content-Type"] = "application/zip"
    response["Content-Security-Policy"] = INERT
    return response


def _gate(request: HttpRequest, number: int) -> Gate:
    """Raises Http404 where there is none, or its subject may not be listed any more."""
    _whole(request, missing=True)
    row = Publication.objects.filter(pk=number).first()
    if row is None:
        raise Http404
    masks = known().masks
    return Gate(row, _dossier(row, request), lambda said: masks.hide(said) != said)


def _dossier(row: Publication, request: HttpRequest) -> Dossier:
    """Of whoever has the name now: names may have been joined or parted since."""
    now = known()
    found = now.names.public_by_id.get(row.entity) or next(
        (one for one in now.names.public if row.node in {form.node for form in one.forms}), None
    )
    if found is None:
        raise Http404
    try:
        return compiled(found.id, doors.visitor(request))
    except (PrivatePerson, UnknownName) as error:
        raise Http404 from error


def _whole(request: HttpRequest, *, missing: bool = False) -> None:
    if not doors.visitor(request).documents.whole:
        raise Http404 if missing else PermissionDenied


def _shown(request: HttpRequest, gate: Gate, said: str = "", status: int = 200) -> HttpResponse:
    speech, who = speech_of(request), doors.visitor(request)
    row, labels, checks = gate.publication, publishing_words(speech), gate.checks(_today())
    own = who.person.id in (row.by, row.edited_by)
    return page(
        request,
        "publication.html",
        status=status,
        words=labels,
        said=labels.get(said, ""),
        row=row,
        name=gate.dossier.entity.name,
        entity=gate.dossier.entity.id,
        checks=[_told(one, gate, speech) for one in checks],
        replies=[_reply(one, speech) for one in gate.replies],
        digest=gate.digest,
        approval=_approval(gate, speech),
        editions=[_edition(one, speech) for one in row.editions.order_by("-number")],
        edits=who.may(Action.EDIT),
        publishes=who.may(Action.PUBLISH),
        own=own,
        ready=all(one.holds for one in checks),
        others=all(one.holds for one in checks if one.hurdle is not Hurdle.APPROVED),
        tongues=NAMES.items(),
        today=_today().isoformat(),
    )


def _told(check: Check, gate: Gate, speech: Speech) -> dict[str, Any]:
    is_wording = check.hurdle is Hurdle.WORDING
    hidden = is_wording and gate.hidden(f"{gate.publication.title}\n\n{gate.publication.summary}")
    return {
        "word": hurdle_words(speech)[check.hurdle],
        "holds": check.holds,
        "hidden": hidden,
        "breaches": [
            (sentence, rule_words(speech)[breach.rule], breach.word)
            for sentence, breach in check.breaches
        ],
    }


def _reply(row: ReplyRequest, speech: Speech) -> dict[str, Any]:
    return {
        "id": row.pk,
        "party": row.party,
        "channel": row.channel,
        "asked_on": speech.date(row.asked_on),
        "deadline": speech.date(row.deadline),
        "answer": row.answer,
        "answered_on": speech.date(row.answered_on) if row.answered_on else "",
    }


def _approval(gate: Gate, speech: Speech) -> str:
    found = gate.approval
    return f"{found.by_name}, {speech.date(found.at.date().isoformat())}" if found else ""


def _edition(row: Edition, speech: Speech) -> dict[str, Any]:
    return {
        "number": row.number,
        "by": row.by_name,
        "on": speech.date(row.at.date().isoformat()),
        "sha256": row.sha256,
    }


def _listed(row: Publication, speech: Speech) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title or row.name,
        "by": row.by_name,
        "on": speech.date(row.at.date().isoformat()),
        "editions": row.editions.count(),
    }


def _done(request: HttpRequest, row: Publication) -> HttpResponse:
    doors.record(request, Deeds.EDITED, ObjectKind.DOSSIER, str(row.pk))
    return HttpResponseRedirect(f"/publications/{row.pk}")


def _signature(request: HttpRequest) -> Signature:
    who = doors.visitor(request)
    return Signature(who.person.id, who.name, datetime.now(UTC))


def _said(sent: str, most: int) -> str:
    return sent.replace("\0", "").replace("\r\n", "\n")[:most]


def _day(sent: str) -> str:
    """An ISO day; "" for anything else."""
    try:
        return date.fromisoformat(sent.strip()).isoformat()
    except ValueError:
        return ""


def _today() -> date:
    return datetime.now(UTC).date()
