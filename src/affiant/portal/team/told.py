"""Roles, scopes and accounts in words."""

from collections.abc import Iterable

from affiant.access.models import Grant
from affiant.access.roles.role import Role, Scope
from affiant.evidence.models import Collection
from affiant.portal.speech import Speech


def role_word(role: str, speech: Speech) -> str:
    """A role's name."""
    _ = speech.gettext
    return {
        Role.READER: _("reader"),
        Role.REVIEWER: _("reviewer"),
        Role.EDITOR: _("editor"),
        Role.PUBLISHER: _("publisher"),
        Role.AUDITOR: _("auditor"),
        Role.OWNER: _("owner"),
    }.get(Role(role) if role in list(Role) else Role.READER, role)


class Over:
    """What grants are over, in words; a collection is named to who may know of it."""

    def __init__(self, speech: Speech, named: Iterable[Collection]) -> None:
        self._speech = speech
        self._named = {one.pk: collection_word(one, speech) for one in named}

    def word(self, grant: Grant) -> str:
        """For one grant."""
        _ = self._speech.gettext
        if grant.scope == Scope.ALL:
            return _("the whole casefile")
        if grant.scope == Scope.DOCUMENT:
            return _("document {n}").format(n=grant.scope_id)
        return self._named.get(grant.scope_id or 0, _("collection {n}").format(n=grant.scope_id))


def collection_word(collection: Collection, speech: Speech) -> str:
    """A collection's name; the first one has none of its own."""
    return collection.name or speech.gettext("the first collection")
