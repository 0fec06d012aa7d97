"""Mail that is out of date: what is said of it, and working it out again, beside the pages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from affiant.access.roles.role import Permission
from affiant.evidence.models import Job, JobKind
from affiant.evidence.work import waiting
from affiant.mail.settling import Stale, out_of_date, stale
from affiant.portal import gate, work
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.speech import Speech

_DIGITS = 18  # of a number that databases count to


@asks(Action.INTAKE)
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Have a collection settled again, or every one that is out of date."""
    who, asked = gate.visitor(request), request.POST.get("collection", "")
    if not asked:
        if not who.documents.whole:
            raise PermissionDenied
        work.ask(who, JobKind.SETTLE)
        return HttpResponseRedirect("/work")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < _DIGITS else 0
    if not gate.collections(who, Permission.EDIT).filter(pk=number).exists():
        raise Http404
    work.ask(who, JobKind.SETTLE, collection=number)
    return HttpResponseRedirect("/work")


def of_collection(collection: int, who: Visitor, speech: Speech) -> dict[str, Any]:
    """What a page of its mail says: nothing where all is as the keys and the table have it."""
    return _told(_sentences(stale(collection), speech), str(collection), who, speech)


def of_all(who: Visitor, speech: Speech) -> dict[str, Any]:
    """What the page of keys says, to who sees the whole casefile."""
    found = [stale(one) for one in out_of_date()] if who.documents.whole else []
    together = Stale(
        sum(one.messages for one in found),
        sum(one.rechecked for one in found),
        any(one.table for one in found),
    )
    return _told(_sentences(together, speech), "", who, speech)


def _told(said: list[str], collection: str, who: Visitor, speech: Speech) -> dict[str, Any]:
    _ = speech.gettext
    asked = Job.objects.none() if not said else waiting().filter(kind=JobKind.SETTLE)
    return {
        "said": said,
        "collection": collection,
        "asked": asked.exists(),
        "may": who.may(Action.INTAKE),
        "button": _("Work it out again"),
        "under_way": _("It is being worked out"),
    }


def _sentences(found: Stale, speech: Speech) -> list[str]:
    _, ngettext = speech.gettext, speech.ngettext
    told = []
    if found.messages:
        told.append(
            ngettext(
                "{n} message came in since this was worked out.",
                "{n} messages came in since this was worked out.",
                found.messages,
            )
        )
    if found.rechecked:
        told.append(
            ngettext(
                "Keys came in since {n} signed message was checked.",
                "Keys came in since {n} signed messages were checked.",
                found.rechecked,
            )
        )
    if found.table:
        told.append(_("The table of domains has changed since senders were worked out."))
    return told
