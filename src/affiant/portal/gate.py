"""The one place where a page asks who is there and what they may see.

Every page takes its rows from here: `texts`, `facts`, `entries`, `links`, `collections`. What is
not in these is not there: it answers 404 like what never was. Names and masks (`portal.known`) and
where a document was read from (`evidence.questions`) follow the visitor by themselves.

A view that does not say what it is for (`asks`) is refused to everybody. What a view does is in
the log: its reads of one thing, its searches, exports, changes and denials, by what `asks` and its
address say; `record` tells more.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from affiant.access.roles.role import Permission
from affiant.access.roles.thing import Kind
from affiant.evidence.models import Collection, Entry, Fact, Text
from affiant.evidence.questions import current_texts
from affiant.evidence.reach import texts_of
from affiant.evidence.tracing import links as all_links
from affiant.lineage.link import Link
from affiant.portal import desks, recording
from affiant.portal.actions import Action, action_of, asks
from affiant.portal.here import come, entries_of, in_pieces, leave
from affiant.portal.recording import record
from affiant.portal.visitor import NOBODY, WAYS_IN, Visitor, seen_as, visitor, visitor_of

__all__ = [
    "WAYS_IN",
    "Action",
    "Gate",
    "Visitor",
    "asks",
    "collections",
    "entries",
    "facts",
    "links",
    "may",
    "may_in",
    "record",
    "texts",
    "visitor",
    "visitor_of",
]


def may(visitor: Visitor | None, action: Action | None) -> bool:
    """Whether this visitor may do that anywhere."""
    if action is Action.ENTER:
        return True
    return visitor is not None and action is not None and visitor.may(action)


def entries(who: Visitor) -> QuerySet[Entry]:
    """The rows of the ledger that this visitor may do to what the view is for."""
    return entries_of(Entry.objects.all(), who)


def texts(who: Visitor) -> QuerySet[Text]:
    """The documents that this visitor may see (in a view that judges: may judge, and so on), in
    their current text versions. The same bytes in two collections are one document, seen by who
    may see either."""
    if who.documents.whole:
        return current_texts()
    return texts_of(current_texts(), entries(who))


def facts(who: Visitor) -> QuerySet[Fact]:
    """The facts of these documents. Asked of each fact, so that a page that asks for those of fifty
    documents does not have all documents listed first."""
    return Fact.objects.filter(Exists(texts(who).filter(pk=OuterRef("text"))))


def links(who: Visitor) -> list[Link]:
    """The links between these documents."""
    if who.documents.whole:
        return all_links()
    return all_links(texts(who).values_list("pk", flat=True))


def collections(
    who: Visitor, permission: Permission = Permission.READ, kind: Kind = Kind.DOCUMENT
) -> QuerySet[Collection]:
    """The collections in which this visitor may do that to this kind of thing, by name, the first
    one first."""
    reach = who.reach(permission, kind)
    rows = Collection.objects.order_by("name_key")
    return rows if reach.whole else rows.filter(pk__in=reach.collections)


def may_in(who: Visitor, permission: Permission, text: int) -> bool:
    """Whether this visitor may do that to this document."""
    reach = who.reach(permission)
    rows = Entry.objects.filter(text=text)
    return reach.whole or reach.of(rows, collection="collection").exists()


class Gate:
    """Refuses a view to whoever may not do what it is for, and keeps the log of the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass it on; `process_view` knows which view it is for."""
        before, asked = come(NOBODY), desks.begin()
        try:
            response: HttpResponseBase = self._answer(request)
            recording.done(request, response)
            if response.streaming:
                response.streaming_content = in_pieces(response.streaming_content)  # type: ignore[attr-defined] # of streaming responses
            return response
        finally:
            desks.end(asked)
            leave(before)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _arguments: tuple[object, ...],
        named: dict[str, Any],
    ) -> None:
        """Raise PermissionDenied where the visitor may not."""
        action = action_of(view)
        if action is not None:
            seen_as(request, action)
        who = visitor_of(request)
        recording.begin(request, action, named)
        if not may(who, action):
            raise PermissionDenied
        if who is not None:
            come(who)
