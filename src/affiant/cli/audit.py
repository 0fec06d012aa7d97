"""`affiant verify --audit`: does the audit log hold, and what is its head."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from affiant.cli.messages import _, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.output import print_json, printable, say

if TYPE_CHECKING:
    from affiant.access.audit.trail import Checked
    from affiant.evidence.signing import Signature

FLAWS = {
    "edited": _("entry {n} was changed after it was written"),
    "displaced": _("entry {n} does not follow on the one before it"),
    "gap": _("entries are gone before number {n}: {detail}"),
    "truncated": _("the log had {detail} entries once; it ends at entry {n}"),
    "other past": _("there was another entry {n} once: the log was written anew"),
    "unanchored": _(
        "the file keys/audit-head is gone: whether the log's end is whole cannot be told"
    ),
    "unreadable": _("the database does not give the log's entries out"),
    "unreadable head": _("the file keys/audit-head cannot be read"),
    "bad seal": _("the file keys/audit-head is not signed by this casefile's key"),
    "unguarded": _("a guard of the database is gone or was altered: {detail}"),
}


@dataclass(frozen=True, slots=True)
class _Seal:
    """Signs with the casefile's key, which is looked for only when there is a head to check."""

    folder: Path

    def sign(self, content: bytes) -> "Signature":
        from affiant.evidence.signing import Signer

        return Signer.of(self.folder).sign(content)


def verify_audit(casefile: Path, database: str | None, heads: list[str], *, as_json: bool) -> None:
    """Check the log and tell; exit code 1 when it does not hold, 2 for a head that is none."""
    opened = open_casefile(casefile, database)
    from affiant.access.audit.head import Anchor
    from affiant.access.audit.link import Head
    from affiant.access.audit.trail import Trail

    with explained():
        noted = [Head.parse(text) for text in heads]
        checked = Trail(Anchor(opened.folder / "keys", _Seal(opened.folder))).check(noted)
    if as_json:
        print_json({"holds": checked.holds, "head": str(checked.head), "faults": checked.faults})
    else:
        _tell(checked)
    if not checked.holds:
        raise typer.Exit(1)


def _tell(checked: "Checked") -> None:
    for fault in checked.faults:
        told = FLAWS[fault.flaw].format(n=fault.sequence, detail=printable(fault.detail))
        say(f"[red]{told}[/]")
    count = checked.head.sequence
    say(
        ngettext("{n} entry in the audit log", "{n} entries in the audit log", count).format(
            n=count
        )
    )
    if not checked.holds:
        return
    say(_("[green]Everything holds.[/]"))
    if count:
        say(_("Its head: {head}").format(head=checked.head))
        say(
            _(
                "Note the head somewhere else. `affiant verify --audit --head …` then shows "
                "whether this log is still the one that you saw."
            )
        )
