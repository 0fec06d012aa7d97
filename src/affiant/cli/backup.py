from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.messages import _, ngettext
from affiant.cli.mishap import sentence
from affiant.cli.number import counted, sized
from affiant.cli.opening import WRONG_USE, explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, asides, print_json, printable, say
from affiant.cli.unlocking import asked, asked_twice

if TYPE_CHECKING:
    from affiant.access.audit.action import Action
    from affiant.evidence.backup import Closing, Made, Opening, Restored
    from affiant.evidence.backup.writing import Told
    from affiant.evidence.casefile import Casefile

WITH_DAMAGE = 1
LONGEST_KEYS = 64 * 1024  # characters of a file of keys

PassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        help=_("A file with the passphrase in its first line, instead of asking."),
        show_default=False,
    ),
]


def backup(
    file: Annotated[Path, typer.Argument(help=_("The file to write; it must not be there yet."))],
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            help=_(
                "A public key (age1... or ssh-...), or a file of them; can be given several "
                "times. Without one, a passphrase is asked for."
            ),
            show_default=False,
        ),
    ] = None,
    passphrase_file: PassphraseOption = None,
    as_json: JsonOption = False,
) -> None:
    opened = open_casefile(casefile, database)
    from affiant.evidence.backup import back_up

    with explained(), _told() as told, _sentences():
        closing = _closing(to or [], passphrase_file)
        made = back_up(opened, file, closing, datetime.now(UTC), told)
    _record_backup(opened, made)
    _report(made, as_json=as_json)
    if made.damaged:
        raise typer.Exit(WITH_DAMAGE)


