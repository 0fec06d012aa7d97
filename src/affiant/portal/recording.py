"""What the log says of a request: what its view is for, and what its address names."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.audit.details import Detail, Format
from affiant.access.cipher.at_hand import keys_at_hand
from affiant.access.cipher.errors import Locked
from affiant.evidence import reach
from affiant.portal.actions import DEEDS, Action
from affiant.portal.running import scribe
from affiant.portal.visitor import Visitor, visitor_of

OBJECTS: dict[str, ObjectKind] = {
    "text": ObjectKind.DOCUMENT,
    "fact": ObjectKind.FACT,
    "entity": ObjectKind.ENTITY,
    "passage": ObjectKind.PASSAGE,
    "original": ObjectKind.ORIGINAL,
    "collection": ObjectKind.COLLECTION,
    "dossier": ObjectKind.DOSSIER,
    "account": ObjectKind.ACCOUNT,
    "grant": ObjectKind.GRANT,
    "token": ObjectKind.TOKEN,
    "unmasking": ObjectKind.UNMASKING,
    "trove": ObjectKind.TROVE,
    "message": ObjectKind.MESSAGE,
    "draft": ObjectKind.RELEASE,
    "release": ObjectKind.RELEASE,
}
"""What a name in an address stands for."""

_FORMATS = {
    "text/html": Format.HTML,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "text/markdown": Format.MARKDOWN,
    "application/json": Format.JSON,
    "text/csv": Format.CSV,
    "application/x-ndjson": Format.FTM,
    "application/zip": Format.BUNDLE,
}
_LATER = (Deeds.READ, Deeds.SEARCHED)
_SAFE = ("GET", "HEAD", "OPTIONS")
_KEPT = "affiant_recording"
FORBIDDEN, MISSING, WRONG = 403, 404, 400


@dataclass(slots=True)
class Asked:
    """What a request is for, and whether its view has told the log of it."""

    action: Action | None
    named: dict[str, Any] = field(default_factory=dict)
    told: bool = False


def begin(request: HttpRequest, action: Action | None, named: dict[str, Any]) -> None:
    """Remember what the request is for."""
    request.__dict__[_KEPT] = Asked(action, named)


def record(
    request: HttpRequest,
    action: Deeds,
    kind: ObjectKind,
    object_id: str = "",
    **details: Detail,
) -> None:
    """Have the log tell what the visitor did, in place of what it would tell by itself.

    Not inside a transaction. Raises Secret for what the log does not take.
    """
    asked = request.__dict__.get(_KEPT)
    if asked is not None:
        asked.told = True
    who = visitor_of(request)
    if who is not None:
        _write(who, action, kind, object_id, details)


def already_told(request: HttpRequest) -> None:
    """Say nothing of this request: it goes on with what the log was told of before."""
    asked = request.__dict__.get(_KEPT)
    if asked is not None:
        asked.told = True


def mark(words: str) -> dict[str, Detail]:
    """The detail that tells what was looked for to those who have the keys and guess the words;
    none where no keys are at hand, as on a laptop."""
    try:
        return {"query": keys_at_hand().mark(words, "search", "query")}
    except Locked:
        return {}


def done(request: HttpRequest, response: HttpResponseBase) -> None:
    """Tell the log of what was asked for and of what became of it."""
    asked: Asked | None = request.__dict__.get(_KEPT)
    who = visitor_of(request) if asked is not None else None
    if asked is None or who is None or asked.told:
        return
    status = response.status_code
    kind, name = _object(asked)
    if status == FORBIDDEN or (status == MISSING and name):
        # What is out of reach and what is not there are told alike: they were answered alike.
        _write(who, Deeds.DENIED, kind, "", {"status": status})
    elif status < WRONG:
        _tell(request, response, asked, who)


def _tell(request: HttpRequest, response: HttpResponseBase, asked: Asked, who: Visitor) -> None:
    kind, name = _object(asked)
    words = request.GET.get("q", "").strip()
    action = asked.action
    if action in (None, Action.ENTER, Action.MEMBER):
        return
    details: dict[str, Detail] = mark(words) if words else {}
    if action is Action.EXPORT:
        form = _FORMATS.get(response.headers.get("Content-Type", "").partition(";")[0])
        details |= {"format": form.value} if form else {}
    if words and not name:
        kind = ObjectKind.SEARCH
    deed = DEEDS.get(action) if action is not None else None
    if action is Action.READ or (action is not Action.EXPORT and request.method in _SAFE):
        deed = Deeds.SEARCHED if words else Deeds.READ if name or action is Action.LOG else None
    if deed is not None:
        _write(who, deed, kind, _number(kind, asked.named.get(name)), details)


def _object(asked: Asked) -> tuple[ObjectKind, str]:
    """What the address names, and under which name; the whole, and "", where it names nothing."""
    for name, kind in OBJECTS.items():
        if name in asked.named:
            return kind, name
    return (ObjectKind.LOG if asked.action is Action.LOG else ObjectKind.CASEFILE), ""


def _number(kind: ObjectKind, named: object) -> str:
    """How the log names the thing: a document by its first row of the ledger that the visitor
    sees, an entity by a keyed mark, for its id could be made from a name and so be guessed."""
    if named is None:
        return ""
    if kind is ObjectKind.ENTITY:
        return str(mark(str(named)).get("query", ""))
    if kind is ObjectKind.DOCUMENT:
        rows = reach.entries().filter(text=int(str(named))).order_by("pk")
        return str(rows.values_list("pk", flat=True).first() or "")
    return str(named)


def _write(
    who: Visitor, action: Deeds, kind: ObjectKind, object_id: str, details: dict[str, Detail]
) -> None:
    deed = Deed(who.person.id, action, kind, object_id, details)
    scribe().write(deed, datetime.now(UTC), later=action in _LATER)
