from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.ledger import PAGE, STATES, Wanted, rows
from affiant.portal.page import page
from affiant.portal.speech import speech_of
from affiant.portal.terms import term
from affiant.portal.upload_words import upload_labels
from affiant.reading.failure import Reason


@asks(Action.READ)
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """What was handed in, row by row."""
    who, speech = gate.visitor(request), speech_of(request)
    wanted, words = Wanted.of(request.GET.dict()), upload_labels(speech)
    entries = gate.entries(who).select_related("container__container__container")
    found = list(wanted.of_entries(entries)[: PAGE + 1])
    return page(
        request,
        "ledger.html",
        words=words,
        wanted=wanted,
        rows=rows(found[:PAGE], speech),
        next=wanted.address(found[PAGE - 1].pk) if len(found) > PAGE else "",
        start=wanted.address() if wanted.after else "",
        states=[(str(state), words[f"state_{state}"]) for state in STATES],
        reasons=[(str(reason), term(reason, speech)) for reason in Reason],
        works=who.may(Action.INTAKE),
    )
