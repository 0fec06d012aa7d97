from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from affiant.cli.messages import _, ngettext
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
from affiant.cli.status import list_failures
from affiant.reading.limits import MIB, Limits

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile
    from affiant.evidence.intake import Summary

WITH_FAILURES = 1

SecondsOption = Annotated[
    float, typer.Option("--seconds", min=1, help=_("Most time for one document."))
]
MemoryOption = Annotated[
    int, typer.Option("--memory", min=256, help=_("Most memory for one reader, in MiB."))
]
ThoroughOption = Annotated[
    bool,
    typer.Option(
        "--thorough",
        envvar="AFFIANT_THOROUGH",
        help=_("Ask the trained models for more names; slower by a third."),
    ),
]
WorkersOption = Annotated[
    int,
    typer.Option("--workers", min=1, envvar="AFFIANT_WORKERS", help=_("Readers at a time.")),
]
DEFAULT_WORKERS = 2
DEFAULT_SECONDS = Limits().seconds
DEFAULT_MEMORY = Limits().memory // MIB


@dataclass(frozen=True, slots=True)
class _Bar:
    """A progress bar on standard error, when somebody is there to see it."""

    bar: Progress
    task: int

    def advance(self, name: str, *, failed: bool) -> None:
        """One more file is done with."""
        del name, failed
        self.bar.advance(self.task)  # type: ignore[arg-type] # rich's TaskID is an int


@contextmanager
def progress(total: int | None) -> Iterator[_Bar]:
    """A bar over so many files."""
    columns = (
        TextColumn(_("Reading")),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=asides, transient=True, disable=not asides.is_terminal) as bar:
        yield _Bar(bar, bar.add_task("", total=total))


def read(
    paths: Annotated[
        list[Path], typer.Argument(help=_("Files and folders to read."), show_default=False)
    ],
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    again: Annotated[
        bool, typer.Option("--again", help=_("Read what has not changed, too."))
    ] = False,
    thorough: ThoroughOption = False,
    collection: IntoCollectionOption = "",
    workers: WorkersOption = DEFAULT_WORKERS,
    seconds: SecondsOption = DEFAULT_SECONDS,
    memory: MemoryOption = DEFAULT_MEMORY,
    as_json: JsonOption = False,
) -> None:
    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        message = _("There is no {path}. Nothing was read.")
        aside("[red]" + message.format(path=printable(str(missing[0]))) + "[/red]")
        raise typer.Exit(2)
    opened = open_casefile(casefile, database, create=True)
    from affiant.evidence.collections import collection_named
    from affiant.evidence.gathering import gather
    from affiant.evidence.intake import Intake

    limits = Limits(seconds=seconds, memory=memory * MIB)
    with explained():
        number = collection_named(collection, now())
    # Only a bar that somebody sees is worth a walk of its own through the folders.
    total = sum(1 for _f in gather(paths, opened.folder)) if asides.is_terminal else None
    begun = now()
    with explained(), progress(total) as bar:
        intake = Intake(opened, now, limits, workers, bar, thorough=thorough, collection=number)
        summary = intake.read(paths, again=again)
    _report(opened, summary, begun, as_json=as_json)


def retry(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    thorough: ThoroughOption = False,
    workers: WorkersOption = DEFAULT_WORKERS,
    seconds: SecondsOption = DEFAULT_SECONDS,
    memory: MemoryOption = DEFAULT_MEMORY,
    as_json: JsonOption = False,
) -> None:
    opened = open_casefile(casefile, database)
    from affiant.evidence.intake import Intake
    from affiant.evidence.resuming import failures

    limits = Limits(seconds=seconds, memory=memory * MIB)
    again, begun = list(failures()), now()
    if not again and not as_json:
        say(_("There is nothing to try again."))
        return
    with explained(), progress(len(again)) as bar:
        summary = Intake(opened, now, limits, workers, bar, thorough=thorough).retry(again)
    _report(opened, summary, begun, as_json=as_json)


def now() -> datetime:
    """The clock of a run."""
    return datetime.now(UTC)


def _report(opened: "Casefile", summary: "Summary", begun: datetime, *, as_json: bool) -> None:
    if as_json:
        print_json(summary)
    else:
        for line in _lines(summary):
            say(line)
        if summary.failed:
            list_failures(since=begun)
            say("")
        say(_("Casefile: {folder}").format(folder=printable(str(opened.folder))))
    if summary.failed:
        raise typer.Exit(WITH_FAILURES)


def _lines(summary: "Summary") -> Iterator[str]:
    read_ = summary.read
    yield (
        ngettext("{n} item read.", "{n} items read.", read_).format(n=counted(read_))
        + " "
        + ngettext("{n} fact found.", "{n} facts found.", summary.facts).format(
            n=counted(summary.facts)
        )
    )
    if summary.unchanged:
        message = ngettext(
            "{n} file has not changed and was passed over.",
            "{n} files have not changed and were passed over.",
            summary.unchanged,
        )
        yield message.format(n=counted(summary.unchanged))
    if summary.failed:
        message = ngettext(
            "[red]{n} item could not be read[/red]; its bytes are kept if they could be had:",
            "[red]{n} items could not be read[/red]; their bytes are kept if they could be had:",
            summary.failed,
        )
        yield message.format(n=counted(summary.failed))
