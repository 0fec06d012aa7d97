"""Asking to look behind masks, with a ground and a reason; consenting to what others ask."""

from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from affiant.access.cipher.errors import Unopenable
from affiant.access.identifier import LOCAL
from affiant.access.models import Unmasking
from affiant.access.roles.granting import Refused
from affiant.access.roles.ground import Ground
from affiant.access.roles.reach import Reach
from affiant.access.roles.role import Permission, Scope
from affiant.access.roles.thing import Kind, Place
from affiant.access.roles.unmasking import Wish, ask, consent
from affiant.evidence.models import Entry, Text
from affiant.portal import gate
from affiant.portal.by_token import ACCOUNTS
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.page import page
from affiant.portal.recording import already_told
from affiant.portal.running import running, scribe
from affiant.portal.speech import Speech, speech_of
from affiant.portal.unmasking import masked_in, place_of, place_of_row, subject_of

WRONG, LOCKED = 400, 409
LONGEST = 1_000  # characters of a reason
_SCOPES = (Scope.DOCUMENT.value, Scope.COLLECTION.value)


@asks(Action.UNMASK)
@require_http_methods(["GET", "HEAD", "POST"])
def unmask(request: HttpRequest, text: int) -> HttpResponse:
    """Ask for one person of a document, who is shown for an hour, or for all, who wait."""
    row = gate.texts(gate.visitor(request)).filter(pk=text).first()
    if row is None:
        raise Http404
    if request.method != "POST":
        return _asked(request, row)
    already_told(request)
    return _ask(request, row)


