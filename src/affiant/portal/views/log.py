"""The audit log, for who may read it: the newest first, and whether it holds."""

import json
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.access.models import AuditEntry
from affiant.evidence.held import Verdict
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import Leaves
from affiant.portal.page import page
from affiant.portal.running import scribe
from affiant.portal.speech import Speech, speech_of
from affiant.portal.terms import term

PAGE = 100  # entries


@asks(Action.LOG)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Who did what to which thing; `check` walks the whole chain."""
    scribe().catch_up()
    speech, asked = speech_of(request), request.GET
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
        entries=[_told(one, speech) for one in found[:PAGE]],
        leaves=leaves.among(leaves.offset + len(found)),
        actor=actor,
        action=action,
        actions=[(one.value, deed_word(one, speech)) for one in Deeds],
        address=_address(actor, action),
        checked=_checked(speech) if asked.get("check") == "1" else "",
        words=_words(speech),
    )


def _told(entry: AuditEntry, speech: Speech) -> dict[str, str]:
    deed = deed_word(Deeds(entry.action), speech) if entry.action in list(Deeds) else entry.action
    details = json.loads(entry.details or "{}")
    verdict = details.pop("verdict", "")
    if verdict in list(Verdict):
        deed = f"{deed} ({term(Verdict(verdict), speech)})"
    known = entry.kind in list(ObjectKind)
    kind = object_word(ObjectKind(entry.kind), speech) if known else entry.kind
    return {
        "sequence": speech.number(entry.sequence),
        "at": entry.at[:19].replace("T", " "),
        "actor": entry.actor,
        "did": deed,
        "kind": kind,
        "id": entry.object_id if len(entry.object_id) < 20 else entry.object_id[:12] + "…",  # noqa: PLR2004 - digests are long
        "details": ", ".join(f"{name}: {value}" for name, value in details.items()),
    }


def _checked(speech: Speech) -> str:
    checked = scribe().trail.check()
    _ = speech.gettext
    if checked.holds:
        return _("The log holds. Its head: {head}").format(head=checked.head)
    return _("The log does NOT hold. `affiant verify --audit` tells what is wrong.")


def _address(actor: str, action: str) -> str:
    return urlencode({k: v for k, v in {"actor": actor, "action": action}.items() if v})


def _words(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "log": _("Log"),
        "note": _(
            "Who did what to which thing. It holds numbers and digests and no word of a document, "
            "a search or a person. Nobody can change it; what is missing would show."
        ),
        "number": _("No."),
        "at": _("When (UTC)"),
        "actor": _("Who"),
        "did": _("Did"),
        "thing": _("What"),
        "more": _("More"),
        "everything": _("everything"),
        "show": _("Show"),
        "check": _("Check whether it holds"),
    }


def deed_word(deed: Deeds, speech: Speech) -> str:
    """What was done, in words."""
    _ = speech.gettext
    return {
        Deeds.READ: _("opened"),
        Deeds.SEARCHED: _("searched"),
        Deeds.EXPORTED: _("took out"),
        Deeds.UPLOADED: _("handed in"),
        Deeds.JUDGED: _("judged"),
        Deeds.EDITED: _("changed"),
        Deeds.APPROVED: _("approved"),
        Deeds.PUBLISHED: _("published"),
        Deeds.ASKED_TO_UNMASK: _("asked to unmask"),
        Deeds.CONSENTED: _("consented"),
        Deeds.UNMASKED: _("unmasked"),
        Deeds.GRANTED: _("gave a role"),
        Deeds.WITHDREW: _("withdrew"),
        Deeds.LOGGED_IN: _("logged in"),
        Deeds.LOGGED_OUT: _("logged out"),
        Deeds.FAILED: _("failed to log in"),
        Deeds.LOCKED_OUT: _("was locked out"),
        Deeds.CHANGED_CREDENTIALS: _("changed a password or a second factor"),
        Deeds.DENIED: _("was refused"),
        Deeds.RENEWED_KEY: _("renewed the key"),
        Deeds.RECOVERED_KEYS: _("recovered the keys"),
        Deeds.BACKED_UP: _("backed up"),
        Deeds.RESTORED: _("restored"),
        Deeds.CHECKED: _("checked"),
    }[deed]


def object_word(kind: ObjectKind, speech: Speech) -> str:
    """What it was done to, in words."""
    _ = speech.gettext
    return {
        ObjectKind.ORIGINAL: _("original"),
        ObjectKind.DOCUMENT: _("document"),
        ObjectKind.PASSAGE: _("passage"),
        ObjectKind.FACT: _("fact"),
        ObjectKind.ENTITY: _("name"),
        ObjectKind.COLLECTION: _("collection"),
        ObjectKind.DOSSIER: _("dossier"),
        ObjectKind.SEARCH: _("search"),
        ObjectKind.ACCOUNT: _("account"),
        ObjectKind.TEAM: _("team"),
        ObjectKind.GRANT: _("role"),
        ObjectKind.TOKEN: _("token"),
        ObjectKind.UNMASKING: _("unmasking"),
        ObjectKind.KEY: _("key"),
        ObjectKind.TROVE: _("trove"),
        ObjectKind.MESSAGE: _("message"),
        ObjectKind.RELEASE: _("numbers of mail"),
        ObjectKind.LOG: _("log"),
        ObjectKind.CASEFILE: _("casefile"),
    }[kind]
