"""How the ring of keys is opened at the command line: a key file, or a passphrase that is asked."""

import getpass
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from affiant.cli.messages import _
from affiant.cli.opening import WRONG_USE
from affiant.cli.output import aside

if TYPE_CHECKING:
    from affiant.access.cipher.keyring import Keyring
    from affiant.access.cipher.ring_file import RingFile
    from affiant.access.cipher.wrapping import Unlocking
    from affiant.evidence.casefile import Casefile

KeyFileOption = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        envvar="AFFIANT_KEY_FILE",
        help=_("The file that opens the keys, kept elsewhere; else a passphrase is asked for."),
        show_default=False,
    ),
]


def ring_of(casefile: "Casefile") -> "RingFile":
    """The casefile's ring, there or not."""
    from affiant.access.cipher.ring_file import RingFile

    return RingFile(casefile.folder / "keys")


def unlocking(key_file: Path | None, question: str = "") -> "Unlocking":
    """What opens the ring; asks for a passphrase where no file is named."""
    from affiant.access.cipher.wrapping import KeyFile, Passphrase

    if key_file is not None:
        return KeyFile(key_file)
    return Passphrase(asked(question or _("Passphrase of the keys: ")))


def asked(question: str) -> str:
    """What somebody types without its being shown; exit code 2 where nobody can."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(question)
        except getpass.GetPassWarning:
            refuse(
                _(
                    "A passphrase is asked for, and there is no terminal to type it at. Name a "
                    "file instead: see the options in --help."
                )
            )


def asked_twice() -> str:
    """A new passphrase; exit code 2 where the two are not the same."""
    first = asked(_("New passphrase (12 characters or more): "))
    if first != asked(_("The same again: ")):
        refuse(_("They are not the same. Nothing was changed."))
    return first


def chosen(key_file: Path | None) -> "Unlocking":
    """What will open the ring from now on: a key file, made where there is none, or a passphrase
    that is typed twice."""
    from affiant.access.cipher.wrapping import KeyFile, Passphrase

    if key_file is not None:
        return KeyFile(key_file) if key_file.exists() else KeyFile.make(key_file)
    return Passphrase(asked_twice())


def opened_ring(casefile: "Casefile", key_file: Path | None) -> "Keyring":
    """The keys; or a sentence and exit code 2."""
    from affiant.access.cipher.errors import RingError

    ring = ring_of(casefile)
    if not ring.file.exists():
        refuse(_("This casefile has no keys yet. Make them: affiant keys create"))
    try:
        return ring.open(unlocking(key_file))
    except RingError:
        refuse(_("The passphrase or the key file does not open the keys, or they are damaged."))


def refuse(message: str) -> NoReturn:
    """Say why not, and stop with exit code 2."""
    aside(f"[red]{message}[/red]")
    raise typer.Exit(WRONG_USE)
