"""`affiant`: every verb, its help with an example, and what happens when something breaks."""

import sys
from typing import Annotated, NoReturn

import typer

from affiant import __version__
from affiant.cli.language import Language
from affiant.cli.messages import _
from affiant.cli.mishap import sentence
from affiant.cli.opening import WRONG_USE
from affiant.cli.output import aside, forgive_terminals, give_up_output, printable
from affiant.cli.speaking import Commands

app = Commands(
    name="affiant",
    help=_("Evidence you could swear to: from documents to facts that open on their passage."),
)

app.late(
    "read",
    "affiant.cli.read:read",
    help=_(
        "Read files and folders into the casefile.\n\nExample: affiant read letters/ report.pdf"
    ),
)
app.late(
    "status",
    "affiant.cli.status:status",
    help=_("Tell what was read, and what was not and why.\n\nExample: affiant status --all"),
)
app.late(
    "retry",
    "affiant.cli.read:retry",
    help=_("Try again what could not be read.\n\nExample: affiant retry --seconds 600"),
)
app.late(
    "facts",
    "affiant.cli.facts:facts",
    help=_("List facts with the words they stand on.\n\nExample: affiant facts --kind money"),
)
app.late(
    "search",
    "affiant.cli.search:search",
    help=_('Search passages, French and English.\n\nExample: affiant search "contrat OR contract"'),
)
app.late(
    "who",
    "affiant.cli.who:who",
    help=_(
        "Tell who goes by a name, how it is written and why; judge names.\n\n"
        'Example: affiant who ICE; affiant who AWW --same "Arden Widget Watch" '
        '--because "its web page"; affiant who --undo 3'
    ),
)
app.late(
    "standing",
    "affiant.cli.standing:standing",
    help=_(
        "Record where a person stands before the law, from a public record.\n\n"
        'Example: affiant standing "Arlo Penhaligon" charged --on 2020-03-02 '
        '--source "Harrow County Court" --of fraud'
    ),
)
app.late(
    "origins",
    "affiant.cli.origins:origins",
    help=_(
        "Tell which documents came from which, and whose story they tell; judge links.\n\n"
        "Example: affiant origins letter.html; affiant origins letter.html --reject notice.html "
        '--because "two notices on one form"'
    ),
)
app.late(
    "dossier",
    "affiant.cli.dossier:dossier",
    help=_("Write a dossier.\n\nExample: affiant dossier Microsoft --language fr"),
)
app.late(
    "serve",
    "affiant.cli.serve:serve",
    help=_("Open the casefile in a browser, on this machine alone.\n\nExample: affiant serve"),
)
app.late(
    "work",
    "affiant.cli.work:work",
    help=_("Do what pages have asked for, until nothing waits.\n\nExample: affiant work --list"),
)
app.late(
    "backup",
    "affiant.cli.backup:backup",
    help=_(
        "Write the casefile into one encrypted file, while others work.\n\n"
        "Example: affiant backup monday.age --to age1qz..."
    ),
)
app.late(
    "restore",
    "affiant.cli.backup:restore",
    help=_(
        "Make a casefile of a backup, in an empty folder.\n\n"
        "Example: affiant restore monday.age casefile --identity key.txt"
    ),
)
app.late(
    "verify",
    "affiant.cli.verify:verify",
    help=_(
        "Check that the casefile, or a bundle, is what it claims to be.\n\n"
        "Example: affiant verify dossier-microsoft.zip"
    ),
)
app.late(
    "people", "affiant.cli.people:app", help=_("Invite people, give them roles, close accounts.")
)
app.late(
    "keys", "affiant.cli.keys:app", help=_("Make, renew and recover the keys of encrypted fields.")
)
app.late(
    "mail",
    "affiant.cli.mail:app",
    help=_("Read troves of mail, and check their signatures against keys that you keep."),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"affiant {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=_("Print the version and stop.")
        ),
    ] = False,
    lang: Annotated[
        Language | None,
        typer.Option(
            "--lang",
            help=_("The language of what affiant says, before the command: en or fr."),
            show_envvar=False,
        ),
    ] = None,
) -> None:
    del version, lang  # the language is read in `start`, before any sentence is made


def main() -> None:
    """Run the command line; never a traceback for what a user can do something about."""
    forgive_terminals()
    try:
        app()
    except OSError as error:
        give_up_output()
        _give_up(sentence(error))
    except Exception as error:
        if not _is_of_the_database(error):
            raise
        message = _(
            "The database gave out ({cause}). What was written before is kept: see what "
            "`affiant verify` says, and whether the disk is full."
        )
        _give_up(message.format(cause=printable(str(error))))


def _give_up(message: str) -> NoReturn:
    aside(f"[red]{message}[/red]")
    sys.exit(WRONG_USE)


def _is_of_the_database(error: Exception) -> bool:
    """Whether this is Django's DatabaseError, without loading Django to ask."""
    loaded = sys.modules.get("django.db.utils")
    return loaded is not None and isinstance(error, loaded.DatabaseError)
