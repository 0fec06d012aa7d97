"""What roles are over, in words."""

from collections.abc import Iterable

from affiant.access.models import Grant
from affiant.access.roles.role import Scope
from affiant.evidence.models import Collection
from affiant.portal.speech import Speech


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
