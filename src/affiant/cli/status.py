from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from affiant.cli.messages import _
from affiant.cli.number import counted, sized
from affiant.cli.opening import open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import answers, print_json, printable, say

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
            _("originals kept, {size}").format(size=sized(stands.original_bytes)),
        ),
    ):
        table.add_row(counted(number), what)
    return table


def list_failures(most: int | None = SHOWN, since: datetime | None = None) -> None:
    """Print what was not read (`since` that moment), grouped by reason, with what to do.

    Each reason shows some of its files before one of them shows many.
    """
    from affiant.cli.reasons import detail, sentence
    from affiant.evidence.status import misses

    by_reason: dict[str, list[str]] = {}
    for miss in misses(since):
        place = printable(miss.locator) + detail(miss.detail)
        by_reason.setdefault(miss.reason, []).append(place)
    rooms = _rooms([len(places) for places in by_reason.values()], most)
    for (reason, places), room in zip(by_reason.items(), rooms, strict=True):
        say(f"\n[bold]{sentence(reason)}[/bold]")
        for place in places[:room]:
            say(f"  {place}")
        if len(places) > room:
            say("  " + _("... and {n} more").format(n=counted(len(places) - room)))
    if sum(rooms) < sum(map(len, by_reason.values())):
        say("\n" + _("`affiant status --all` lists them all."))


def _rooms(wanted: list[int], most: int | None) -> list[int]:
    """How many lines each gets, one by one in turn, until `most` are given."""
    rooms = list(wanted) if most is None else [0] * len(wanted)
    while most is not None and sum(rooms) < min(most, sum(wanted)):
        for place, lines in enumerate(wanted):
            if rooms[place] < lines and sum(rooms) < most:
                rooms[place] += 1
    return rooms
