"""`affiant mail read`: a trove goes into the casefile, whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from affiant.cli.mail_settle import settled
from affiant.cli.mail_settle import show as show_settled
from affiant.cli.mail_words import covering
from affiant.cli.messages import _, labelled, language, ngettext
from affiant.cli.number import counted
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    CasefileOption,
    DatabaseOption,
    IntoCollectionOption,
    JsonOption,
)
from affiant.cli.output import aside, asides, print_json, printable, say
from affiant.cli.read import DEFAULT_WORKERS, WITH_FAILURES, WorkersOption, now

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile
    from affiant.evidence.intake import Summary as Documents
    from affiant.mail.models import Trove
    from affiant.mail.storing import Summary
    from affiant.mail.storing.ledger import Failure

SHOWN = 20
"""Failures that are listed; the others are told by `affiant mail troves`."""


@dataclass(slots=True)
class _Bar:
    """A progress bar on standard error, when somebody is there to see it."""

    bar: Progress
    task: int

    def advance(self, size: int) -> None:
        """So many more bytes are done with."""
        self.bar.advance(self.task, size)  # type: ignore[arg-type] # rich's TaskID is an int


@contextmanager
def _progress(paths: list[Path], casefile: Path) -> Iterator[_Bar]:
    columns = (TextColumn(_("Reading")), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    is_seen = asides.is_terminal
    with Progress(*columns, console=asides, transient=True, disable=not is_seen) as bar:
        # Only a bar that somebody sees is worth a walk of its own through the folders.
        total = _size(paths, casefile) if is_seen else None
        yield _Bar(bar, bar.add_task("", total=total))


def _size(paths: list[Path], casefile: Path) -> int:
    from affiant.evidence.gathering import gather

    return sum(found.size for found in gather(paths, casefile))


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help=_("Mailboxes, folders, archives, Outlook files: each becomes a trove."),
            show_default=False,
        ),
    ],
    *,
    name: Annotated[
        str,
        typer.Option("--name", help=_("What the trove is called; by itself, as its file is.")),
    ] = "",
    collection: IntoCollectionOption = "",
    attachments: Annotated[
        bool,
        typer.Option(
            "--attachments/--no-attachments",
            help=_("Read what came with the messages as documents, too."),
        ),
    ] = True,
    settle: Annotated[
        bool,
        typer.Option(
            "--settle/--no-settle",
            help=_("Work out copies, threads, signatures and senders, as `affiant mail settle`."),
        ),
    ] = True,
    workers: WorkersOption = DEFAULT_WORKERS,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    _refuse(paths, name)
    opened = open_casefile(casefile, database, create=True)
    with explained():
        taken = _taken(opened, paths, name, collection)
        documents = _documents(opened, [trove for trove, _s in taken], workers, asked=attachments)
        done = settled(opened, taken[0][0].collection_id) if settle else None
        hide = covering()  # only now does it know whom the trove names
    if as_json:
        print_json(
            {
                "troves": [told(trove, summary, hide) for trove, summary in taken],
                "documents": asdict(documents) if documents else None,
                "settled": asdict(done) if done else None,
            }
        )
    else:
        for trove, summary in taken:
            _show(trove, summary, hide)
        if documents:
            _show_documents(documents)
        if done:
            show_settled(done)
        else:
            say(_("Copies, threads and senders are worked out by `affiant mail settle`."))
        say(_("Casefile: {folder}").format(folder=printable(str(opened.folder))))
    if any(summary.has_failures for _t, summary in taken) or (documents and documents.failed):
        raise typer.Exit(WITH_FAILURES)


def _refuse(paths: list[Path], name: str) -> None:
    """Exit 2 for what cannot be meant."""
    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        message = _("There is no {path}. Nothing was read.")
        aside("[red]" + message.format(path=printable(str(missing[0]))) + "[/red]")
        raise typer.Exit(2)
    if name and len(paths) > 1:
        aside("[red]" + _("One name is for one trove. Nothing was read.") + "[/red]")
        raise typer.Exit(2)


def _taken(
    opened: "Casefile", paths: list[Path], name: str, collection: str
) -> list[tuple["Trove", "Summary"]]:
    from affiant.evidence.collections import collection_named
    from affiant.mail.storing import Run

    number = collection_named(collection, now())
    with _progress(paths, opened.folder) as bar:
        run = Run(opened, now, bar, collection=number)
        return [run.read(path, name) for path in paths]


def _documents(
    opened: "Casefile", troves: list["Trove"], workers: int, *, asked: bool
) -> "Documents | None":
    """What came with the messages, read as documents. None where nothing did."""
    from affiant.mail.storing import documents

    total = sum(documents.count(trove) for trove in troves) if asked else 0
    if not total:
        return None
    from affiant.cli.read import progress
    from affiant.evidence.intake import Intake  # with all that finds facts: large

    with progress(total) as bar:
        intake = Intake(opened, now, None, workers, bar, collection=troves[0].collection_id)
        for trove in troves:
            summary = intake.hand_in(documents.attached(trove, opened.originals))
    return summary


def told(
    trove: "Trove", summary: "Summary | None" = None, hide: Callable[[str], str] = str
) -> dict[str, Any]:
    """A trove for machines, with everything that could not be read. `hide` masks names of files."""
    from affiant.mail.storing import ledger

    return {
        "id": trove.pk,
        "name": hide(trove.name),
        "path": hide(trove.key),
        "collection": trove.collection.name,
        "state": trove.state,
        "read": trove.ended,
        **asdict(ledger.tally(trove)),
        "troubles": {one.value: count for one, count in ledger.troubles(trove).items()},
        "unread": [
            {
                **asdict(failure),
                "place": [hide(name) for name in failure.place],
                "sentence": sentence(failure.code),
            }
            for failure in ledger.failures(trove)
        ],
        **({"this_run": asdict(summary)} if summary is not None else {}),
    }


def _show(trove: "Trove", summary: "Summary", hide: Callable[[str], str]) -> None:
    counts = _("nothing new") if _is_as_it_was(summary) else _counts(summary)
    say(labelled(f"[bold]{printable(hide(trove.name))}[/]", counts))
    if not trove.messages.exists():
        say("  [yellow]" + _("No message was found there.") + "[/]")
    if summary.unchanged:
        message = ngettext(
            "{n} file has not changed and was passed over.",
            "{n} files have not changed and were passed over.",
            summary.unchanged,
        )
        say(message.format(n=summary.unchanged))
    if summary.replaced:
        message = ngettext(
            "{n} file had other bytes before; what was read of them is kept as replaced.",
            "{n} files had other bytes before; what was read of them is kept as replaced.",
            summary.replaced,
        )
        say(message.format(n=summary.replaced))
    show_troubles(trove)
    show_failures(trove, hide=hide)


def _is_as_it_was(summary: "Summary") -> bool:
    return bool(summary.unchanged) and not (summary.files or summary.failed)


def _counts(summary: "Summary") -> str:
    files = summary.files + summary.failed
    return ", ".join(
        (
            ngettext("{n} message", "{n} messages", summary.messages).format(
                n=counted(summary.messages)
            ),
            ngettext("{n} attachment", "{n} attachments", summary.attachments).format(
                n=counted(summary.attachments)
            ),
            ngettext("{n} file", "{n} files", files).format(n=counted(files)),
        )
    )


def show_troubles(trove: "Trove") -> None:
    """What was wrong with messages that were read, and with how many."""
    from affiant.mail.storing import ledger

    for trouble, count in ledger.troubles(trove).most_common():
        messages = ngettext("{n} message", "{n} messages", count).format(n=counted(count))
        colour = "red" if trouble.is_loss else "yellow"
        say("  " + labelled(f"[{colour}]{messages}[/]", sentence(trouble.value)))


def show_failures(trove: "Trove", most: int = SHOWN, hide: Callable[[str], str] = str) -> None:
    """What could not be read: where, and why. `hide` masks names of files."""
    from affiant.mail.storing import ledger

    failures = ledger.failures(trove)
    for failure in islice(failures, most):
        say(_line(failure, hide))
    left = sum(1 for _f in failures)
    if left:
        message = ngettext(
            "… and {n} more: see `affiant mail troves --all {number}`.",
            "… and {n} more: see `affiant mail troves --all {number}`.",
            left,
        )
        say(message.format(n=left, number=trove.pk))


def _line(failure: "Failure", hide: Callable[[str], str]) -> str:
    where = printable(" › ".join(map(hide, failure.place)))
    if failure.end > failure.start:
        at = _("bytes {start} to {end}").format(
            start=counted(failure.start), end=counted(failure.end)
        )
        where = f"{where}, {at}"
    elif failure.start:  # where something breaks off
        at = _("at byte {start}").format(start=counted(failure.start))
        where = f"{where}, {at}"
    return "  " + labelled(f"[red]{where}[/]", sentence(failure.code))


def sentence(code: str) -> str:
    """What was wrong, for a code as the ledger of a trove holds it."""
    from affiant.cli.reasons import sentence as of_reason
    from affiant.mail.reading.trouble import Trouble

    try:
        return Trouble(code).sentence(language())
    except ValueError:
        return of_reason(code)


def _show_documents(documents: "Documents") -> None:
    read_, failed = documents.read, documents.failed
    if read_:
        message = ngettext(
            "{n} attachment read as a document.",
            "{n} different attachments read as documents.",
            read_,
        )
        say(message.format(n=read_))
    if failed:
        message = ngettext(
            "[red]{n} attachment could not be read as a document[/red]; see `affiant status`.",
            "[red]{n} attachments could not be read as documents[/red]; see `affiant status`.",
            failed,
        )
        say(message.format(n=failed))
