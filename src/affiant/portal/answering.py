"""What a page answers to a decision: JSON to the room's script, a page to everybody else."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import get_template

from affiant.access.audit.action import Action as Deed
from affiant.access.audit.action import ObjectKind
from affiant.dossiers.bidi import visible
from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement
from affiant.portal import gate
from affiant.portal.cards import cards, fixed
from affiant.portal.known import known
from affiant.portal.labels import labels
from affiant.portal.page import page
from affiant.portal.portion import Reviewer, judged_alone
from affiant.portal.room_words import room_words
from affiant.portal.speech import speech_of
from affiant.portal.terms import term
from affiant.portal.views.languages import back

CONFLICT, WRONG = 409, 400


def by_of(request: HttpRequest) -> str:
    """Whose judgement it is."""
    return gate.visitor(request).name


def reviewer_of(request: HttpRequest) -> Reviewer:
    """Who reviews, and whether they are shown what others decided."""
    asked = request.POST.get("blind") or request.GET.get("blind")
    return Reviewer(by_of(request), blind=asked == "1")


def now() -> datetime:
    """When it was decided."""
    return datetime.now(UTC)


def sent(request: HttpRequest, name: str) -> int:
    """A number that a form sent; 0 for anything else."""
    told = request.POST.get(name, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 16 else 0  # noqa: PLR2004 - ids are shorter


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _as_json(
    request: HttpRequest, row: Fact, judgement: Judgement, status: int = 200
) -> JsonResponse:
    """The judgement, and the fact as the room shows it now."""
    word = term(Verdict(judgement.verdict), speech_of(request))
    shown = {"fact": judgement.fact_id, "verdict": judgement.verdict, "word": word}
    more = {"judgement": judgement.pk, "card": _card(request, row)}
    return JsonResponse(shown | more, status=status)


def _card(request: HttpRequest, row: Fact) -> str:
    speech, reviewer = speech_of(request), reviewer_of(request)
    judged = judged_alone(row, known().masks, reviewer)
    [card] = cards([judged], reviewer.name, speech, blind=reviewer.blind)
    shown = {
        "say": labels(speech),
        "words": room_words(speech),
        "card": card,
        "fixed": fixed(request, back(request), speech, blind=reviewer.blind),
        "judging": True,
        "filter": {"blind": reviewer.blind},
    }
    return visible(get_template("card.html").render(shown, request))


def told_of(request: HttpRequest, judgement: Judgement) -> None:
    """Have the log tell how the fact was judged. Not inside a transaction."""
    number, verdict = str(judgement.fact_id), judgement.verdict
    gate.record(request, Deed.JUDGED, ObjectKind.FACT, number, verdict=verdict)


def done(request: HttpRequest, row: Fact, judgement: Judgement) -> HttpResponse:
    """It is recorded; the log tells what came out of it, which a correction's form does not say."""
    told_of(request, judgement)
    if _wants_json(request):
        return _as_json(request, row, judgement)
    return HttpResponseRedirect(f"{back(request)}#fact-{judgement.fact_id}")


def refused(
    request: HttpRequest,
    sentence: str,
    shown: Callable[[], HttpResponse],
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """400, with what is to be done; nothing was recorded."""
    if _wants_json(request):
        return JsonResponse({"sentence": sentence} | (more or {}), status=WRONG)
    return shown()


def overtaken(request: HttpRequest, row: Fact, newest: Judgement) -> HttpResponse:
    """409, with what stands now: the reader looks at it and decides again, or does not."""
    if _wants_json(request):
        return _as_json(request, row, newest, CONFLICT)
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
