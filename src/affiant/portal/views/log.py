"""The audit log, for who may read it: the newest first, and whether it holds."""

import json
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.access.models import AuditEntry
from affiant.portal.actors import Actors
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import Leaves
from affiant.portal.log_words import deed_word, details_words, log_words, object_word
from affiant.portal.page import page
from affiant.portal.running import scribe
from affiant.portal.speech import Speech, speech_of

PAGE = 100  # entries


@asks(Action.LOG)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Who did what to which thing; `check` walks the whole chain."""
    scribe().catch_up()
    speech, asked = speech_of(request), request.GET
    actors = Actors(speech)
    leaves = Leaves.of(asked.get("page", ""), PAGE)
    wanted = Q()
    actor, action = asked.get("actor", "")[:50], asked.get("action", "")
    if actor:
        wanted &= Q(actor=actor)
    if action in list(Deeds):
        wanted &= Q(action=action)
    rows = AuditEntry.objects.filter(wanted).order_by("-sequence")
    found = list(rows[leaves.offset : leaves.offset + PAGE + 1])
    return page(
        request,
        "log.html",
        entries=[_told(one, actors, speech) for one in found[:PAGE]],
        leaves=leaves.among(leaves.offset + len(found)),
        actor=actor,
        actors=actors.choices(actor),
        action=action,
        actions=[(one.value, deed_word(one, speech)) for one in Deeds],
        address=_address(actor, action),
        checked=_checked(speech) if asked.get("check") == "1" else "",
        words=log_words(speech),
    )


def _told(entry: AuditEntry, actors: Actors, speech: Speech) -> dict[str, str]:
    number = entry.object_id
    return {
        "sequence": speech.number(entry.sequence),
        "at": entry.at[:19].replace("T", " "),
        "actor": entry.actor,
        "who": actors.name(entry.actor),
        "did": deed_word(entry.action, speech),
        "kind": object_word(entry.kind, speech),
        "id": number if len(number) < 20 else number[:12] + "…",  # noqa: PLR2004 - digests are long
        "whose": actors.name(f"person:{number}") if entry.kind == ObjectKind.ACCOUNT else "",
        "details": details_words(json.loads(entry.details or "{}"), speech, actors.all),
    }


def _checked(speech: Speech) -> str:
    checked = scribe().trail.check()
    _ = speech.gettext
    if checked.holds:
        return _("The log holds. Its head: {head}").format(head=checked.head)
    return _("The log does NOT hold. `affiant verify --audit` tells what is wrong.")


def _address(actor: str, action: str) -> str:
    return urlencode({k: v for k, v in {"actor": actor, "action": action}.items() if v})
