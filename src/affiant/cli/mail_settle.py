"""`affiant mail settle`: copies, threads, signatures and attributions of stored mail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.mail_words import CollectionOption, mail_of
from affiant.cli.messages import _, ngettext
from affiant.cli.number import counted
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, asides, print_json, say

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile
    from affiant.mail.settling.run import Settled

_SHOWN_EVERY = 100  # messages between two drawings of the bar


def settle(
    *,
    collection: CollectionOption = "",
    undo: Annotated[
        bool,
        typer.Option(
            "--undo", help=_("Where a signature fails, seek what transport had changed. Slower.")
        ),
    ] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help=_("Check every message again, not the new ones alone."))
    ] = False,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    opened = open_casefile(casefile, database)
    number = mail_of(collection)
    with explained():
        done = settled(opened, number, anew=anew, undo=undo)
    if as_json:
        print_json({**asdict(done), "distinct": done.distinct})
    else:
        show(done)
    if done.missing:
        raise typer.Exit(1)


def settled(
    opened: "Casefile", collection: int, *, anew: bool = False, undo: bool = False
) -> "Settled":
    """Work it out, with a bar where somebody is there to see it. Raises CasefileBusy."""
    from affiant.mail.models import Message
    from affiant.mail.settling import settle as work_out

    total = Message.objects.filter(trove__collection_id=collection).count()
    with opened.writing(), _progress(total) as watch:
        return work_out(collection, datetime.now(UTC), anew=anew, undo=undo, watch=watch)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(_("Working out")), BarColumn(), MofNCompleteColumn())
    hidden = not asides.is_terminal
    with Progress(*columns, console=asides, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=total)

        def watch(done: int) -> None:
            if done % _SHOWN_EVERY == 0:
                bar.update(task, completed=done)

        yield watch


def show(done: "Settled") -> None:
    """What a run found, in lines."""
    told = ngettext("{n} message", "{n} messages", done.messages)
    copies = ngettext("{n} copy of another", "{n} copies of others", done.copies)
    threads = ngettext("{n} thread", "{n} threads", done.threads)
    counts = ((told, done.messages), (copies, done.copies), (threads, done.threads))
    say(", ".join(words.format(n=counted(n)) for words, n in counts))
    if done.checked:
        checked = ngettext("{n} checked now", "{n} checked now", done.checked)
        told = _("{checked}: {signed} signed, {passing} of these with a signature that holds")
        say(
            told.format(
                checked=checked.format(n=counted(done.checked)),
                signed=counted(done.signed),
                passing=counted(done.passing),
            )
        )
    if done.keyless:
        keyless = ngettext(
            "{n} message is signed and has no key here: `affiant mail keys import FILE`, "
            "or `affiant mail keys recover FILE`.",
            "{n} messages are signed and have no key here: `affiant mail keys import FILE`, "
            "or `affiant mail keys recover FILE`.",
            done.keyless,
        )
        say(keyless.format(n=counted(done.keyless)))
    if done.leads:
        leads = ngettext(
            "{n} group of messages claims to be one message and differs.",
            "{n} groups of messages claim to be one message each and differ.",
            done.leads,
        )
        say(f"[yellow]{leads.format(n=done.leads)}[/]")
    if done.missing:
        missing = ngettext(
            "The archived bytes of {n} message are gone: affiant verify",
            "The archived bytes of {n} messages are gone: affiant verify",
            done.missing,
        )
        aside(f"[red]{missing.format(n=done.missing)}[/]")
