"""Files that people send: by a script, in pieces, or by a form. The first word and the last are
in the log; nothing is opened here, only put aside until a job reads it.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from affiant.access.audit.action import Action as Deed
from affiant.access.audit.action import ObjectKind
from affiant.access.roles.role import Permission
from affiant.evidence.models import Arrival, Collection, Upload
from affiant.evidence.questions import current_texts
from affiant.evidence.reach import texts_of
from affiant.evidence.uploads.errors import Refused, Why
from affiant.evidence.uploads.limits import UploadLimits
from affiant.evidence.uploads.quarantine import Quarantine
from affiant.evidence.uploads.receiving import Announced, Awaited, Reception
from affiant.portal import bodies, gate, work
from affiant.portal.form_files import FormFiles
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.here import entries_of
from affiant.portal.page import page
from affiant.portal.recording import already_told
from affiant.portal.running import running
from affiant.portal.speech import speech_of
from affiant.portal.upload_words import why_word

AT_ONCE = 500  # files announced together
LONGEST_LIST = 900 * 1024  # bytes of such an announcement
CONFLICT, TOO_LARGE, NO_ROOM = 409, 413, 507
STATUS = {Why.NO_ROOM: NO_ROOM, Why.TOO_LARGE: TOO_LARGE, Why.TOO_MUCH: TOO_LARGE}
"""What a refusal is answered with; else CONFLICT."""


def limits() -> UploadLimits:
    """What may come in, by the settings."""
    return UploadLimits(
        file=settings.UPLOAD_FILE,
        total=settings.UPLOAD_TOTAL,
        files=settings.UPLOAD_FILES,
        reserve=settings.UPLOAD_RESERVE,
    )


def reception(who: Visitor) -> Reception:
    """Who takes this visitor's files."""
    seen = Visitor(who.name, who.person, Action.READ)
    texts = current_texts()
    if not seen.documents.whole:
        texts = texts_of(texts, entries_of(gate.entries(seen), seen))
    return Reception(Quarantine(running().casefile.folder), limits(), who.person.id, texts)


def collection_of(who: Visitor, asked: str) -> int:
    """The collection that a form names, or the first of the visitor's. Raises Http404."""
    rows: Any = gate.collections(who, Permission.EDIT)
    if asked:
        rows = rows.filter(pk=int(asked)) if asked.isascii() and asked.isdigit() else rows.none()
    found = rows.first()
    if not isinstance(found, Collection):
        raise Http404
    return found.pk


@asks(Action.INTAKE)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """An upload to send files to: the one that is open, or a new one."""
    who = gate.visitor(request)
    collection = collection_of(who, request.POST.get("collection", ""))
    upload = reception(who).begin(datetime.now(UTC), collection)
    _record(request, upload)
    return JsonResponse({"upload": upload.pk})


@asks(Action.INTAKE)
@require_POST
def announce(request: HttpRequest, upload: int) -> HttpResponse:
    """What to send of these files, and from which byte on."""
    who = gate.visitor(request)
    taking, to = _open(who, upload)
    already_told(request)
    files = _announced(request.read(LONGEST_LIST + 1))
    speech = speech_of(request)

    def told(one: Awaited) -> dict[str, object]:
        refused = why_word(one.why, speech) if one.why else ""
        return {"number": one.number, "state": one.state, "have": one.have, "why": refused}

    return JsonResponse({"files": [told(one) for one in taking.announce(to, files)]})


def _announced(body: bytes) -> list[Announced]:
    """The files that a list tells of. Raises Http404 for what is no such list."""
    try:
        told = json.loads(body)
        if len(body) > LONGEST_LIST or len(told) > AT_ONCE:
            raise Http404
        return [_file(one) for one in told]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Http404 from error


def _file(told: Mapping[str, Any]) -> Announced:
    path, size, modified = told["path"], told["size"], told.get("modified")
    sha256 = told.get("sha256") or ""
    if not (isinstance(path, str) and type(size) is int and isinstance(sha256, str)):
        raise TypeError
    seen = modified if type(modified) is int and abs(modified) < 2**62 else None
    return Announced(path, min(size, 2**62), seen, sha256[:64])


