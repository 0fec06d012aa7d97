"""What is being read, how far it is, and what came of it."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from affiant.evidence.models import Job, JobKind
from affiant.evidence.status import status
from affiant.evidence.tracing import is_traced
from affiant.evidence.work import cancel
from affiant.portal import gate, work
from affiant.portal.gate import Action, asks
from affiant.portal.ledger import reasons
from affiant.portal.page import page
from affiant.portal.progress import Shown, shown
from affiant.portal.speech import speech_of
from affiant.portal.upload_words import upload_labels

NOT_MODIFIED = 304


def parts(request: HttpRequest) -> dict[str, Any]:
    """What any page says of the work: the jobs, and what was not read by its reason."""
    who, speech = gate.visitor(request), speech_of(request)
    jobs = [shown(job, speech) for job in work.jobs(who)]
    stands = status()
    return {
        "words": upload_labels(speech),
        "jobs": [job for job in jobs if not job.ends],
        "ended": [job for job in jobs if job.ends],
        "reasons": reasons(stands.reasons, speech),
        "stands": stands,
        "works": who.may(Action.INTAKE),
        "traced": is_traced,  # asked by the templates that tell it: it looks at every text
    }


@asks(Action.READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The page."""
    return page(request, "work.html", **parts(request))


@asks(Action.READ)
@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """The jobs as JSON; 304 while nothing has changed."""
    who, speech = gate.visitor(request), speech_of(request)
    told = json.dumps({"jobs": [_told(shown(job, speech)) for job in work.jobs(who)]})
    tag = f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=NOT_MODIFIED)
    else:
        response = HttpResponse(told, content_type="application/json")
    response["ETag"] = tag
    return response


def _told(job: Shown) -> dict[str, object]:
    told = asdict(job)
    del told["by"]
    return told


@asks(Action.INTAKE)
@require_POST
def stop(request: HttpRequest, job: int) -> HttpResponse:
    """Stop a job; what it read stays."""
    cancel(_job(request, job).pk, datetime.now(UTC))
    return HttpResponseRedirect("/work")


@asks(Action.INTAKE)
@require_POST
def again(request: HttpRequest, job: int) -> HttpResponse:
    """Go on with a job that was stopped or broke off: what it had done is passed over."""
    before = _job(request, job)
    if before.ended is not None:
        work.go_on(gate.visitor(request), before)
    return HttpResponseRedirect("/work")


@asks(Action.INTAKE)
@require_POST
def trace(request: HttpRequest) -> HttpResponse:
    """Find out which texts came from which."""
    work.ask(gate.visitor(request), JobKind.TRACE)
    return HttpResponseRedirect("/work")


def _job(request: HttpRequest, number: int) -> Job:
    try:
        return work.job(gate.visitor(request), number)
    except Job.DoesNotExist as error:
        raise Http404 from error