@asks(Action.CONSENT)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, where the visitor may be one."""
    visitor, speech = gate.visitor(request), speech_of(request)
    reach = visitor.reach(Permission.CONSENT, Kind.UNMASKING)
    rows = Unmasking.objects.filter(open_from=None, scope__in=_SCOPES).order_by("asked_at")
    rows = rows.exclude(asked_by=visitor.person.id)
    if not reach.whole:
        entries = reach.of(Entry.objects.exclude(text=None), collection="collection")
        there = Q(scope=Scope.DOCUMENT.value, scope_id__in=entries.values("pk"))
        there |= Q(scope=Scope.COLLECTION.value, scope_id__in=sorted(reach.collections))
        rows = rows.filter(there)
    found = list(rows[:100])
    names = {holder: _called(holder) for holder in {one.asked_by for one in found}}
    return page(
        request,
        "unmaskings.html",
        words=_words(speech),
        rows=[
            {
                "id": one.pk,
                "name": names[one.asked_by],
                "by": one.asked_by,
                "on": speech.date(one.asked_at.date().isoformat()),
                "where": _where(one, speech),
                "ground": ground_word(Ground(one.ground), speech),
                "reason": _reason(one),
            }
            for one in found
        ],
    )


@asks(Action.CONSENT)
@require_POST
def agree(request: HttpRequest, unmasking: UUID) -> HttpResponse:
    """Be the second person."""
    visitor = gate.visitor(request)
    row = Unmasking.objects.filter(pk=unmasking, scope__in=_SCOPES).first()
    place = _place(row, visitor.reach(Permission.CONSENT, Kind.UNMASKING)) if row else None
    if row is None or place is None:
        raise Http404
    already_told(request)
    try:
        consent(scribe().trail, visitor.person, row.pk, place, datetime.now(UTC))
    except Refused as refused:
        raise Http404 from refused
    return HttpResponseRedirect("/unmaskings")


def _place(row: Unmasking, reach: Reach) -> Place | None:
    """Where it was asked for; None where the visitor may not consent there."""
    if row.scope == Scope.COLLECTION.value:
        is_within = reach.whole or row.scope_id in reach.collections
        return Place(collections=frozenset({row.scope_id})) if is_within else None
    mine = reach.of(Entry.objects.all(), collection="collection")
    entry = mine.filter(pk=row.scope_id).first()
    return place_of_row(entry) if entry is not None else None


def _called(holder: str) -> str:
    """The name of who asks, as far as it is known: whoever consents has to know for whom."""
    if holder == LOCAL:
        return running().owner
    number = holder.rpartition(":")[2]
    told = (account(int(number)) for account in ACCOUNTS) if number.isdecimal() else ()
    return next(filter(None, told), "")


def _where(row: Unmasking, speech: Speech) -> str:
    _ = speech.gettext
    if row.scope == Scope.DOCUMENT.value:
        return _("document {n}").format(n=row.scope_id)
    return _("everybody in collection {n}, mail and documents").format(n=row.scope_id)


def _ask(request: HttpRequest, row: Text) -> HttpResponse:
    visitor, sent = gate.visitor(request), request.POST
    people, place = masked_in(known().masks, row), place_of(visitor, row)
    who = sent.get("who", "")
    try:
        if place is None or place.document is None:
            raise Http404
        subject = "" if who == "all" else subject_of(people[int(who) - 1])
        wish = Wish(
            Scope.DOCUMENT,
            place.document,
            place,
            Ground(sent.get("ground", "")),
            sent.get("reason", "")[:LONGEST].strip(),
            subject,
        )
        made = ask(scribe().trail, visitor.person, wish, datetime.now(UTC))
    except Unopenable:
        return _asked(request, row, LOCKED, _words(speech_of(request))["locked"])
    except (ValueError, IndexError):
        return _asked(request, row, WRONG, _words(speech_of(request))["few_words"])
    except Refused as refused:
        raise Http404 from refused
    if made.open_from is None:
        return _asked(request, row, 200, _words(speech_of(request))["waits"])
    return HttpResponseRedirect(f"/documents/{row.pk}")


def _asked(request: HttpRequest, row: Text, status: int = 200, told: str = "") -> HttpResponse:
    speech, masks = speech_of(request), known().masks
    people = masked_in(masks, row)
    _ = speech.gettext
    return page(
        request,
        "unmask.html",
        status=status,
        document=row,
        title=masks.hide(row.title, row.pk),
        told=told,
        people=[
            (number, _("masked person {n}").format(n=number))
            for number, _one in enumerate(people, 1)
        ],
        grounds=[(one.value, ground_word(one, speech)) for one in Ground],
        words=_words(speech),
    )


def _reason(row: Unmasking) -> str:
    try:
        return str(row.reason)
    except Unopenable:
        return ""


def ground_word(ground: Ground, speech: Speech) -> str:
    """For what somebody may look, in words."""
    _ = speech.gettext
    return {
        Ground.RIGHT_OF_REPLY: _("to ask the person before publishing"),
        Ground.SAFETY: _("somebody is in danger"),
        Ground.LEGAL_DUTY: _("a court or a law asks for it"),
        Ground.REPRESENTATION: _("a lawyer acts for the person"),
        Ground.CHECKING: _("to check whether the mask is right"),
    }[ground]


def _words(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "title": _("Look behind a mask"),
        "note": _(
            "One person is shown to you for an hour, in this document, on the screen alone. All of "
            "them at once wait for a second person. That you asked, and for what, is in the log; "
            "your reason is kept encrypted."
        ),
        "nobody": _("Nobody is masked in this document."),
        "who": _("Whom"),
        "all": _("all of them"),
        "ground": _("Ground"),
        "reason": _("Reason"),
        "reason_help": _("A few words that you could answer for."),
        "ask": _("Ask"),
        "back": _("Back to the document"),
        "few_words": _("Say whom, on what ground, and why, in a few words."),
        "locked": _("Reasons are kept encrypted, and this casefile has no keys at hand."),
        "waits": _("It waits for a second person, who may approve dossiers there."),
        "waiting": _("Masks that somebody asks to look behind"),
        "none": _("Nothing waits."),
        "consent": _("Consent"),
    }
