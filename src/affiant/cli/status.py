from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from affiant.cli.messages import _
from affiant.cli.opening import open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import answers, print_json, printable, say
from affiant.cli.reasons import sentence

if TYPE_CHECKING:
    from affiant.evidence.status import Status

SHOWN = 20  # failures that fit a screen; --all lists the rest


def status(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    everything: Annotated[bool, typer.Option("--all", help=_("List every failure."))] = False,
    as_json: JsonOption = False,
) -> None:
    open_casefile(casefile, database)
    from affiant.evidence import status as ledger

    stands = ledger.status()
    if as_json:
        failures, files = list(ledger.misses()), list(ledger.files())
        print_json({"status": stands, "failures": failures, "files": files})
    else:
        answers.print(_table(stands))
        list_failures(None if everything else SHOWN)
    if stands.failed or stands.begun:
        raise typer.Exit(1)


def _table(stands: "Status") -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    for number, what in (
        (stands.entries, _("items handed in, of which")),
        (stands.read, _("read")),
        (stands.failed, _("not read")),
        (stands.begun, _("begun and not finished: go on with `affiant read`")),
        (stands.documents, _("documents")),
        (sum(stands.facts.values()), _("facts")),
        (
            stands.originals,
            _("originals kept, {size} MB").format(size=stands.original_bytes // 10**6),
        ),
    ):
        table.add_row(f"{number:,}".replace(",", "\u202f"), what)
    return table


def list_failures(most: int | None = SHOWN) -> None:
    """Print what was not read, grouped by reason, with what to do."""
    from affiant.evidence.status import misses

    by_reason: dict[str, list[str]] = {}
    for miss in misses():
        detail = f" ({printable(miss.detail)})" if miss.detail else ""
        by_reason.setdefault(miss.reason, []).append(printable(miss.locator) + detail)
    shown = 0
    for reason, places in by_reason.items():
        say(f"\n[bold]{sentence(reason)}[/bold]")
        for place in places if most is None else places[: max(0, most - shown)]:
            say(f"  {place}")
            shown += 1
    left = sum(map(len, by_reason.values())) - shown
    if left:
        say(_("... and {n} more: `affiant status --all` lists them.").format(n=left))
