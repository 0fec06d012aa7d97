"""The one place that decides: `allowed` for a thing in hand, `visible` for the rows of a query.

    documents = visible(person, Text.objects.all(), Columns(document="pk", collection="..."))

The portal's pages and API take their rows by `reach`, which asks the same rules once a request
(`portal.gate`). `visible` puts a rule into the query itself; the tests hold `reach` against it.
"""

from typing import TypeVar

from django.db.models import Model, QuerySet

from affiant.access.roles.held import held_by
from affiant.access.roles.person import Asker
from affiant.access.roles.predicate import NEVER, Columns
from affiant.access.roles.role import Permission
from affiant.access.roles.rules import rule
from affiant.access.roles.thing import Kind, Thing

M = TypeVar("M", bound=Model)


def allowed(asker: Asker, permission: Permission, thing: Thing) -> bool:
    """Whether the asker may do this to this thing."""
    asked = rule(thing.kind, permission)
    if asker is None or asked is NEVER:
        return False
    return asked.holds(asker, held_by(asker, thing.places), thing)


def visible(
    asker: Asker,
    rows: QuerySet[M],
    columns: Columns,
    *,
    kind: Kind = Kind.DOCUMENT,
    permission: Permission = Permission.READ,
) -> QuerySet[M]:
    """Of these rows, those that the asker may do this to; each once, whatever `columns` join."""
    wanted = rule(kind, permission).rows(asker, columns)
    if not any("__" in (path or "") for path in (columns.document, columns.collection)):
        return rows.filter(wanted)
    return rows.filter(pk__in=rows.model._default_manager.filter(wanted).values("pk"))  # noqa: SLF001 - documented by Django
