"""Roles, what each gives, and how far.

Reader to publisher each give what the one before gives. An auditor sees who did what, and no
document: who watches the log has no reason to be in it. An owner decides who has which role.
"""

from enum import StrEnum


class Permission(StrEnum):
    """What can be allowed."""

    READ = "read"  # open, search, list, preview
    JUDGE = "judge"  # accept, correct, reject facts
    EDIT = "edit"  # upload, merge, split, record a legal standing
    EXPORT = "export"  # take out of the casefile
    UNMASK = "unmask"  # ask to look behind a mask, with a reason
    PUBLISH = "publish"  # approve and freeze a dossier
    CONSENT = "consent"  # be the second person of a bulk unmasking
    READ_LOG = "read log"
    GRANT = "grant"  # give and withdraw roles


class Role(StrEnum):
    """What somebody is to a collection, a document or the whole casefile."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    AUDITOR = "auditor"
    OWNER = "owner"


class Scope(StrEnum):
    """How far a role reaches."""

    ALL = "all"
    COLLECTION = "collection"
    DOCUMENT = "document"


_READER = frozenset({Permission.READ})
_REVIEWER = _READER | {Permission.JUDGE}
_EDITOR = _REVIEWER | {Permission.EDIT, Permission.EXPORT, Permission.UNMASK}
_PUBLISHER = _EDITOR | {Permission.PUBLISH, Permission.CONSENT}

GIVES: dict[Role, frozenset[Permission]] = {
    Role.READER: _READER,
    Role.REVIEWER: _REVIEWER,
    Role.EDITOR: _EDITOR,
    Role.PUBLISHER: _PUBLISHER,
    Role.AUDITOR: frozenset({Permission.READ_LOG}),
    Role.OWNER: frozenset(Permission),
}


def giving(permission: Permission) -> tuple[str, ...]:
    """The roles, as the database writes them, that give this permission."""
    return tuple(role.value for role, given in GIVES.items() if permission in given)
