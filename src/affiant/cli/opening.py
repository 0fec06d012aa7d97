from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from affiant.cli.messages import _
from affiant.cli.mishap import sentence
from affiant.cli.output import aside, printable
from affiant.cli.start import INTERRUPTED
from affiant.evidence.errors import (
    CasefileBusy,
    CasefileDamaged,
    CasefileError,
    CasefileNewer,
    DatabaseAway,
    NoCasefile,
    NoDriver,
)

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile

WRONG_USE = 2


def open_casefile(folder: Path, database: str | None, *, create: bool = False) -> "Casefile":
    """The casefile, or a sentence on standard error and exit code 2."""
    from affiant.evidence.connection import start_django

    start_django()
    from affiant.evidence.casefile import Casefile

    with explained():
        return (Casefile.create if create else Casefile.open)(folder, database)


@contextmanager
def explained(hide: Callable[[str], str] = str) -> Iterator[None]:
    """Turn what is wrong with the casefile as a whole into a sentence and exit code 2.

    `hide` masks names of files.
    """
    try:
        yield
    except CasefileError as error:
        aside(f"[red]{_sentence(error)}[/red]")
        raise typer.Exit(WRONG_USE) from error
    except KeyboardInterrupt as error:
        aside(_("Stopped. What was finished is kept; the same command goes on from there."))
        raise typer.Exit(INTERRUPTED) from error
    except ChildProcessError as error:
        aside(
            _(
                "The system ended a process of this command, most often because memory ran out. "
                "What was finished is kept. Close other programs, and run it again."
            )
        )
        raise typer.Exit(WRONG_USE) from error
    except BrokenPipeError:
        raise  # whoever read what we print has gone away: nothing to tell
    except (ValueError, OSError) as error:
        aside(f"[red]{sentence(error, hide)}[/red]")
        raise typer.Exit(WRONG_USE) from error


def _sentence(error: CasefileError) -> str:
    match error:
        case NoCasefile():
            message = _(
                "There is no casefile in {folder}. Make one with `affiant read FOLDER`, or name "
                "another with --casefile or AFFIANT_CASEFILE."
            )
            return message.format(folder=printable(str(error.folder)))
        case CasefileBusy():
            message = _("Another affiant is writing to {folder}. Wait until it has finished.")
            return message.format(folder=printable(str(error.folder)))
        case CasefileNewer():
            message = _(
                "{folder} was made by a later version of affiant. Install that version: this "
                "one could harm it."
            )
            return message.format(folder=printable(str(error.folder)))
        case CasefileDamaged():
            message = _(
                "The database of {folder} cannot be read ({cause}). The originals may still be "
                "whole: `affiant verify` tells. Restore the database from a backup."
            )
            return message.format(folder=printable(str(error.folder)), cause=printable(error.cause))
        case DatabaseAway():
            message = _(
                "The database does not answer: {cause}. Is its server running, and the URL right?"
            )
            return message.format(cause=printable(error.cause))
        case NoDriver():
            return _(
                "PostgreSQL needs a part that is not installed: pip install 'affiant[postgresql]'"
            ).replace("[", r"\[")
    return printable(str(error))
