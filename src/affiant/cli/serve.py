import getpass
import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from affiant.cli.messages import _
from affiant.cli.opening import WRONG_USE, explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption
from affiant.cli.output import aside, printable, say
from affiant.portal.loopback import LOOPBACK

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
    by: Annotated[
        str,
        typer.Option(
            envvar="AFFIANT_BY", help=_("Who judges; else the name you are logged in with.")
        ),
    ] = "",
) -> None:
    if host not in LOOPBACK:
        message = _(
            "affiant serves this machine alone, and {host} can be reached from others. There "
            "are no accounts yet: leave --host out."
        )
        _refuse(message.format(host=printable(host)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "affiant.portal.settings"
    opened = open_casefile(casefile, database, create=True)
    from affiant.cli.origins import traced
    from affiant.portal.running import Running
    from affiant.portal.server import serve as listen

    with explained():
        traced(opened)
    running = Running(
        opened, by or getpass.getuser(), command=ITSELF, options=_options(opened.folder, database)
    )
    try:
        listen(running, port, host, lambda address: _ready(address, open_browser=open_browser))
    except OSError:
        _refuse(_("Port {port} is in use. Choose another: --port 0 takes any.").format(port=port))


def _options(folder: Path, database: str | None) -> tuple[str, ...]:
    """What tells another affiant to work on the same casefile."""
    return ("--casefile", str(folder), *(("--database", database) if database else ()))


def _ready(address: str, *, open_browser: bool) -> None:
    say(_("The portal is open at {address}").format(address=printable(address)))
    aside(_("The address works once, in one browser. Stop with Ctrl and C."))
    if open_browser:
        webbrowser.open(address)


def _refuse(message: str) -> None:
    aside(f"[red]{message}[/red]")
    raise typer.Exit(WRONG_USE)
