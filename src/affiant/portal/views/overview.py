from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.evidence.status import Status, misses, status
from affiant.portal import work
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.page import page
from affiant.portal.running import running
from affiant.portal.speech import Speech, speech_of
from affiant.portal.terms import kind_word, term
from affiant.reading.failure import Reason

SHOWN = 50  # things that were not read


@asks(Action.READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The ledger; on an empty casefile, how to begin."""
    stands = status()
    if not stands.entries:
        return welcome(request)
    speech = speech_of(request)
    return page(
        request,
        "overview.html",
        stands=stands,
        numbers=_numbers(stands, speech),
        kinds=[(kind_word(kind, speech), speech.number(n)) for kind, n in stands.facts.items()],
        reasons=[
            (term(Reason(reason), speech), speech.number(n)) for reason, n in stands.reasons.items()
        ],
        failures=_failures(),
        more=max(0, stands.failed - SHOWN),
        working=work.is_going_on(),
        folder=running().casefile.folder,
    )


@asks(Action.MEMBER)
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """What affiant is for, and how to begin."""
    return page(
        request,
        "welcome.html",
        examples=work.examples() is not None,
        working=work.is_going_on(),
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


def _failures() -> list[tuple[str, str]]:
    """Where each lies, its folders left out, and the detail; masked."""
    found = list(islice(misses(), SHOWN))
    if not found:
        return []
    masks = known().masks
    return [(masks.hide(one.locator.rpartition("/")[2]), one.detail) for one in found]
