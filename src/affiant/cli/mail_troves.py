"""`affiant mail troves`: what came in, what could not be read, and the ledger of one trove.

Names of files are masked as all words of mail are: who exports a mailbox calls it by its owner.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.mail_read import sentence, show_failures, show_troubles, told
from affiant.cli.mail_words import hiding, tell_none, unlock
from affiant.cli.messages import _, labelled, ngettext
from affiant.cli.number import counted
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.unlocking import KeyFileOption

if TYPE_CHECKING:
    from affiant.mail.models import Trove
    from affiant.mail.storing.ledger import FileRow

_EVERYTHING = 1_000_000_000
STATES = {
    "begun": _("not read to its end: run `affiant mail read` again"),
    "read": _("read to its end"),
    "failed": _("could not be read"),
    "replaced": _("replaced by other bytes since"),
}
Hide = Callable[[str], str]


def troves(
    number: Annotated[
        int | None,
        typer.Argument(help=_("One trove, by its number."), show_default=False),
    ] = None,
    *,
    every: Annotated[
        bool,
        typer.Option("--all", help=_("Everything that could not be read, not the first twenty.")),
    ] = False,
    files: Annotated[
        bool, typer.Option("--files", help=_("The ledger: every file, and what came of it."))
    ] = False,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
) -> None:
    opened = open_casefile(casefile, database)
    found = _asked(number)
    with explained():
        unlock(opened, key_file)
        hide = hiding()
    if as_json:
        print_json([_for_machines(trove, hide, files=files) for trove in found])
        return
    tell_none()
    for trove in found:
        _show(trove, hide)
        if number is not None or every or files:
            show_troubles(trove)
            show_failures(trove, _EVERYTHING if every else 20, hide)
        if files:
            _show_files(trove, hide)


def _asked(number: int | None) -> list["Trove"]:
    from affiant.mail.models import Trove

    rows = Trove.objects.select_related("collection").order_by("pk")
    found = list(rows if number is None else rows.filter(pk=number))
    if number is not None and not found:
        message = _("There is no trove {number}. `affiant mail troves` lists those there are.")
        aside("[red]" + message.format(number=number) + "[/red]")
        raise typer.Exit(2)
    return found


def _show(trove: "Trove", hide: Hide) -> None:
    from affiant.mail.storing import ledger

    held = ledger.tally(trove)
    words = [
        (held.messages, ngettext("{n} message", "{n} messages", held.messages)),
        (held.attachments, ngettext("{n} attachment", "{n} attachments", held.attachments)),
        (held.files, ngettext("{n} file", "{n} files", held.files)),
    ]
    if held.failures:
        lost = ngettext(
            "{n} piece could not be read", "{n} pieces could not be read", held.failures
        )
        words.append((held.failures, f"[red]{lost}[/]"))
    told_ = ", ".join(word.format(n=counted(n)) for n, word in words)
    say(f"{trove.pk}  " + labelled(f"[bold]{printable(hide(trove.name))}[/]", told_))
    if trove.state != "read":
        say(f"   [yellow]{STATES[trove.state]}[/]")


def _show_files(trove: "Trove", hide: Hide) -> None:
    from affiant.mail.storing import ledger

    for row in ledger.files(trove):
        say(f"  {_file(row, hide)}")


def _file(row: "FileRow", hide: Hide) -> str:
    messages = ngettext("{n} message", "{n} messages", row.messages).format(n=counted(row.messages))
    size = ngettext("{n} byte", "{n} bytes", row.size).format(n=counted(row.size))
    why = f" ({sentence(row.detail).rstrip('.')})" if row.detail else ""
    name = printable(" › ".join(map(hide, row.place)))
    told = f"{STATES[row.state]}{why}, {size}, {messages}"
    return f"{labelled(name, told)}  [dim]SHA-256 {row.sha256[:12]}…[/]"


def _for_machines(trove: "Trove", hide: Hide, *, files: bool) -> dict[str, object]:
    from affiant.mail.storing import ledger

    shown: dict[str, object] = told(trove, hide=hide)
    if files:
        shown["ledger"] = [
            {**asdict(row), "place": [hide(name) for name in row.place]}
            for row in ledger.files(trove)
        ]
    return shown
