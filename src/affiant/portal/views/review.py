"""Decisions on facts, from a form or from the room's script, which asks for JSON."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement
from affiant.evidence.whole import say_whole
from affiant.portal import gate
from affiant.portal import review as reviewing
from affiant.portal.answering import WRONG, by_of, done, now, overtaken, reviewer_of, sent
from affiant.portal.forms.answers import LONGEST
from affiant.portal.gate import Action, asks
from affiant.portal.review import Decision
from affiant.portal.views.languages import back
from affiant.portal.written import line


@asks(Action.JUDGE)
@require_POST
def judge(request: HttpRequest, fact: int) -> HttpResponse:
    """Accept, reject or leave unsure."""
    row, verdict = fact_of(request, fact), request.POST.get("verdict", "")
    if verdict == "undo":
        return undo(request, fact)
    if verdict not in [one.value for one in reviewing.DECISIONS]:
        return HttpResponse(status=WRONG)
    return decided(request, row, Verdict(verdict), {})


@asks(Action.JUDGE)
@require_POST
def undo(request: HttpRequest, fact: int) -> HttpResponse:
    """Judge again as before the judgement that the page names."""
    row = fact_of(request, fact)
    undone = sent(request, "own") or sent(request, "seen")
    try:
        judged = reviewing.undo(row, undone, by=by_of(request), at=now())
    except reviewing.Overtaken as error:
        return overtaken(request, row, error.newest)
    except Judgement.DoesNotExist as none:
        raise Http404 from none
    return done(request, row, judged)


@asks(Action.JUDGE)
@require_POST
def whole(request: HttpRequest, text: int) -> HttpResponse:
    """Say that one has gone through the whole document, or that one has not after all."""
    row = gate.texts(gate.visitor(request)).filter(pk=text).first()
    if row is None:
        raise Http404
    taken_back = request.POST.get("taken_back") == "1"
    say_whole(row, by=by_of(request), at=now(), taken_back=taken_back)
    return HttpResponseRedirect(f"{back(request)}#facts-title")


def decided(
    request: HttpRequest, row: Fact, verdict: Verdict, correction: dict[str, Any]
) -> HttpResponse:
    """Record it and answer, or say who was first. Raises what `review.decide` does."""
    decision = Decision(
        verdict,
        by=by_of(request),
        at=now(),
        seen=sent(request, "seen"),
        correction=correction,
        note=line(request.POST.get("note", ""), LONGEST),
        blind=reviewer_of(request).blind,
    )
    try:
        return done(request, row, reviewing.decide(row, decision))
    except reviewing.Overtaken as error:
        return overtaken(request, row, error.newest)


def fact_of(request: HttpRequest, fact: int) -> Fact:
    """The fact of this number that the visitor may judge. Raises Http404 for none."""
    facts = gate.facts(gate.visitor(request)).select_related("text")
    found = facts.filter(pk=fact).first()
    if found is None:
        raise Http404
    return found
