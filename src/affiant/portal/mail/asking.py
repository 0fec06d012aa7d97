"""The form that asks to look behind a mask of a message, and what is made of it."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse

from affiant.access.cipher.errors import Unopenable
from affiant.access.roles.granting import Refused
from affiant.access.roles.ground import Ground
from affiant.access.roles.role import Scope
from affiant.access.roles.unmasking import Wish
from affiant.access.roles.unmasking import ask as record
from affiant.portal import gate
from affiant.portal.mail.masks import hiding
from affiant.portal.mail.opened import MOST_PEOPLE, Opened
from affiant.portal.mail.unmasking import place_of, subject_of
from affiant.portal.page import page
from affiant.portal.running import scribe
from affiant.portal.speech import Speech, speech_of
from affiant.portal.views.unmasking import LONGEST, ground_word

WRONG, LOCKED = 400, 409


def ask(request: HttpRequest, opened: Opened) -> HttpResponse | None:
    """Record what the form asks for; the form again where it lacks something, or waits."""
    visitor, sent, message = gate.visitor(request), request.POST, opened.message
    who, words = sent.get("who", ""), unmask_words(speech_of(request))
    try:
        wish = Wish(
            Scope.COLLECTION,
            message.trove.collection_id,
            place_of(message),
            Ground(sent.get("ground", "")),
            sent.get("reason", "")[:LONGEST].strip(),
            "" if who == "all" else subject_of(message, opened.identities[_place(who)]),
        )
        made = record(scribe().trail, visitor.person, wish, datetime.now(UTC))
    except Unopenable:
        return asked(request, opened, LOCKED, words["locked"])
    except (ValueError, IndexError):
        return asked(request, opened, WRONG, words["few_words"])
    except Refused as refused:
        raise Http404 from refused
    return asked(request, opened, 200, words["waits"]) if made.open_from is None else None


def asked(request: HttpRequest, opened: Opened, status: int = 200, told: str = "") -> HttpResponse:
    """The form."""
    speech = speech_of(request)
    hide = hiding(speech.language)
    return page(
        request,
        "mail_message_unmask.html",
        status=status,
        message=opened.message,
        subject=hide(opened.message.subject),
        told=told,
        people=[
            (number, hide(one.removeprefix("name:")))
            for number, one in enumerate(opened.identities[:MOST_PEOPLE], 1)
        ],
        grounds=[(one.value, ground_word(one, speech)) for one in Ground],
        words=unmask_words(speech),
    )


def _place(who: str) -> int:
    """The place of a person in the form. Raises ValueError for what is no number of one."""
    place = int(who) - 1
    if place < 0:
        raise ValueError(who)
    return place


def unmask_words(speech: Speech) -> dict[str, str]:
    """The words of the form."""
    _ = speech.gettext
    return {
        "title": _("Look behind a mask"),
        "note": _(
            "One person is shown to you for an hour, in this message, on the screen alone. All of "
            "the collection at once waits for a second person. That you asked, and for what, is "
            "in the log; your reason is kept encrypted."
        ),
        "nobody": _("Its header names nobody."),
        "who": _("Whom"),
        "all": _("everybody in this collection"),
        "ground": _("Ground"),
        "reason": _("Reason"),
        "reason_help": _("A few words that you could answer for."),
        "ask": _("Ask"),
        "back": _("Back to the message"),
        "few_words": _("Say whom, on what ground, and why, in a few words."),
        "locked": _("Reasons are kept encrypted, and this casefile has no keys at hand."),
        "waits": _("It waits for a second person, who may approve dossiers there."),
        "no_subject": _("(no subject)"),
    }
