"""How often has ordinary mail what is called a lead?

    python -m benchmarks.mail_leads [--write] [--json]

Counts each lead of `affiant.mail.leads` in the development data's messages: ordinary ones and spam
of SpamAssassin's public corpus (2002, much of it through lists). `--write` puts the counts into the
package, where they stand beside every lead that is shown; no word of any message goes along. The
forms of mail programs were written and then mended looking at every second ordinary message, so
leads that draw on them are counted in the others only.
"""

import argparse
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from affiant.mail.leads import LeadKind, examined
from affiant.mail.leads.rates import ANY, ORDINARY, UNWANTED, interval
from affiant.reading.formats import mail_headers
from benchmarks.result import FOLDER, Result, Table, circumstances

NAME = "mail leads"
SHARED = Path(__file__).parents[2] / "shared" / "data" / "mail" / "spamassassin"
SETS = {ORDINARY: "easy-ham-1", UNWANTED: "spam-1"}
RATES = Path(__file__).parents[1] / "src" / "affiant" / "mail" / "leads" / "rates.yaml"
_HEAD = "# How often each lead is found, written by `python -m benchmarks.mail_leads --write`.\n"

Counts = dict[str, tuple[int, int]]
"""By lead: messages that have it, of those in which it could be looked for."""


_DRAWN_ON = {LeadKind.ID_UNLIKE_MAILER.value, LeadKind.BOUNDARY_UNLIKE_MAILER.value, ANY}


def counted(folder: Path, *, was_looked_at: bool) -> tuple[Counts, int]:
    """Of the messages of a folder, and how many they are."""
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    for number, path in enumerate(paths):
        told = examined(mail_headers.parse(path.read_bytes())[0])
        checked = {*(kind.value for kind in told.checked), ANY}
        if was_looked_at and number % 2:
            checked -= _DRAWN_ON
        asked.update(checked)
        leads = {lead.kind.value for lead in told.leads}
        found.update(checked & (leads | {ANY} if leads else leads))
    names = [*(kind.value for kind in LeadKind), ANY]
    return {name: (found[name], asked[name]) for name in names}, len(paths)


def sheet(sets: dict[str, tuple[Counts, int]], day: str) -> dict[str, Any]:
    """The rates as the package keeps them."""
    rates: dict[str, Any] = {}
    for name in [*(kind.value for kind in LeadKind), ANY]:
        rates[name] = {among: _rate(*counts[name]) for among, (counts, _) in sets.items()}
    told = {
        among: {"name": "spamassassin", "messages": messages, "measured": day}
        for among, (_, messages) in sets.items()
    }
    return {"sets": told, "rates": rates}


def _rate(found: int, asked: int) -> dict[str, float]:
    low, high = interval(found, asked)
    return {"found": found, "asked": asked, "low": round(low, 4), "high": round(high, 4)}


def table(sets: dict[str, tuple[Counts, int]]) -> Table:
    """A row a lead."""
    rows = tuple(
        (name, *_cells(sets[ORDINARY][0][name]), *_cells(sets[UNWANTED][0][name]))
        for name in [*(kind.value for kind in LeadKind), ANY]
    )
    columns = ("lead", "ordinary", "share, %", "95 % interval", "spam", "share, %", "95 % interval")
    counts = " and ".join(f"{messages} {among}" for among, (_, messages) in sets.items())
    note = f"{counts} messages. Of those in which it could be looked for; Wilson's interval."
    return Table("Leads among ordinary mail and spam", columns, rows, note)


def _cells(count: tuple[int, int]) -> tuple[str, str, str]:
    found, asked = count
    low, high = interval(found, asked)
    share = f"{100 * found / asked:.1f}" if asked else "-"
    return f"{found} of {asked}", share, f"{100 * low:.1f} to {100 * high:.1f}"


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if not SHARED.exists():
        print("The development data is not here: skipped.")
        return
    before = os.getloadavg()[0]
    sets = {
        among: counted(SHARED / folder, was_looked_at=among == ORDINARY)
        for among, folder in SETS.items()
    }
    result = Result(NAME, circumstances(before, ()), (table(sets),))
    print(result.markdown())
    if asked.write:
        told = sheet(sets, datetime.now(UTC).date().isoformat())
        written = yaml.safe_dump(told, sort_keys=False, default_flow_style=None, width=98)
        RATES.write_text(_HEAD + written, "utf-8")
    if asked.json:
        result.write(FOLDER / "mail_leads.json")


if __name__ == "__main__":
    main()