@asks(Action.INTAKE)
@require_POST
def piece(request: HttpRequest, upload: int, file: int) -> HttpResponse:
    """The next piece of a file: the request's body."""
    taking, to = _open(gate.visitor(request), upload)
    already_told(request)
    at = request.GET.get("at", "")
    if not (at.isascii() and at.isdigit() and len(at) < 19):  # noqa: PLR2004 - what a database counts to
        raise Http404
    try:
        taken = taking.take(to, file, int(at), request)
    except Arrival.DoesNotExist as error:
        raise Http404 from error
    except Refused as refused:
        return _refused(request, refused)
    return JsonResponse({"state": taken.state, "have": taken.have})


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    said = why_word(refused.why, speech_of(request))
    status = STATUS.get(refused.why, CONFLICT)
    told = {"why": said, "reason": refused.why.value, "have": refused.have}
    return JsonResponse(told, status=status)


@asks(Action.INTAKE)
@require_POST
def close(request: HttpRequest, upload: int) -> HttpResponse:
    """Have read what arrived."""
    taking, to = _open(gate.visitor(request), upload)
    have_read(request, taking, to)
    return HttpResponseRedirect("/intake")


@asks(Action.INTAKE)
@require_POST
def discard(request: HttpRequest, upload: int) -> HttpResponse:
    """Throw away what arrived."""
    taking, to = _open(gate.visitor(request), upload)
    taking.discard(to)
    return HttpResponseRedirect("/intake")


def _open(who: Visitor, upload: int) -> tuple[Reception, Upload]:
    """The visitor's open upload. Raises Http404 for another's, or one that is closed."""
    taking = reception(who)
    try:
        return taking, taking.mine(upload)
    except (Upload.DoesNotExist, Refused) as error:
        raise Http404 from error


def have_read(request: HttpRequest, taking: Reception, upload: Upload) -> None:
    """Close the upload, tell the log, and have what arrived read, soon."""
    who = gate.visitor(request)
    job = taking.close(upload, datetime.now(UTC), {"person": who.person.id}, by=who.name)
    _record(request, upload)
    if job is not None:
        work.compare_after(who)


@asks(Action.INTAKE)
@csrf_exempt  # only here: `_form` checks, once it is known where the files go
@require_POST
def form(request: HttpRequest, ticket: str) -> HttpResponse:
    """Whole files, sent by a form: what a browser without scripts can do."""
    if not bodies.is_good(ticket):
        raise Http404
    who = gate.visitor(request)
    taking = reception(who)
    upload = taking.begin_form(datetime.now(UTC))
    files = FormFiles(taking, upload)
    request.upload_handlers = [files]
    kept = False
    try:
        response: HttpResponse = _form(request, taking, upload, files)
        kept = response.status_code != FORGED and upload.arrivals.exists()
    finally:
        if not kept:
            taking.discard(upload)
    return response


FORGED = 403


@csrf_protect
def _form(
    request: HttpRequest, taking: Reception, upload: Upload, files: FormFiles
) -> HttpResponse:
    who = gate.visitor(request)
    upload.collection = collection_of(who, request.POST.get("collection", ""))
    upload.save(update_fields=["collection"])
    if upload.arrivals.exists():
        have_read(request, taking, upload)
    if not files.refused:
        return HttpResponseRedirect("/intake")
    speech = speech_of(request)
    told = [(name, why_word(why, speech)) for name, why in files.refused]
    full = any(why is Why.NO_ROOM for _, why in files.refused)
    status = NO_ROOM if full else TOO_LARGE
    taken = upload.arrivals.count()
    return page(request, "refused.html", status=status, refused=told, full=full, taken=taken)


def _record(request: HttpRequest, upload: Upload) -> None:
    gate.record(request, Deed.UPLOADED, ObjectKind.COLLECTION, str(upload.collection))