def restore(
    file: Annotated[Path, typer.Argument(help=_("A file that `affiant backup` wrote."))],
    folder: Annotated[
        Path, typer.Argument(help=_("Where the casefile is made: an empty folder, or none yet."))
    ],
    *,
    database: DatabaseOption = None,
    identity: Annotated[
        list[Path] | None,
        typer.Option(
            "--identity",
            help=_("A file with a secret key (age or SSH). Without one, the passphrase is asked."),
            show_default=False,
        ),
    ] = None,
    passphrase_file: PassphraseOption = None,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            help=_("The fingerprint of the casefile that must have made it."),
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    from affiant.evidence.connection import start_django

    if database:
        _know_accounts()
    start_django()
    from affiant.evidence.backup import restore as restore_backup

    with explained(), _told() as told, _sentences():
        file.stat()  # no passphrase is asked for what is not there
        opening = _opening(identity or [], passphrase_file)
        restored = restore_backup(file, folder, opening, database=database, key=key, told=told)
    _record_restore(open_casefile(folder, database))
    _report_restored(restored, as_json=as_json)
    if restored.damaged:
        raise typer.Exit(WITH_DAMAGE)


def _know_accounts() -> None:
    """Have the tables of a team's accounts made, too, where this installation knows them."""
    import os
    from importlib.util import find_spec

    if find_spec("allauth") is not None:
        os.environ["DJANGO_SETTINGS_MODULE"] = "affiant.portal.team.settings"


def _closing(to: list[str], passphrase_file: Path | None) -> "Closing":
    from affiant.evidence.backup import Passphrase, Recipients

    if to:
        return Recipients(tuple(key for one in to for key in _keys(one)))
    return Passphrase(_passphrase(passphrase_file, confirm=True))


def _opening(identities: list[Path], passphrase_file: Path | None) -> "Opening":
    from affiant.evidence.backup import Identities, Passphrase

    if identities:
        return Identities(tuple(key for path in identities for key in _secrets(path)))
    return Passphrase(_passphrase(passphrase_file, confirm=False))


def _keys(told: str) -> list[str]:
    """A public key, or those in a file: a line each, but for comments."""
    if told.startswith(("age1", "ssh-")):
        return [told]
    lines = Path(told).read_text("utf-8")[:LONGEST_KEYS].splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _secrets(path: Path) -> list[str]:
    text = path.read_text("utf-8")[:LONGEST_KEYS]
    return [text] if text.startswith("-----") else _keys(str(path))


def _passphrase(file: Path | None, *, confirm: bool) -> str:
    if file is not None:
        return file.read_text("utf-8").splitlines()[0] if file.stat().st_size else ""
    return asked_twice() if confirm else asked(_("Passphrase: "))


@contextmanager
def _told() -> Iterator["Told"]:
    """A progress bar on standard error, when somebody is there to see it."""
    from rich.progress import Progress

    names = {"database": _("Copying the database"), "originals": _("Copying originals")}
    with Progress(console=asides, transient=True, disable=not asides.is_terminal) as progress:
        bars = {}

        def told(what: str, done: int, of: int) -> None:
            if what not in bars:
                bars[what] = progress.add_task(names[what], total=of)
            progress.update(bars[what], completed=done, total=of)

        yield told


@contextmanager
def _sentences() -> Iterator[None]:
    """Say in words why there is no backup, or no casefile again; exit code 2."""
    import sqlite3

    from affiant.evidence.backup import BackupError, Problem
    from affiant.evidence.originals import NO_ROOM

    try:
        yield
    except BackupError as error:
        said = SENTENCES[error.problem].format(detail=printable(error.detail))
    except sqlite3.Error as error:
        said = _("The database cannot be read ({cause}).").format(cause=printable(str(error)))
    except OSError as error:
        problem = Problem.NO_ROOM if error.errno in NO_ROOM else None
        said = SENTENCES[problem] if problem else sentence(error)
    else:
        return
    aside(f"[red]{said}[/red]")
    raise typer.Exit(WRONG_USE)


def _record_backup(opened: "Casefile", made: "Made") -> None:
    from affiant.access.audit.action import Action

    _record(opened, Action.BACKED_UP, {"bytes": made.bytes, "sha256": made.sha256})


def _record_restore(opened: "Casefile") -> None:
    from affiant.access.audit.action import Action
    from affiant.evidence.models import Upload
    from affiant.evidence.work.queue import strike_off

    strike_off("restored", datetime.now(UTC))
    Upload.objects.filter(open=True).delete()  # its files are not in a backup
    _record(opened, Action.RESTORED, {})


def _record(opened: "Casefile", action: "Action", details: "dict[str, int | str]") -> None:
    from affiant.access.audit.action import ObjectKind
    from affiant.access.audit.deed import Deed
    from affiant.access.audit.head import Anchor
    from affiant.access.audit.trail import Trail
    from affiant.access.identifier import LOCAL
    from affiant.evidence.signing import Signer

    trail = Trail(Anchor(opened.folder / "keys", Signer.of(opened.folder)))
    deed = Deed(LOCAL, action, ObjectKind.CASEFILE, details=details)
    trail.record(deed, datetime.now(UTC))


def _report(made: "Made", *, as_json: bool) -> None:
    if as_json:
        print_json(made)
        return
    told = ngettext(
        "{n} original, {size}, encrypted in {file}",
        "{n} originals, {size}, encrypted in {file}",
        made.originals,
    )
    size = sized(made.bytes)
    say(told.format(n=counted(made.originals), size=size, file=printable(str(made.file))))
    say(_("SHA-256: {digest}").format(digest=made.sha256))
    message = _("Made by the casefile with the key {fingerprint}: note it, and ask for it again.")
    say(message.format(fingerprint=made.fingerprint))
    _tell_damage(made.damaged)


def _report_restored(restored: "Restored", *, as_json: bool) -> None:
    if as_json:
        print_json(restored)
        return
    told = ngettext(
        "{n} original, as of {made}, restored into {folder}",
        "{n} originals, as of {made}, restored into {folder}",
        restored.originals,
    )
    folder = printable(str(restored.folder))
    say(told.format(n=restored.originals, made=restored.made[:16].replace("T", " "), folder=folder))
    say(
        _("Made by the casefile with the key {fingerprint}").format(
            fingerprint=restored.fingerprint
        )
    )
    _tell_damage(restored.damaged)
    say(_("Check it: affiant verify --casefile {folder}").format(folder=folder))


def _tell_damage(damaged: tuple[str, ...]) -> None:
    for sha256 in damaged:
        message = _("[yellow]The original {digest} was gone or damaged already.[/]")
        say(message.format(digest=sha256))


SENTENCES = {
    "exists": _("{detail} is there already. Nothing was written over; choose another name."),
    "not empty": _("{detail} is not empty. Nothing was changed; choose an empty one."),
    "no room": _("The disk is full. Nothing was left half written."),
    "no key": _("This key or passphrase does not open it."),
    "bad key": _("This is no key that affiant can use."),
    "short passphrase": _("A passphrase has at least {detail} characters."),
    "no backup": _("This is no backup of a casefile."),
    "damaged": _("The backup is cut off, or was changed. Nothing was restored: try another copy."),
    "forged": _(
        "The parts of this backup are not what its maker signed, or another casefile made it. "
        "Nothing was restored. {detail}"
    ),
    "newer": _(
        "This backup was made by a later version of affiant. Nothing was restored; install that "
        "version."
    ),
    "other database": _(
        "This is the backup of a casefile in {detail}. Restore it into the same: give --database "
        "for PostgreSQL, leave it out for SQLite."
    ),
    "unsteady": _("The keys were changed again and again meanwhile. Try it once more."),
}
