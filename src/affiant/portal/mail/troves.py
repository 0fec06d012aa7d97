"""The troves of the casefile, and one of them: what came in, what failed, whose mail it is."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import Leaves
from affiant.portal.mail import rows, settling
from affiant.portal.mail.contents import failures
from affiant.portal.mail.desk import desk
from affiant.portal.mail.masks import hiding
from affiant.portal.mail.trove_page import trove_page
from affiant.portal.mail.words import trove_words, why
from affiant.portal.page import page
from affiant.portal.sizes import size_word
from affiant.portal.speech import speech_of

PAGE = 50  # troves
FAILURES = 50  # of a trove that a page lists


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All troves, the newest first."""
    speech, who = speech_of(request), gate.visitor(request)
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    found = rows.troves(who)
    shown = found.select_related("collection").order_by("-pk")[leaves.offset :][:PAGE]
    hide = hiding(speech.language)
    counts = dict(
        rows.messages(who)
        .filter(trove__in=[one.pk for one in shown])
        .values_list("trove")
        .annotate(Count("pk"))
    )
    return page(
        request,
        "mail_troves.html",
        words=trove_words(speech),
        desk=desk(speech),
        troves=[
            {
                "id": one.pk,
                "name": hide(one.name),
                "collection": one.collection.name,
                "on": speech.date(one.at.date().isoformat()),
                "is_read": one.ended is not None,
                "is_settled": one.settled is not None,
                "messages": speech.number(counts.get(one.pk, 0)),
            }
            for one in shown
        ],
        leaves=leaves.among(found.count()),
    )


@asks(Action.READ)
@require_safe
def trove(request: HttpRequest, trove: int) -> HttpResponse:
    """One trove: what it holds, and page by page what failed."""
    speech, who = speech_of(request), gate.visitor(request)
    row, hide = rows.trove_of(who, trove), hiding(speech.language)
    leaves = Leaves.of(request.GET.get("page", ""), FAILURES)
    failed, total = failures(row, leaves.offset, FAILURES)
    return page(
        request,
        "mail_trove.html",
        words=trove_words(speech),
        desk=desk(speech, row.pk),
        trove=row,
        outdated=settling.of_collection(row.collection_id, who, speech),
        read_on=speech.date(row.at.date().isoformat()),
        failed=[
            {
                "place": hide(one.place),
                "start": speech.number(one.start),
                "size": size_word(one.size, speech) if one.size else "",  # a place has none
                "why": hide(why(one, speech)),
            }
            for one in failed
        ],
        failed_total=speech.number(total),
        leaves=leaves.among(total),
        **trove_page(row, who, hide, speech),
    )
