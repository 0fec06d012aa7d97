import os
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.messages import _
from affiant.cli.opening import WRONG_USE, explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, ByOption, CasefileOption, DatabaseOption
from affiant.cli.output import aside, printable, say
from affiant.cli.person import person
from affiant.cli.unlocking import KeyFileOption, opened_ring
from affiant.portal.loopback import LOOPBACK

if TYPE_CHECKING:
    from affiant.portal.team.reached import Reached

DEFAULT_PORT = 8765
DEFAULT_HOST = "127.0.0.1"
ITSELF = (sys.executable, "-c", "from affiant.cli.main import main; main()")


def serve(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=_("The port; 0 takes any free one."))
    ] = DEFAULT_PORT,
    host: Annotated[
        str, typer.Option("--host", help=_("The address to listen on: this machine's alone."))
    ] = DEFAULT_HOST,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help=_("Open it in the browser."))
    ] = True,
    by: ByOption = "",
    team: Annotated[
        bool, typer.Option("--team", help=_("People log in with accounts: see `affiant people`."))
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            envvar="AFFIANT_NAMES",
            help=_("With --team: the name by which browsers reach the server; several times."),
            show_default=False,
        ),
    ] = None,
    proxy: Annotated[
        str,
        typer.Option(
            "--proxy",
            envvar="AFFIANT_PROXY",
            help=_("With --team: the address of the proxy before it, which speaks HTTPS."),
            show_default=False,
        ),
    ] = "",
    key_file: KeyFileOption = None,
) -> None:
    if team:
        listening = _Listening(port, host, _reached(host, name or [], proxy), open_browser)
        _serve_team(casefile, database, key_file, listening)
        return
    if host not in LOOPBACK:
        message = _(
            "affiant serves this machine alone, and {host} can be reached from others. For a team "
            "with accounts there is --team; else leave --host out."
        )
        _refuse(message.format(host=printable(host)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "affiant.portal.settings"
    _told_apart(database)
    is_new = database is None and not (casefile / "casefile.db").exists()
    opened = open_casefile(casefile, database, create=True)
    if is_new:  # who meant another folder sees it here, and not by an empty page
        made = _("There was no casefile in {folder}: a new one was made.")
        aside(made.format(folder=printable(str(opened.folder))))
    from affiant.cli.origins import traced
    from affiant.evidence.questions import current_texts
    from affiant.portal.running import Running
    from affiant.portal.server import serve as listen
    from affiant.portal.work import SOON_COMPARED

    with explained():
        # Of many texts that takes hours: the page of the work offers it, and a worker does it.
        if current_texts().count() <= SOON_COMPARED:
            traced(opened)
    _require_ownership()
    running = Running(
        opened, person(by), command=ITSELF, options=("--casefile", str(opened.folder))
    )
    try:
        listen(running, port, host, lambda address: _ready(address, open_browser=open_browser))
    except OSError:
        _refuse(_("Port {port} is in use. Choose another: --port 0 takes any.").format(port=port))


def _require_ownership() -> None:
    from affiant.access.identifier import LOCAL
    from affiant.access.roles.founding import has_owner

    if has_owner() and not has_owner(LOCAL):
        _refuse(
            _(
                "This casefile belongs to a team: affiant serve --team. If none of its owners can "
                "log in any more: affiant people rescue"
            )
        )


def _reached(host: str, names: list[str], proxy: str) -> "Reached":
    """How browsers come; or a sentence and exit code 2."""
    from affiant.portal.team.reached import Reached

    if proxy and not names:
        _refuse(_("Say by which name browsers reach the server: --name casefile.example.org"))
    if not proxy and (names or host not in LOOPBACK):
        _refuse(
            _(
                "Passwords and documents do not travel in clear: put a proxy that speaks HTTPS "
                "before the server, and name its address with --proxy. See the page on teams."
            )
        )
    return Reached(tuple(names), proxy)


@dataclass(frozen=True, slots=True)
class _Listening:
    """Where a team's server listens, and how browsers come to it."""

    port: int
    host: str
    reached: "Reached"
    open_browser: bool


def _serve_team(
    casefile: Path, database: str | None, key_file: Path | None, listening: _Listening
) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "affiant.portal.team.settings"
    _told_apart(database)
    opened = open_casefile(casefile, database, create=True)
    ring = opened_ring(opened, key_file)
    port, host, reached = listening.port, listening.host, listening.reached
    from affiant.portal.running import Running
    from affiant.portal.server import serve as listen
    from affiant.portal.team.serving import prepare

    with explained():
        prepare(ring, reached)
    if not reached.proxy:
        host = "localhost"  # a passkey is bound to a name, and a number is none
    running = Running(
        opened, "", command=ITSELF, options=("--casefile", str(opened.folder)), team=True
    )

    def ready(address: str) -> None:
        say(_("The portal is open at {address}").format(address=printable(address)))
        if listening.open_browser and not reached.proxy:
            webbrowser.open(address)

    try:
        listen(running, port, host, ready, reached.proxy)
    except OSError:
        _refuse(_("Port {port} is in use. Choose another: --port 0 takes any.").format(port=port))


def _told_apart(database: str | None) -> None:
    """Tell it to the workers that the server starts by the environment, which only the same user
    may look at: their command lines stand in the list of processes, and it may hold a password."""
    if database:
        os.environ["AFFIANT_DATABASE"] = database


def _ready(address: str, *, open_browser: bool) -> None:
    say(_("The portal is open at {address}").format(address=printable(address)))
    aside(_("The address works once, in one browser. Stop with Ctrl and C."))
    if open_browser:
        webbrowser.open(address)


def _refuse(message: str) -> None:
    aside(f"[red]{message}[/red]")
    raise typer.Exit(WRONG_USE)
