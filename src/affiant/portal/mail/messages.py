"""A message: its page, its original bytes, and asking to look behind its masks."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.access.audit.details import Format
from affiant.access.roles.role import Permission
from affiant.mail.models import Message
from affiant.portal import gate
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.headers import INERT
from affiant.portal.mail import rows
from affiant.portal.mail.asking import ask, asked
from affiant.portal.mail.message_page import Page
from affiant.portal.mail.message_words import message_words
from affiant.portal.mail.opened import Opened
from affiant.portal.mail.unmasking import Lifted, lifted
from affiant.portal.mail.verdicts import Findings, Wish, findings
from affiant.portal.page import page
from affiant.portal.recording import already_told
from affiant.portal.running import running
from affiant.portal.speech import speech_of

_MOST_PARTS = 6  # digits of the number of a part
_MOST_RESTORED = 60_000  # bytes of a restored message that are shown


@asks(Action.READ)
@require_safe
def message(request: HttpRequest, message: int) -> HttpResponse:
    """What it says, what came with it, and what its signatures prove, worked out now."""
    who, speech = gate.visitor(request), speech_of(request)
    row = rows.message_of(who, message)
    opened = Opened(row, running().casefile.originals)
    open_to = lifted(who, row, opened.identities)
    hide = open_to.hide(speech.language)
    wish = Wish.of(request.GET.get("as_of", ""), request.GET.get("undo", ""))
    found = findings(opened, wish, speech.language, hide)
    may_unmask = rows.may_in(who, Permission.UNMASK, row.trove)
    return page(
        request,
        "mail_message.html",
        words=message_words(speech),
        message=row,
        trove=hide(row.trove.name),
        found=found,
        links=[
            message_words(speech)["instance"].format(n=n, domain=domain, said=said)
            for n, domain, said in found.links
        ],
        signatures=_signatures(found, open_to, may_unmask=may_unmask),
        as_of=wish.as_of.isoformat() if wish.as_of else "",
        undo=wish.undo,
        may_unmask=may_unmask,
        may_take=_may_take(who, row, open_to) and opened.is_kept,
        is_lifted=bool(open_to.shown),
        is_kept=opened.is_kept,
        **Page(row, opened, who, hide, speech).shown(_part(request)),
    )


@asks(Action.EXPORT)
@require_safe
def original(request: HttpRequest, message: int) -> HttpResponse:
    """Its bytes as they were stored, for who may unmask and take out, once all are unmasked to
    them. Nothing that opens the answer runs it."""
    who = gate.visitor(request)
    row = rows.message_of(who, message)
    opened = Opened(row, running().casefile.originals)
    if not _may_take(who, row, lifted(who, row, opened.identities)):
        raise Http404
    raw = opened.raw()
    if raw is None:
        raise Http404
    gate.record(
        request, Deeds.EXPORTED, ObjectKind.MESSAGE, str(row.pk), format=Format.ORIGINAL.value
    )
    return HttpResponse(
        raw,
        content_type="application/octet-stream",  # as mail, a browser might show it
        headers={
            "Content-Disposition": f'attachment; filename="message-{row.pk}.eml"',
            "Content-Security-Policy": INERT,
        },
    )


@asks(Action.UNMASK)
@require_http_methods(["GET", "HEAD", "POST"])
def unmask(request: HttpRequest, message: int) -> HttpResponse:
    """Ask for one person of its header, who is shown for an hour, or for all, who wait."""
    row = rows.message_of(gate.visitor(request), message)
    opened = Opened(row, running().casefile.originals)
    if request.method != "POST":
        return asked(request, opened)
    already_told(request)
    refused = ask(request, opened)
    return refused or HttpResponseRedirect(f"/mail/messages/{row.pk}")


def _may_take(who: Visitor, row: Message, open_to: Lifted) -> bool:
    allowed = (Permission.EXPORT, Permission.UNMASK)
    return open_to.whole and all(rows.may_in(who, one, row.trove) for one in allowed)


def _signatures(found: Findings, open_to: Lifted, *, may_unmask: bool) -> list[dict[str, object]]:
    """Each with its axes; what was restored only for whom the whole message is open."""
    is_open = may_unmask and open_to.whole
    return [
        {
            "told": one,
            "is_restored": one.restored is not None,
            "restored": _characters(one.restored.message) if is_open and one.restored else "",
        }
        for one in found.told
    ]


def _characters(raw: bytes) -> str:
    return raw[:_MOST_RESTORED].decode("utf-8", "replace").replace("\r\n", "\n")


def _part(request: HttpRequest) -> int:
    told = request.GET.get("part", "")
    fits = told.isascii() and told.isdecimal() and len(told) <= _MOST_PARTS
    return int(told) if fits else 1
