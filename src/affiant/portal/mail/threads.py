"""The thread that a message stands in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.mail.models import Placement
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import Leaves
from affiant.portal.mail import rows
from affiant.portal.mail.masks import hiding
from affiant.portal.mail.message_words import message_words
from affiant.portal.mail.thread_page import PAGE, Thread, numbers_of
from affiant.portal.page import page
from affiant.portal.running import running
from affiant.portal.speech import speech_of


@asks(Action.READ)
@require_safe
def thread(request: HttpRequest, message: int) -> HttpResponse:
    """All of it in order, a page at a time."""
    who, speech = gate.visitor(request), speech_of(request)
    row = rows.message_of(who, message)
    hide = hiding(speech.language)
    place = Placement.objects.filter(pk=row.pk).first()
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    shown = Thread(place.root_id if place else 0, who, hide, speech, running().casefile.originals)
    told = numbers_of(shown)
    return page(
        request,
        "mail_thread.html",
        words=message_words(speech),
        message=row,
        place=place,
        subject=hide(row.subject),
        trove=hide(row.trove.name),
        posts=shown.posts(leaves.offset),
        leaves=leaves.among(told["total"]),
        told=told["told"],
    )
