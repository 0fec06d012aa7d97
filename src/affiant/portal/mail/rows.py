"""The mail that a visitor may see, as `portal.gate` has it for documents.

A trove belongs to a collection, whole: who may see the collection may see its mail, and who was
let in to single documents sees none, not even the message that such a document came with.
"""

from dataclasses import replace

from django.db.models import QuerySet
from django.http import Http404

from affiant.access.roles.reach import Reach
from affiant.access.roles.role import Permission
from affiant.mail.models import Message, Trove
from affiant.portal.visitor import Visitor

REPLACED = "replaced"  # `TroveFile.state` of a file in whose place other bytes lie now


def troves(who: Visitor) -> QuerySet[Trove]:
    """The troves in which this visitor may do what the view is for."""
    return _within(who.documents)


def messages(who: Visitor) -> QuerySet[Message]:
    """Their messages, but for those of files that others have replaced."""
    reach, rows = who.documents, Message.objects.exclude(file__state=REPLACED)
    return rows if reach.whole else rows.filter(trove__in=_within(reach))


def trove_of(who: Visitor, number: int) -> Trove:
    """This trove. Raises Http404 for one that is beyond reach, or not there."""
    found = troves(who).select_related("collection").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def message_of(who: Visitor, number: int) -> Message:
    """This message, with its file and trove. Raises Http404 as above."""
    rows = messages(who).select_related("trove__collection", "file__original")
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def may_in(who: Visitor, permission: Permission, trove: Trove) -> bool:
    """Whether this visitor may do that to the mail of this trove."""
    return _within(who.reach(permission)).filter(pk=trove.pk).exists()


def _within(reach: Reach) -> QuerySet[Trove]:
    # A document's number is no trove's: left in, it would let in by chance.
    return replace(reach, documents=frozenset()).of(Trove.objects.all(), collection="collection")
