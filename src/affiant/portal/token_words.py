"""The fixed words of the page of tokens."""

from functools import lru_cache

from affiant.access.tokens import Scope
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def token_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    _ = speech.gettext
    return {
        "tokens": _("Tokens for programs"),
        "note": _(
            "A token lets a program read and write in your name at /api/v1, described in "
            "/api/v1/openapi.json. It gives no more than you may do yourself, and of that only "
            "what you tick. Withdraw it when you no longer need it."
        ),
        "new": _("New token"),
        "label": _("What it is for"),
        "label_help": _("so that you know later which one to withdraw"),
        "scopes": _("What it may do"),
        "days": _("Days until it ends"),
        "make": _("Make the token"),
        "secret": _("Copy it now: it is shown this once, and kept nowhere."),
        "address": _(
            "In OpenRefine: Reconcile, Start reconciling, Add standard service, and this address. "
            "Whoever has the address can match names against this casefile until it is withdrawn."
        ),
        "made": _("made"),
        "until": _("ends"),
        "withdraw": _("Withdraw"),
        "none": _("There is none."),
        "wrong": _(
            "Say what it is for, tick at least one thing, and choose from 1 to 366 days. A token "
            "for matching names is for nothing else, because its address is written into logs."
        ),
    }


@lru_cache(maxsize=2)
def scope_words(speech: Speech) -> dict[Scope, str]:
    """What each scope lets a program do."""
    _ = speech.gettext
    return {
        Scope.READ: _("read documents, facts and names"),
        Scope.JUDGE: _("judge, correct and add facts"),
        Scope.EDIT: _("judge who is who"),
        Scope.EXPORT: _("take out dossiers and tables"),
        Scope.INTAKE: _("hand in files"),
        Scope.LOG: _("read the log"),
        Scope.MATCH: _("match names, for OpenRefine: nothing else"),
    }
