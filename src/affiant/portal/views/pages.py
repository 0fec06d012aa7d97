"""A page of a PDF as it was printed, with the boxes of its facts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from affiant.dossiers.terms import N_
from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Text
from affiant.evidence.ruling import UNJUDGED, rulings
from affiant.portal import gate
from affiant.portal.asked import QUIET
from affiant.portal.gate import Action, asks
from affiant.portal.headers import INERT
from affiant.portal.known import known
from affiant.portal.page import page as made
from affiant.portal.printed import BUSY, Rectangle, Sheet, sheet
from affiant.portal.room_words import room_words
from affiant.portal.speech import speech_of
from affiant.reading.failure import Reason
from affiant.reading.page_picture import DAMAGED, HIDDEN, MISSING, PICTURE, Undrawn
from affiant.reading.span import Span

MOST = 500  # facts of a page that have boxes
UNAVAILABLE = 503

WHY = {
    MISSING: N_("The text of this page was not read, so there is nothing to show of it."),
    DAMAGED: N_("The page cannot be drawn: this part of the file is damaged."),
    PICTURE: N_(
        "The page is a picture, and this document names people who are protected. Words in a "
        "picture cannot be masked, so it is not shown. The text is, with names masked."
    ),
    HIDDEN: N_(
        "Most of the page would lie under bars, because it cannot be told where on it what must "
        "be masked stands. The text is shown instead."
    ),
    BUSY: N_("Other pages are being drawn. Try again in a moment."),
    Reason.TOO_LONG.value: N_("Drawing this page takes longer than is allowed."),
    Reason.TOO_MUCH_MEMORY.value: N_("Drawing this page takes more memory than is allowed."),
}
_OTHER = N_("The page cannot be drawn.")


@asks(Action.READ)
@require_safe
def printed(request: HttpRequest, text: int, number: int) -> HttpResponse:
    """The page with its facts; as JSON to the room's script."""
    row, speech = _text(request, text), speech_of(request)
    shown: dict[str, Any] = {"image": f"/documents/{row.pk}/pages/{number}.png", "why": ""}
    try:
        drawn = sheet(row, number, known().masks)
    except Undrawn as why:
        shown["why"] = speech.gettext(WHY.get(str(why), _OTHER))
    else:
        facts = _boxes(request, row, drawn)
        shown |= {"width": drawn.picture.width, "height": drawn.picture.height, "facts": facts}
        alt = speech.gettext("Page {n} as it was printed; its words stand in the text.")
        shown["alt"] = alt.format(n=number)
    if request.headers.get("Accept", "") == "application/json":
        return JsonResponse(shown)
    shown["facts"] = [
        (pk, [(*box, box[2] - box[0], box[3] - box[1]) for box in boxes])
        for pk, boxes in shown.get("facts", {}).items()
    ]
    return made(
        request,
        "printed.html",
        document=row,
        title=known().masks.hide(row.title, row.pk),
        number=number,
        words=room_words(speech),
        **shown,
    )


@asks(Action.READ)
@require_safe
def image(request: HttpRequest, text: int, number: int) -> HttpResponse:
    """The picture alone, inert."""
    row = _text(request, text)
    try:
        drawn = sheet(row, number, known().masks)
    except Undrawn as why:
        if str(why) == BUSY:
            return HttpResponse(status=UNAVAILABLE, headers={"Retry-After": "2"})
        raise Http404 from why
    return HttpResponse(
        drawn.picture.png, content_type="image/png", headers={"Content-Security-Policy": INERT}
    )


def _text(request: HttpRequest, text: int) -> Text:
    texts = gate.texts(gate.visitor(request)).select_related("original")
    found = texts.filter(pk=text).first()
    if found is None:
        raise Http404
    return found


def _boxes(request: HttpRequest, row: Text, drawn: Sheet) -> dict[int, list[Rectangle]]:
    """The rectangles of the facts that stand on the page and that nobody has rejected."""
    span = drawn.span
    facts = gate.facts(gate.visitor(request)).exclude(kind__in=QUIET)
    inside = facts.filter(text=row, start__gte=span.start, start__lt=span.end)
    rows: list[Fact] = list(inside.order_by("start", "pk")[:MOST])
    judged = rulings(rows)
    found = {}
    for one in rows:
        ruling = judged.get(one.pk, UNJUDGED)
        if ruling.verdict is not Verdict.REJECTED:
            found[one.pk] = drawn.boxes(Span(*ruling.values(one.values)["span"]))
    return {pk: boxes for pk, boxes in found.items() if boxes}
