"""`affiant people`: accounts of a team, from the machine that holds the casefile."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from affiant.cli.messages import _
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.speaking import Commands
from affiant.cli.unlocking import refuse

if TYPE_CHECKING:
    from affiant.access.accounts.models import Account
    from affiant.access.audit.trail import Trail
    from affiant.access.models import Grant
    from affiant.access.roles.person import Person
    from affiant.access.roles.role import Role, Scope

app = Commands()
SETTINGS = "affiant.portal.team.settings"
ROLES = {
    "reader": _("reader"),
    "reviewer": _("reviewer"),
    "editor": _("editor"),
    "publisher": _("publisher"),
    "auditor": _("auditor"),
    "owner": _("owner"),
}
"""As they are typed, and as they are called."""
SCOPES = {
    "all": _("{role} of the whole casefile"),
    "collection": _("{role} of collection {number}"),
    "document": _("{role} of document {number}"),
}

RoleOption = Annotated[
    str,
    typer.Option(
        "--role",
        help=_("reader, reviewer, editor, publisher, auditor or owner."),
        show_default=False,
    ),
]
CollectionOption = Annotated[
    str,
    typer.Option(
        "--collection",
        help=_("Over this collection; else over the whole casefile."),
        show_default=False,
    ),
]
LoginArgument = Annotated[str, typer.Argument(help=_("The name that they log in with."))]


@app.command(
    help=_(
        "Make an account and the link that opens it.\n\n"
        'Example: affiant people invite ada --name "Ada Quill" --role owner'
    )
)
def invite(
    login: LoginArgument,
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    name: Annotated[
        str,
        typer.Option(
            "--name", help=_("What their judgements are signed with."), show_default=False
        ),
    ] = "",
    role: RoleOption = "",
    collection: CollectionOption = "",
) -> None:
    trail = _opened(casefile, database, create=True)  # a team may begin with its people
    from affiant.access.accounts.inviting import LoginTaken
    from affiant.access.accounts.inviting import invite as make
    from affiant.access.roles.granting import Giving, grant

    with _refusals():
        office = _office(role, collection) if role else None
        try:
            made = make(trail, _local(trail), login, name or login, _now())
        except LoginTaken:
            refuse(
                _(
                    "This login or this name is taken, or the login is none: 3 to 60 small letters "
                    "without accents, digits, dots and hyphens."
                )
            )
        if office:
            grant(trail, _local(trail), Giving(made.account.holder, *office), _now())
    _tell_link(made.secret)


@app.command(help=_("Make a link to a new password.\n\nExample: affiant people link ada --anew"))
def link(
    login: LoginArgument,
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    anew: Annotated[
        bool,
        typer.Option("--anew", help=_("It removes second factors, too: for a lost telephone.")),
    ] = False,
) -> None:
    trail = _opened(casefile, database)
    from affiant.access.accounts.inviting import invite_anew

    with _refusals():
        made = invite_anew(trail, _local(trail), _account(login), _now(), anew=anew)
    _tell_link(made.secret)


@app.command(
    help=_(
        "Give somebody a role.\n\nExample: affiant people give ada --role reader --collection Mills"
    )
)
def give(
    login: LoginArgument,
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    role: RoleOption = "reader",
    collection: CollectionOption = "",
) -> None:
    trail = _opened(casefile, database)
    from affiant.access.roles.granting import Giving, grant

    with _refusals():
        account = _account(login)
        giving = Giving(account.holder, *_office(role, collection))
        grant(trail, _local(trail), giving, _now())
    say(_("{name} has the role.").format(name=printable(account.name)))


@app.command(help=_("Close an account.\n\nExample: affiant people close ada"))
def close(
    login: LoginArgument,
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
) -> None:
    trail = _opened(casefile, database)
    from affiant.access.accounts.inviting import close as shut

    with _refusals():
        account = _account(login)
        shut(trail, _local(trail), account, _now())
    say(_("{name} is out.").format(name=printable(account.name)))


@app.command(name="list", help=_("Tell who has an account.\n\nExample: affiant people list"))
def list_(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    _opened(casefile, database)
    from affiant.access.accounts.models import Account
    from affiant.access.models import Grant

    rows: list[dict[str, Any]] = [
        {
            "login": row.login,
            "name": row.name,
            "open": row.is_active,
            "grants": list(Grant.objects.filter(holder=row.holder, withdrawn_at=None)),
        }
        for row in Account.objects.order_by("login")
    ]
    if as_json:
        for row in rows:
            roles = [str(one).partition(": ")[2] for one in row.pop("grants")]
            row["roles"] = ", ".join(roles)
        print_json({"people": rows})
        return
    if not rows:
        aside(_("Nobody has an account yet. Invite somebody: affiant people invite"))
    for row in rows:
        status = "" if row["open"] else "  " + _("closed")
        holds = ", ".join(map(_held, row["grants"]))
        say(f"{row['login']}  {printable(row['name'])}  {holds}{status}")


def _held(grant: "Grant") -> str:
    """A role, and what it is over."""
    return SCOPES[grant.scope].format(role=ROLES[grant.role], number=grant.scope_id)


@app.command(
    help=_(
        "Make this machine an owner again, when no owner can log in any more.\n\n"
        "Example: affiant people rescue"
    )
)
def rescue(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
) -> None:
    trail = _opened(casefile, database)
    from affiant.access.roles.founding import rescue as make_owner

    make_owner(trail, _now())
    say(_("Whoever holds this machine is an owner of the casefile. The log tells of it."))


def _opened(casefile: Path, database: str | None, *, create: bool = False) -> "Trail":
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    opened = open_casefile(casefile, database, create=create)
    from affiant.access.accounts.tables import bring_up_to_date
    from affiant.portal.running import trail_of

    with explained():
        bring_up_to_date()
    return trail_of(opened)


def _local(trail: "Trail") -> "Person":
    """Whoever holds the machine, the first owner where there is none yet."""
    from affiant.access.identifier import LOCAL
    from affiant.access.roles.founding import has_owner
    from affiant.access.roles.granting import found
    from affiant.access.roles.person import Person

    if not has_owner():
        found(trail, LOCAL, _now())
    return Person(LOCAL, verified=True)


@contextmanager
def _refusals() -> Iterator[None]:
    from affiant.access.roles.granting import Refused

    try:
        with explained():
            yield
    except Refused:
        refuse(
            _(
                "This machine is no owner of the casefile: an owner does this in the portal. If "
                "none can log in any more: affiant people rescue"
            )
        )


def _account(login: str) -> "Account":
    from affiant.access.accounts.models import Account

    found = Account.objects.filter(login=login.strip().casefold()).first()
    if found is None:
        refuse(_("There is no account {login}.").format(login=printable(login)))
    return found


def _office(role: str, collection: str) -> "tuple[Role, Scope, int | None]":
    """A role and what it is over, as they were typed; exit code 2 where there is none such."""
    from affiant.access.roles.role import Role, Scope
    from affiant.evidence.collections import collection_key
    from affiant.evidence.models import Collection

    if role not in ROLES:
        refuse(_("There is no role {role}.").format(role=printable(role)))
    if not collection:
        return Role(role), Scope.ALL, None
    found = Collection.objects.filter(name_key=collection_key(collection)).first()
    if found is None:
        refuse(_("There is no collection {name}.").format(name=printable(collection)))
    return Role(role), Scope.COLLECTION, found.pk


def _tell_link(secret: str) -> None:
    say(f"/join/{secret}")
    aside(
        _(
            "Put the server's address before it and hand it over in person, or over a channel you "
            "trust. It is shown this once, opens once, and for three days."
        )
    )


def _now() -> datetime:
    return datetime.now(UTC)
