"""Decisions on facts, from a form or from the room's script, which asks for JSON."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_POST

from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement
from affiant.portal import gate
from affiant.portal import review as reviewing
from affiant.portal.gate import Action, asks
from affiant.portal.page import page
from affiant.portal.speech import speech_of
from affiant.portal.terms import term
from affiant.portal.views.languages import back

CONFLICT, WRONG = 409, 400


@asks(Action.JUDGE)
@require_POST
def judge(request: HttpRequest, fact: int) -> HttpResponse:
    """Accept, reject or leave unsure."""
    row, verdict = _fact(request, fact), request.POST.get("verdict", "")
    if verdict == "undo":
        return undo(request, fact)
    if verdict not in [one.value for one in reviewing.DECISIONS]:
        return HttpResponse(status=WRONG)
    try:
        done = reviewing.decide(
            row, Verdict(verdict), seen=_sent(request, "seen"), by=_by(request), at=_now()
        )
    except reviewing.Overtaken as overtaken:
        return _overtaken(request, overtaken.newest)
    return _done(request, done)


@asks(Action.JUDGE)
@require_POST
def undo(request: HttpRequest, fact: int) -> HttpResponse:
    """Judge again as before the judgement that the page names."""
    row = _fact(request, fact)
    try:
        done = reviewing.undo(row, _sent(request, "seen"), by=_by(request), at=_now())
    except reviewing.Overtaken as overtaken:
        return _overtaken(request, overtaken.newest)
    except Judgement.DoesNotExist as none:
        raise Http404 from none
    return _done(request, done)


def _fact(request: HttpRequest, fact: int) -> Fact:
    found = gate.facts(gate.visitor(request)).filter(pk=fact).first()
    if found is None:
        raise Http404
    return found


def _by(request: HttpRequest) -> str:
    return gate.visitor(request).name


def _now() -> datetime:
    return datetime.now(UTC)


def _sent(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 16 else 0  # noqa: PLR2004 - ids are shorter


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _as_json(request: HttpRequest, judgement: Judgement, status: int = 200) -> JsonResponse:
    word = term(Verdict(judgement.verdict), speech_of(request))
    shown = {"fact": judgement.fact_id, "verdict": judgement.verdict, "word": word}
    return JsonResponse(shown | {"judgement": judgement.pk}, status=status)


def _done(request: HttpRequest, judgement: Judgement) -> HttpResponse:
    if _wants_json(request):
        return _as_json(request, judgement)
    return HttpResponseRedirect(f"{back(request)}#fact-{judgement.fact_id}")


def _overtaken(request: HttpRequest, newest: Judgement) -> HttpResponse:
    """409, with what stands now: the reader looks at it and decides again, or does not."""
    if _wants_json(request):
        return _as_json(request, newest, CONFLICT)
    _ = speech_of(request).gettext
    word = term(Verdict(newest.verdict), speech_of(request))
    return page(
        request,
        "wrong.html",
        status=CONFLICT,
        title=_("Somebody judged this meanwhile"),
        sentence=_(
            "{name} judged it “{verdict}”. Nothing was changed. Go back to see it, and decide "
            "again if you see it otherwise."
        ).format(name=newest.by, verdict=word),
        back=back(request),
    )
