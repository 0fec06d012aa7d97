"""Every rule of who may do what, in one block at the end. What is not there is denied."""

from django.db.models import Q

from affiant.access.roles.held import giving_rows
from affiant.access.roles.person import Asker
from affiant.access.roles.predicate import (
    ALL_ROWS,
    NEVER,
    NO_ROWS,
    Columns,
    Grants,
    Predicate,
    of_asker,
)
from affiant.access.roles.role import Permission, Scope
from affiant.access.roles.thing import WHOLE, Kind, Thing


def _given(permission: Permission) -> Predicate:
    """A grant gives the permission at every place that the thing draws on.

    Threats: a dossier shows a line of a document that its reader may not open (every place,
    not any); a thing whose place could not be told is shown to all (no place, no permission).
    """

    def holds(asker: Asker, held: Grants, thing: Thing) -> bool:
        if asker is None or not thing.places:
            return False
        return all(any(one.reaches(permission, place) for one in held) for place in thing.places)

    def rows(asker: Asker, columns: Columns) -> Q:
        if asker is None:
            return NO_ROWS
        if giving_rows(asker, permission, Scope.ALL).exists():
            return ALL_ROWS
        found = NO_ROWS
        for path, scope in (
            (columns.document, Scope.DOCUMENT),
            (columns.collection, Scope.COLLECTION),
        ):
            if path is not None:
                # A subquery, not a list of numbers: SQLite takes 32,766 values in a statement.
                found |= Q(
                    **{f"{path}__in": giving_rows(asker, permission, scope).values("scope_id")}
                )
        return found

    return Predicate(f"given {permission}", holds, rows)


def _given_everywhere(permission: Permission) -> Predicate:
    """Threat: who may see one collection learns from the log what goes on in the others."""

    def rows(asker: Asker, _: Columns) -> Q:
        if asker is None or not giving_rows(asker, permission, Scope.ALL).exists():
            return NO_ROWS
        return ALL_ROWS

    return Predicate(
        f"given {permission} everywhere",
        lambda _asker, held, _thing: any(one.reaches(permission, WHOLE) for one in held),
        rows,
    )


# Threat: nobody has logged in, or the account was closed and its session lives on.
is_somebody = of_asker("is somebody", lambda asker: asker is not None and asker.active)

# Threat: a stolen password, or a session left open on an unwatched desk, takes the archive out.
is_verified = of_asker("is verified", lambda asker: asker is not None and asker.verified)

# Threat: one person, or whoever holds their session, asks and consents alone.
is_another = Predicate(
    "is another",
    lambda asker, _held, thing: asker is not None and thing.by not in ("", asker.id),
    lambda asker, columns: (
        NO_ROWS
        if asker is None or columns.by is None
        else ~Q(**{f"{columns.by}__in": ("", asker.id)})
    ),
)

# Whoever asked for something may see what became of it.
is_own = Predicate(
    "is own",
    lambda asker, _held, thing: asker is not None and thing.by == asker.id,
    lambda asker, columns: (
        NO_ROWS if asker is None or columns.by is None else Q(**{columns.by: asker.id})
    ),
)

_read = is_somebody & _given(Permission.READ)
_edit = _read & _given(Permission.EDIT)
_export = _read & is_verified & _given(Permission.EXPORT)
_grant = is_somebody & is_verified & _given(Permission.GRANT)

RULES: dict[tuple[Kind, Permission], Predicate] = {
    (Kind.DOCUMENT, Permission.READ): _read,
    (Kind.DOCUMENT, Permission.JUDGE): _read & _given(Permission.JUDGE),
    (Kind.DOCUMENT, Permission.EDIT): _edit,
    (Kind.DOCUMENT, Permission.EXPORT): _export,
    (Kind.DOCUMENT, Permission.UNMASK): _read & is_verified & _given(Permission.UNMASK),
    (Kind.COLLECTION, Permission.READ): _read,
    (Kind.COLLECTION, Permission.EDIT): _edit,
    (Kind.COLLECTION, Permission.EXPORT): _export,
    (Kind.COLLECTION, Permission.UNMASK): _read & is_verified & _given(Permission.UNMASK),
    (Kind.DOSSIER, Permission.READ): _read,
    (Kind.DOSSIER, Permission.EDIT): _edit,
    (Kind.DOSSIER, Permission.EXPORT): _export,
    (Kind.DOSSIER, Permission.PUBLISH): (
        _read & is_verified & is_another & _given(Permission.PUBLISH)
    ),
    (Kind.UNMASKING, Permission.READ): is_somebody & (is_own | _given(Permission.CONSENT)),
    (Kind.UNMASKING, Permission.CONSENT): (
        is_somebody & is_verified & is_another & _given(Permission.CONSENT)
    ),
    (Kind.LOG, Permission.READ_LOG): is_somebody & _given_everywhere(Permission.READ_LOG),
    (Kind.GRANTS, Permission.READ): is_somebody & _given(Permission.GRANT),
    (Kind.GRANTS, Permission.GRANT): _grant,
}


def rule(kind: Kind, permission: Permission) -> Predicate:
    """The rule for this; the one that never holds where there is none."""
    return RULES.get((kind, permission), NEVER)
