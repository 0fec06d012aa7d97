"""Handing in: the page on which files are sent, the examples, and what is tried again."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from affiant.access.roles.role import Permission
from affiant.evidence.models import ArrivalState, JobKind, Upload
from affiant.evidence.uploads.quarantine import Quarantine
from affiant.portal import bodies, gate, work
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.page import page
from affiant.portal.running import running
from affiant.portal.sizes import size_word
from affiant.portal.speech import Speech, speech_of
from affiant.portal.views.uploads import collection_of, limits
from affiant.portal.views.work import parts
from affiant.reading.failure import Reason


@asks(Action.INTAKE)
@require_safe
def intake(request: HttpRequest) -> HttpResponse:
    """The page."""
    who, speech = gate.visitor(request), speech_of(request)
    return page(
        request,
        "intake.html",
        **parts(request),
        **sending(who, speech),
        examples=work.examples() is not None,
    )


def sending(who: Visitor, speech: Speech) -> dict[str, Any]:
    """What a page needs on which files can be sent."""
    told, quarantine = limits(), Quarantine(running().casefile.folder)
    return {
        "ticket": bodies.ticket(),
        "collections": list(gate.collections(who, Permission.EDIT)),
        "left_open": _left_open(who, speech),
        "most_file": size_word(told.file, speech),
        "most_form": size_word(settings.UPLOAD_FORM, speech),
        "free": size_word(quarantine.free(told.reserve), speech),
        "piece": settings.UPLOAD_PIECE,
    }


def _left_open(who: Visitor, speech: Speech) -> list[tuple[int, str]]:
    """This visitor's uploads that are open and hold something: the number, and how much."""
    open_ = Upload.objects.filter(by=who.person.id, open=True).order_by("pk")
    told = []
    for upload in open_:
        total = upload.arrivals.count()
        here = upload.arrivals.exclude(state=ArrivalState.EXPECTED).count()
        if total:
            said = speech.gettext("{done} of {total} files arrived")
            told.append(
                (upload.pk, said.format(done=speech.number(here), total=speech.number(total)))
            )
    return told


@asks(Action.INTAKE)
@require_POST
def examples(request: HttpRequest) -> HttpResponse:
    """Read the invented documents into the casefile."""
    found, who = work.examples(), gate.visitor(request)
    if found is not None and not work.is_going_on():
        collection = collection_of(who, "")
        work.ask(who, JobKind.READ, paths=[str(found)], collection=collection)
        work.compare_after(who)
    return HttpResponseRedirect("/")


@asks(Action.INTAKE)
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Try again what could not be read: one thing, all of a reason, or all."""
    reason, entry = request.POST.get("reason", ""), request.POST.get("entry", "")
    options: dict[str, object] = {}
    if reason:
        if reason not in tuple(Reason):
            raise Http404
        options["reason"] = reason
    if entry:
        options["entries"] = [_entry(gate.visitor(request), entry)]
    work.ask(gate.visitor(request), JobKind.RETRY, **options)
    return HttpResponseRedirect("/work")


def _entry(who: Visitor, number: str) -> int:
    """The row of this number, if the visitor may have it read again. Raises Http404."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):  # noqa: PLR2004 - what a database counts to
        raise Http404
    found = gate.entries(who).filter(pk=int(number)).first()
    if found is None:
        raise Http404
    return found.pk
