"""`affiant`: every verb, its help with an example, and what happens when something breaks."""

import sys
from collections.abc import Callable
from typing import Annotated, NoReturn

import typer

from affiant import __version__
from affiant.cli.backup import backup, restore
from affiant.cli.dossier import dossier
from affiant.cli.facts import facts
from affiant.cli.keys import app as keys
from affiant.cli.language import Language
from affiant.cli.mail import app as mail
from affiant.cli.messages import _
from affiant.cli.mishap import sentence
from affiant.cli.opening import WRONG_USE
from affiant.cli.origins import origins
from affiant.cli.output import aside, forgive_terminals, give_up_output, printable
from affiant.cli.people import app as people
from affiant.cli.read import read, retry
from affiant.cli.search import search
from affiant.cli.serve import serve
from affiant.cli.speaking import Commands
from affiant.cli.standing import standing
from affiant.cli.status import status
from affiant.cli.verify import verify
from affiant.cli.who import who
from affiant.cli.work import work

app = Commands(
    name="affiant",
    help=_("Evidence you could swear to: from documents to facts that open on their passage."),
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
)

HELP: dict[Callable[..., None], str] = {
    read: _(
        "Read files and folders into the casefile.\n\nExample: affiant read letters/ report.pdf"
    ),
    status: _("Tell what was read, and what was not and why.\n\nExample: affiant status --all"),
    retry: _("Try again what could not be read.\n\nExample: affiant retry --seconds 600"),
    facts: _("List facts with the words they stand on.\n\nExample: affiant facts --kind money"),
    search: _(
        'Search passages, French and English.\n\nExample: affiant search "contrat OR contract"'
    ),
    who: _(
        "Tell who goes by a name, how it is written and why; judge names.\n\n"
        'Example: affiant who ICE; affiant who AWW --same "Arden Widget Watch" '
        '--because "its web page"; affiant who --undo 3'
    ),
    standing: _(
        "Record where a person stands before the law, from a public record.\n\n"
        'Example: affiant standing "Arlo Penhaligon" charged --on 2020-03-02 '
        '--source "Harrow County Court" --of fraud'
    ),
    origins: _(
        "Tell which documents came from which, and whose story they tell; judge links.\n\n"
        "Example: affiant origins letter.html; affiant origins letter.html --reject notice.html "
        '--because "two notices on one form"'
    ),
    dossier: _("Write a dossier.\n\nExample: affiant dossier Microsoft --language fr"),
    serve: _("Open the casefile in a browser, on this machine alone.\n\nExample: affiant serve"),
    work: _("Do what pages have asked for, until nothing waits.\n\nExample: affiant work --list"),
    backup: _(
        "Write the casefile into one encrypted file, while others work.\n\n"
        "Example: affiant backup monday.age --to age1qz..."
    ),
    restore: _(
        "Make a casefile of a backup, in an empty folder.\n\n"
        "Example: affiant restore monday.age casefile --identity key.txt"
    ),
    verify: _(
        "Check that the casefile, or a bundle, is what it claims to be.\n\n"
        "Example: affiant verify dossier-microsoft.zip"
    ),
}

for verb, text in HELP.items():
    app.command(help=text)(verb)
app.add_typer(people, name="people")
app.add_typer(keys, name="keys")
app.add_typer(mail, name="mail")


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
