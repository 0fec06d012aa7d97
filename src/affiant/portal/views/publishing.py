"""The gate before publication, on pages: for those who may do each step in all that the dossier
draws on (`portal.drawing_on`), the whole casefile or some collections of it."""

from datetime import UTC, date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.access.roles.role import Permission
from affiant.access.roles.thing import Kind
from affiant.dossiers.compile import PrivatePerson
from affiant.dossiers.dossier import Dossier
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
from affiant.evidence.entities.names import Names
from affiant.evidence.models import Edition, Publication, ReplyRequest
from affiant.evidence.right_of_reply import is_asked
from affiant.names.entity import Entity
from affiant.portal import gate as doors
from affiant.portal.drawing_on import Ground
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.headers import INERT
from affiant.portal.known import known
from affiant.portal.page import page
from affiant.portal.publication_page import listed, publication_page
from affiant.portal.publishing_words import publishing_words
from affiant.portal.running import running
from affiant.portal.speech import speech_of
from affiant.portal.views.dossiers import compiled_of, opened
from affiant.portal.views.entities import public
from affiant.portal.written import day, line, lines
from affiant.vocabulary.language import LANGUAGES

EDIT = Permission.EDIT
WRONG, CONFLICT, FORBIDDEN, NO_ROOM = 400, 409, 403, 507
TITLE, SUMMARY, ANSWER, SHORT = 300, 20_000, 20_000, 300  # characters


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All publications that the visitor sees all the ground of, the newest first."""
    speech, reach = speech_of(request), doors.visitor(request).reach(Permission.READ)
    rows = Publication.objects.annotate(frozen=Count("editions")).order_by("-pk")
    seen = [row for row in rows if Ground.of(row).is_within(reach)]
    return page(
        request,
        "publications.html",
        words=publishing_words(speech),
        rows=[listed(row, speech) for row in seen],
    )


@asks(Action.EDIT)
@require_POST
def prepare(request: HttpRequest, entity: str) -> HttpResponse:
    """A new publication of the dossier on this entity, drawn from what the form says."""
    found, mine, speech = public(entity, known()), _signature(request), speech_of(request)
    ground = _ground(request, request.POST.get("collection", ""))
    one = _of_nodes(ground.names(), {form.node for form in found.forms})
    if one is None:
        words = publishing_words(speech)
        told = {"title": words["publish"], "sentence": words["unnamed"]}
        return page(request, "wrong.html", status=WRONG, back=f"/names/{found.id}/dossier", **told)
    drawn = None if ground.collections is None else sorted(ground.collections)
    row = Publication.objects.create(
        entity=one.id, node=one.node, name=one.name, language=speech.language, collections=drawn,
        by=mine.by, by_name=mine.name, at=mine.at, edited_by=mine.by, edited_at=mine.at,
    )  # fmt: skip
    doors.record(request, Deeds.EDITED, ObjectKind.DOSSIER, str(row.pk))
    return HttpResponseRedirect(f"/publications/{row.pk}")


def _ground(request: HttpRequest, asked: str) -> Ground:
    """What the form asks for, of what the visitor may edit; without a word the whole casefile, or
    the one collection that they may. Raises Http404."""
    who = doors.visitor(request)
    if not asked and who.reach(Permission.EDIT).whole:
        return Ground()
    may = list(doors.collections(who, Permission.EDIT).values_list("pk", flat=True))
    wanted = [pk for pk in may if str(pk) == asked] if asked else may
    if len(wanted) != 1:
        raise Http404
    return Ground(frozenset(wanted))


@asks(Action.READ)
@require_safe
def publication(request: HttpRequest, dossier: int) -> HttpResponse:
    """What holds, what does not, and what can be done about it."""
    return _shown(request, _gate(_row(request, dossier)))


@asks(Action.EXPORT)
@require_safe
def look(request: HttpRequest, dossier: int) -> HttpResponse:
    """The dossier that will be published, as it stands now."""
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else speech_of(request).language
    return opened(_gate(_row(request, dossier, Permission.EXPORT)).dossier, language)


@asks(Action.EDIT)
@require_POST
def words(request: HttpRequest, dossier: int) -> HttpResponse:
    """Save what is put before the dossier; an approval of other words counts no more."""
    row, mine, sent = _row(request, dossier, EDIT), _signature(request), request.POST
    language = sent.get("language", "")
    Publication.objects.filter(pk=row.pk).update(
        title=line(sent.get("title", ""), TITLE),
        summary=lines(sent.get("summary", ""), SUMMARY),
        language=language if language in LANGUAGES else row.language,
        edited_by=mine.by,
        edited_at=mine.at,
    )
    return _done(request, row)


@asks(Action.EDIT)
@require_POST
def ask(request: HttpRequest, dossier: int) -> HttpResponse:
    """Record that somebody concerned was asked."""
    row, mine, sent = _row(request, dossier, EDIT), _signature(request), request.POST
    party = line(sent.get("party", ""), SHORT)
    asked_on, deadline = day(sent.get("asked_on", "")), day(sent.get("deadline", ""))
    if not party or not is_asked(asked_on, deadline):
        return _shown(request, _gate(row), "wrong_day", WRONG)
    ReplyRequest.objects.create(
        publication=row, party=party, asked_on=asked_on, deadline=deadline,
        channel=line(sent.get("channel", ""), SHORT),
        by_name=mine.name, at=mine.at,
    )  # fmt: skip
    return _done(request, row)


@asks(Action.EDIT)
@require_POST
def answer(request: HttpRequest, dossier: int, reply: int) -> HttpResponse:
    """Keep what they answered."""
    row, sent = _row(request, dossier, EDIT), request.POST
    asked = row.reply_requests.filter(pk=reply).first()
    if asked is None:
        raise Http404
    said, on = lines(sent.get("answer", ""), ANSWER), day(sent.get("answered_on", ""))
    if not said or not on or on < asked.asked_on:
        return _shown(request, _gate(row), "wrong_day", WRONG)
    ReplyRequest.objects.filter(pk=asked.pk).update(answer=said, answered_on=on)
    return _done(request, row)


@asks(Action.PUBLISH)
@require_POST
def agree(request: HttpRequest, dossier: int) -> HttpResponse:
    """Approve what was seen."""
    gate = _gate(_row(request, dossier, Permission.PUBLISH))
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
    gate = _gate(_row(request, dossier, Permission.PUBLISH))
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
    frozen = _row(request, dossier, Permission.EXPORT)
    row = Edition.objects.filter(publication=frozen, number=number).first()
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


def _row(
    request: HttpRequest, number: int, permission: Permission = Permission.READ
) -> Publication:
    """The publication, where the visitor sees all that it draws on, and may do this in all of it.

    Raises Http404 for who does not see it, PermissionDenied for who may not do this.
    """
    who, row = doors.visitor(request), Publication.objects.filter(pk=number).first()
    if row is None or not Ground.of(row).is_within(who.reach(Permission.READ)):
        raise Http404
    if not _may(who, row, permission):
        raise PermissionDenied
    return row


def _may(who: Visitor, row: Publication, permission: Permission) -> bool:
    kind = Kind.DOSSIER if permission is Permission.PUBLISH else Kind.DOCUMENT
    return Ground.of(row).is_within(who.reach(permission, kind))


def _gate(row: Publication) -> Gate:
    """What stands before it. Raises Http404 where its subject may not be listed any more."""
    ground, masks = Ground.of(row), known().masks
    drawn = None if ground.collections is None else tuple(map(masks.hide, ground.called()))
    return Gate(row, _dossier(row, ground), lambda said: masks.hide(said) != said, drawn)


def _dossier(row: Publication, ground: Ground) -> Dossier:
    """Of whoever has the name now: names may have been joined or parted since."""
    names = ground.names()
    found = names.public_by_id.get(row.entity) or _of_nodes(names, {row.node})
    if found is None:
        raise Http404
    try:
        with ground.told():
            return compiled_of(found, names, ground.texts(), ground.links())
    except (PrivatePerson, UnknownName) as error:
        raise Http404 from error


def _of_nodes(names: Names, nodes: set[str]) -> Entity | None:
    """Who goes by one of these."""
    return next((one for one in names.public if nodes & {form.node for form in one.forms}), None)


def _shown(request: HttpRequest, gate: Gate, said: str = "", status: int = 200) -> HttpResponse:
    who, row = doors.visitor(request), gate.publication
    return page(
        request,
        "publication.html",
        status=status,
        said=publishing_words(speech_of(request)).get(said, ""),
        edits=_may(who, row, EDIT) and who.may(Action.EDIT),
        publishes=_may(who, row, Permission.PUBLISH) and who.may(Action.PUBLISH),
        own=who.person.id in (row.by, row.edited_by),
        **publication_page(gate, _today(), speech_of(request)),
    )


def _done(request: HttpRequest, row: Publication) -> HttpResponse:
    doors.record(request, Deeds.EDITED, ObjectKind.DOSSIER, str(row.pk))
    return HttpResponseRedirect(f"/publications/{row.pk}")


def _signature(request: HttpRequest) -> Signature:
    who = doors.visitor(request)
    return Signature(who.person.id, who.name, datetime.now(UTC))


def _today() -> date:
    return datetime.now(UTC).date()
