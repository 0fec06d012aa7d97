from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.evidence.status import Status
from affiant.portal import gate, work
from affiant.portal.gate import Action, asks
from affiant.portal.page import page
from affiant.portal.running import running
from affiant.portal.speech import Speech, speech_of
from affiant.portal.terms import kind_word
from affiant.portal.upload_words import upload_labels
from affiant.portal.views.intake import sending
from affiant.portal.views.work import parts


@asks(Action.READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The ledger; on an empty casefile, how to begin."""
    told = parts(request)
    stands: Status = told["stands"]
    if not stands.entries:
        return _begin(request)
    speech = speech_of(request)
    return page(
        request,
        "overview.html",
        **told,
        numbers=_numbers(stands, speech),
        kinds=[(kind_word(kind, speech), speech.number(n)) for kind, n in stands.facts.items()],
        folder=running().casefile.folder,
        judging=gate.visitor(request).may(Action.JUDGE),
    )


@asks(Action.MEMBER)
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """What affiant is for, and how to begin."""
    return _begin(request)


def _begin(request: HttpRequest) -> HttpResponse:
    who, speech = gate.visitor(request), speech_of(request)
    told = parts(request) if who.may(Action.READ) else {"words": upload_labels(speech)}
    if who.may(Action.INTAKE):
        told |= sending(who, speech)
    return page(
        request,
        "welcome.html",
        **told,
        examples=work.examples() is not None,
        folder=running().casefile.folder,
    )


def _numbers(stands: Status, speech: Speech) -> dict[str, str]:
    return {
        name: speech.number(n)
        for name, n in (
            ("entries", stands.entries),
            ("read", stands.read),
            ("failed", stands.failed),
            ("begun", stands.begun),
            ("documents", stands.documents),
            ("facts", sum(stands.facts.values())),
            ("originals", stands.originals),
        )
    }
