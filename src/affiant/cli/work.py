import signal
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.messages import _, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import print_json, printable, say

if TYPE_CHECKING:
    from affiant.evidence.models import Job

SHOWN = 20  # jobs, the newest


def work(
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    stay: Annotated[
        bool, typer.Option("--stay", help=_("Wait for more when the queue is empty."))
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help=_("Tell what is queued, running and done; do nothing."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    opened = open_casefile(casefile, database)
    if listed:
        _list(as_json=as_json)
        return
    from affiant.evidence.work import work_off

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
    with explained():
        ended = work_off(opened, lambda: datetime.now(UTC), stay=stay)
    if as_json:
        print_json({"ended": ended})
    else:
        say(ngettext("{n} job ended.", "{n} jobs ended.", ended).format(n=ended))


def _list(*, as_json: bool) -> None:
    from affiant.evidence.models import Job

    jobs = list(Job.objects.order_by("-pk")[:SHOWN])
    if as_json:
        print_json([_record(job) for job in jobs])
        return
    if not jobs:
        say(_("Nothing was ever queued."))
    for job in jobs:
        say(
            f"{job.pk:>6}  {KINDS[job.kind]}  {STATES[job.state]}  {_far(job)}  {printable(job.by)}"
        )


def _far(job: "Job") -> str:
    total = "?" if job.total is None else str(job.total)
    return f"{job.done}/{total}"


def _record(job: "Job") -> dict[str, object]:
    return {
        "id": job.pk,
        "kind": job.kind,
        "state": job.state,
        "by": job.by,
        "asked": job.asked.isoformat(),
        "total": job.total,
        "done": job.done,
        "failed": job.failed,
        "passed": job.passed,
        "documents": job.documents,
        "facts": job.facts,
        "trouble": job.trouble,
    }


KINDS = {
    "read": _("reading"),
    "retry": _("trying again"),
    "trace": _("comparing texts"),
    "settle": _("working out mail"),
}
STATES = {
    "queued": _("waiting"),
    "running": _("running"),
    "done": _("done"),
    "failed": _("failed"),
    "cancelled": _("stopped"),
}
