"""A table that was published: its page, and the files that it is taken out in."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.mail.models import MailDraft
from affiant.mail.settling.releases import Published, published
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.mail.publication_words import publication_words
from affiant.portal.mail.released import Printed
from affiant.portal.mail.sheets import download
from affiant.portal.page import page
from affiant.portal.speech import NAMES, Speech, speech_of

MEDIA = {"csv": "text/csv", "json": "application/json", "html": "text/html"}


@asks(Action.READ)
@require_safe
def release(request: HttpRequest, release: UUID) -> HttpResponse:
    """The table as it was published."""
    row = _row(request, release)
    speech = speech_of(request)
    return page(
        request,
        "mail_publication_release.html",
        words=publication_words(speech),
        row=row,
        on=speech.date(row.at.date().isoformat()),
        printed=_printed(row, speech),
        tongues=NAMES.items(),
        exports=gate.visitor(request).may(Action.EXPORT),
    )


@asks(Action.EXPORT)
@require_safe
def file(request: HttpRequest, release: UUID, form: str) -> HttpResponse:
    """The table as a file, in one of the languages."""
    row = _row(request, release)
    if form not in MEDIA:
        raise Http404
    asked = request.GET.get("language", "")
    printed = _printed(row, Speech(asked) if asked in NAMES else speech_of(request))
    made = {"csv": printed.csv, "json": printed.json, "html": printed.html}[form]()
    return download(f"affiant-mail-{printed.day}.{form}", MEDIA[form], made)


def _row(request: HttpRequest, release: UUID) -> Published:
    """Raises Http404 where there is none, or the visitor sees a part of the casefile."""
    is_whole = gate.visitor(request).documents.whole
    found = [one for one in published() if one.id == str(release)] if is_whole else []
    if not found:
        raise Http404
    return found[0]


def _printed(row: Published, speech: Speech) -> Printed:
    """With the words that were approved with it, which are in one language alone."""
    draft = MailDraft.objects.filter(release=UUID(row.id)).first()
    words = (draft.title, draft.words) if draft else ("", "")
    day = row.at.date().isoformat()
    return Printed(row.told, row.minimum, day, *words, speech, row.agreed_by, row.replies)
