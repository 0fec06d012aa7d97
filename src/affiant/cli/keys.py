"""`affiant keys`: make, renew, change and recover the keys of encrypted fields."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.messages import _, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption
from affiant.cli.output import aside, say
from affiant.cli.speaking import Commands
from affiant.cli.unlocking import (
    KeyFileOption,
    asked,
    chosen,
    opened_ring,
    refuse,
    ring_of,
    unlocking,
)

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile

app = Commands()
SETTINGS = "affiant.portal.team.settings"  # with the tables of accounts, whose secrets are closed

NewKeyFileOption = Annotated[
    Path | None,
    typer.Option(
        "--new-key-file",
        help=_("Close the keys with this file from now on; else a new passphrase is asked for."),
        show_default=False,
    ),
]


@app.command(
    help=_(
        "Make the keys, once. A team's server needs them.\n\n"
        "Example: affiant keys create --recovery age1qz..."
    )
)
def create(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
    recovery: Annotated[
        str,
        typer.Option(
            "--recovery",
            help=_("The public recovery key (age1...); without one, a pair is made and shown."),
            show_default=False,
        ),
    ] = "",
) -> None:
    opened = _opened(casefile, database, make=True)
    ring = ring_of(opened)
    if ring.file.exists():
        refuse(_("This casefile has keys already. To renew them: affiant keys rotate"))
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    with explained(), _ring_errors():
        made = ring.create(chosen(key_file), recovery or str(identity.to_public()))
    _record(opened, "RENEWED_KEY", made.current.id)
    say(_("The keys are made. The current one is {key}.").format(key=made.current.id))
    if not recovery:
        aside(
            _(
                "This is the recovery key. It is shown this once, and opens the keys when the "
                "passphrase is lost. Print it, and keep it where the casefile is not:"
            )
        )
        say(str(identity))


@app.command(help=_("Add a key and close everything anew with it.\n\nExample: affiant keys rotate"))
def rotate(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
) -> None:
    opened = _opened(casefile, database)
    if not ring_of(opened).file.exists():
        refuse(_("This casefile has no keys yet. Make them: affiant keys create"))
    from affiant.access.cipher.at_hand import take
    from affiant.access.cipher.rotation import rotate as close_anew
    from affiant.mail.settling.secret import adopt

    with explained(), _ring_errors():
        ring = ring_of(opened).renew(unlocking(key_file))
        take(ring)
        adopt()
        done = close_anew(ring)
    _record(opened, "RENEWED_KEY", ring.current.id)
    count = done.done
    say(
        ngettext("{n} value closed anew.", "{n} values closed anew.", count).format(n=count)
        + " "
        + _(
            "The current key is {key}; a server that runs takes it when it is started anew."
        ).format(key=ring.current.id)
    )
    for failure in done.failures:
        where = f"{failure.table}.{failure.column}, {failure.row}"
        aside(
            "[red]"
            + _("{where} could not be opened and stays as it is").format(where=where)
            + "[/red]"
        )
    if done.failures:
        raise typer.Exit(1)


@app.command(
    help=_(
        "Take a key out for good that nothing needs any more.\n\n"
        "Example: affiant keys forget 0a1b2c3d"
    )
)
def forget(
    key: Annotated[str, typer.Argument(help=_("The key's eight digits."))],
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
) -> None:
    opened = _opened(casefile, database)
    from affiant.access.cipher.errors import KeyInUse
    from affiant.access.cipher.rotation import forget as take_out

    try:
        with explained(), _ring_errors():
            take_out(ring_of(opened), unlocking(key_file), key)
    except KeyInUse:
        refuse(_("Something is closed with this key still. First: affiant keys rotate"))
    except KeyError:
        refuse(_("There is no such key."))
    _record(opened, "RENEWED_KEY", key)
    say(
        _("The key {key} is forgotten. What older backups hold under it stays closed.").format(
            key=key
        )
    )


@app.command(
    name="list",
    help=_("Tell which keys there are, and what each closes.\n\nExample: affiant keys list"),
)
def list_(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
) -> None:
    opened = _opened(casefile, database)
    from affiant.access.cipher.rotation import remaining

    ring = opened_ring(opened, key_file)
    for name in ring.ids:
        count = remaining(name)
        told = ngettext("{n} value", "{n} values", count).format(n=count)
        say(f"{name}  {told}" + ("  " + _("current") if name == ring.current.id else ""))


@app.command(
    name="change",
    help=_("Close the keys with another passphrase or key file.\n\nExample: affiant keys change"),
)
def change(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
    new_key_file: NewKeyFileOption = None,
) -> None:
    opened = _opened(casefile, database)
    with explained(), _ring_errors():
        ring_of(opened).change(unlocking(key_file), chosen(new_key_file))
    say(_("The keys are closed anew. The old passphrase or file opens them no more."))


@app.command(
    help=_(
        "Make the keys again with the recovery key, when the passphrase is lost.\n\n"
        "Example: affiant keys recover"
    )
)
def recover(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    new_key_file: NewKeyFileOption = None,
) -> None:
    opened = _opened(casefile, database)
    if not ring_of(opened).escrow.file.exists():
        refuse(_("There is no copy to recover from: keys/escrow.age is gone, or was never made."))
    identity = asked(_("Recovery key (AGE-SECRET-KEY-1...): "))
    with explained(), _ring_errors():
        ring = ring_of(opened).recover(identity, chosen(new_key_file))
    _record(opened, "RECOVERED_KEYS", ring.current.id)
    say(_("The keys are there again. If the passphrase may have got out: affiant keys rotate"))


def _opened(casefile: Path, database: str | None, *, make: bool = False) -> "Casefile":
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    opened = open_casefile(casefile, database, create=make)
    from affiant.access.accounts.tables import bring_up_to_date

    with explained():
        bring_up_to_date()
    return opened


@contextmanager
def _ring_errors() -> Iterator[None]:
    from affiant.access.cipher.errors import NotUnlocked, RingDamaged

    try:
        yield
    except NotUnlocked:
        refuse(_("This does not open the keys. Nothing was changed."))
    except RingDamaged:
        refuse(
            _(
                "The keys are damaged, or were changed by somebody. Recover them: affiant keys "
                "recover"
            )
        )
    except Exception as error:
        if type(error).__name__ != "RecipientError":
            raise
        refuse(_("This is no public recovery key: it begins with age1."))


def _record(casefile: "Casefile", name: str, key: str) -> None:
    from affiant.access.audit.action import Action, ObjectKind
    from affiant.access.audit.deed import Deed
    from affiant.access.identifier import LOCAL
    from affiant.portal.running import trail_of

    action: Action = Action[name]
    trail_of(casefile).record(Deed(LOCAL, action, ObjectKind.KEY, key), datetime.now(UTC))
