from enum import StrEnum


class Action(StrEnum):
    """What somebody did, or tried."""

    READ = "read"
    SEARCHED = "searched"
    EXPORTED = "exported"
    UPLOADED = "uploaded"
    JUDGED = "judged"
    EDITED = "edited"  # merged, split, recorded a standing
    APPROVED = "approved"
    PUBLISHED = "published"
    ASKED_TO_UNMASK = "asked to unmask"
    CONSENTED = "consented"  # the second person of a bulk unmasking
    UNMASKED = "unmasked"  # looked behind a mask
    GRANTED = "granted"
    WITHDREW = "withdrew"
    LOGGED_IN = "logged in"
    LOGGED_OUT = "logged out"
    FAILED = "failed"  # a login that did not succeed
    LOCKED_OUT = "locked out"
    CHANGED_CREDENTIALS = "changed credentials"
    DENIED = "denied"  # asked for what the role does not give
    RENEWED_KEY = "renewed key"
    RECOVERED_KEYS = "recovered keys"
    BACKED_UP = "backed up"
    RESTORED = "restored"
    CHECKED = "checked"  # the log or the casefile was verified


class ObjectKind(StrEnum):
    """What it was done to."""

    ORIGINAL = "original"
    DOCUMENT = "document"
    PASSAGE = "passage"
    FACT = "fact"
    ENTITY = "entity"
    COLLECTION = "collection"
    DOSSIER = "dossier"
    SEARCH = "search"
    ACCOUNT = "account"
    TEAM = "team"
    GRANT = "grant"
    TOKEN = "token"  # noqa: S105 - the kind of thing, not one
    UNMASKING = "unmasking"
    KEY = "key"
    TROVE = "trove"
    MESSAGE = "message"
    RELEASE = "release"  # numbers of mail, published or in preparation
    LOG = "log"
    CASEFILE = "casefile"
