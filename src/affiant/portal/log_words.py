"""The words of the log's page: what was done, to what, and what else the log tells of it."""

from collections.abc import Mapping
from types import MappingProxyType

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.access.audit.details import Detail, Method
from affiant.access.roles.ground import Ground
from affiant.access.roles.role import Scope
from affiant.evidence.held import Verdict
from affiant.portal.role_words import role_word
from affiant.portal.sizes import size_word
from affiant.portal.speech import Speech
from affiant.portal.terms import term
from affiant.portal.views.unmasking import ground_word


def log_words(speech: Speech) -> dict[str, str]:
    """Those of its page."""
    _ = speech.gettext
    return {
        "log": _("Log"),
        "note": _(
            "Who did what to which thing. What is kept are numbers and digests, and no word of a "
            "document, a search or a person: names of accounts are put in as you read. Nobody can "
            "change it; what is missing would show."
        ),
        "number": _("No."),
        "at": _("When (UTC)"),
        "actor": _("Who"),
        "did": _("Did"),
        "thing": _("What"),
        "more": _("More"),
        "everything": _("everything"),
        "everybody": _("everybody"),
        "show": _("Show"),
        "check": _("Check whether it holds"),
    }


def deed_word(deed: str, speech: Speech) -> str:
    """What was done, in words; as it stands, what a later version wrote."""
    _ = speech.gettext
    words: dict[str, str] = {
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
    }
    return words.get(deed, deed)


def object_word(kind: str, speech: Speech) -> str:
    """What it was done to, in words."""
    _ = speech.gettext
    words: dict[str, str] = {
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
    }
    return words.get(kind, kind)


def details_words(
    details: Mapping[str, Detail], speech: Speech, people: Mapping[str, str] = MappingProxyType({})
) -> str:
    """What else is told of an entry: `role: owner, over: the whole casefile`."""
    names, colon = _names(speech), speech.gettext(": ")
    told = [
        (names.get(name, name), people.get(str(value)) or _value(name, value, speech))
        for name, value in details.items()
    ]
    return ", ".join(f"{name}{colon}{value}" for name, value in told)


def _names(speech: Speech) -> dict[str, str]:
    """Each detail that the log takes (`access.audit.details.FORMS`)."""
    _ = speech.gettext
    return {
        "bytes": _("size"),
        "collection": _("collection"),
        "commitment": _("seal of the reason"),
        "document": _("document"),
        "format": _("format"),
        "ground": _("ground"),
        "hits": _("found"),
        "holder": _("to"),
        "key": _("key"),
        "method": _("by"),
        "query": _("words looked for (mark)"),
        "role": _("role"),
        "rows": _("rows"),
        "scope": _("over"),
        "sha256": _("SHA-256"),
        "status": _("answer"),
        "verdict": _("verdict"),
    }


def _value(name: str, value: Detail, speech: Speech) -> str:
    if isinstance(value, int):
        is_name = name in ("collection", "document", "status")
        return str(value) if is_name else _count(name, value, speech)
    match name:
        case "role":
            return role_word(value, speech)
        case "verdict" if value in list(Verdict):
            return term(Verdict(value), speech)
        case "ground" if value in list(Ground):
            return ground_word(Ground(value), speech)
        case "scope" | "method":
            return _way(value, speech)
        case "format":
            return _format(value, speech)
    return value


def _count(name: str, value: int, speech: Speech) -> str:
    return size_word(value, speech) if name == "bytes" else speech.number(value)


def _way(value: str, speech: Speech) -> str:
    """How far, or how: a scope or a method."""
    _ = speech.gettext
    words: dict[str, str] = {
        Scope.ALL: _("the whole casefile"),
        Scope.COLLECTION: _("one collection"),
        Scope.DOCUMENT: _("one document"),
        Method.PASSWORD: _("password"),
        Method.CODE: _("authenticator code"),
        Method.PASSKEY: _("passkey"),
        Method.RECOVERY: _("recovery code"),
        Method.TOKEN: _("token"),
    }
    return words.get(value, value)


def _format(value: str, speech: Speech) -> str:
    """As people call a kind of file."""
    _ = speech.gettext
    return {
        "bundle": _("signed bundle"),
        "original": _("original"),
        "markdown": "Markdown",
        "ftm": "FollowTheMoney",
    }.get(value, value.upper())
