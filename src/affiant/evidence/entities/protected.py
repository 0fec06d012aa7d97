"""The persons who may have to be masked, with all that documents tell of them: a few rows of many.

Who is protected is decided by `names.standing` from all of somebody's roles. Nobody is without a
role that protects or accuses, so the others need not be looked at, and a casefile of a million
names is asked in milliseconds.
"""

from typing import Any

from affiant.evidence.entities.names import names
from affiant.evidence.entities.taking import COUNTED, take
from affiant.evidence.models import NameCount
from affiant.names.standing import Standing, standing
from affiant.vocabulary.entity import EntityKind

_COUNTED = ("text_id", *COUNTED[1:])


def counted_of_protected() -> tuple[tuple[Any, ...], ...]:
    """The rows of `Names.counted` of every person with such a role; brings names up to date."""
    if take().texts:  # where the database cannot be written, nothing can be looked up
        return names().counted
    persons = NameCount.objects.filter(entity_kind=EntityKind.PERSON.value)
    persons = persons.exclude(name_key="")
    roles = NameCount.objects.exclude(role="").order_by().values_list("role", flat=True).distinct()
    protecting = [role for role in roles if standing([role], quoted=True) is Standing.PROTECTED]
    named = persons.filter(role__in=protecting).exclude(role="").values("name_key")
    rows = persons.filter(name_key__in=named).order_by("text_id", "pk")
    return tuple(rows.values_list(*_COUNTED))
