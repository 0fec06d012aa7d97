"""Is anything that identifies a correspondent left in what can be had of attachments' documents?

    python -m benchmarks.mail_attached [--letters N] [--seed S] [--json] [--show]

The identifiers of `benchmarks.mail_masking`, in eight classes, are planted in attached letters (as
text, pages, archives, messages) and in their file names; the trove is stored, its attachments are
read as documents, and every page, export and answer of the API that shows documents is asked for,
by the owner of the casefile. The scorer shares no line with the mask
(`benchmarks.mailing.attached.read`).
"""

# ruff: noqa: PLC0415 - Django is set up before what needs it is imported

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.mailing.attached import COMPANY, Trove, pages, programs, read, trove
from benchmarks.result import FOLDER, Result, Table, circumstances

NAME = "mail attached"
HOST = "127.0.0.1:8765"
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
_FORMS = ("html", "json", "md", "csv", "ftm.json")


def measured(letters: int, seed: int, *, show: bool = False) -> Table:
    """The table of leaks by what was asked for."""
    told = trove(letters, seed)
    asked, leaks = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for what, address, said in _outputs(Path(folder), told):
            asked[what] += 1
            left = [one for one in told.planted if any(read(said, one))]
            leaks[what] += len(left)
            for one in left if show else ():
                print(address, one.kind, sorted(set(read(said, one))), repr(one.text))
    rows = [(what, f"{n:,}", str(leaks[what])) for what, n in asked.items()]
    rows.append(("**together**", f"{asked.total():,}", f"**{leaks.total()}**"))
    note = f"{letters} attachments, {len(told.planted):,} identifiers planted. Seed {seed}."
    title = "Planted identifiers left in what is shown of attachments"
    return Table(title, ("what", "outputs", "left"), tuple(rows), note)


def _outputs(folder: Path, told: Trove) -> Iterator[tuple[str, str, str]]:
    """What it is, its address, and what it says."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "affiant.portal.settings"
    from affiant.evidence.casefile import Casefile

    casefile = Casefile.create(folder / "casefile")
    _fill(casefile, told, folder)
    from affiant.evidence.models import Text

    browser, program = _clients(casefile)
    texts = list(Text.objects.values_list("pk", flat=True))
    for address, said in pages(browser, texts):
        yield "search and its table" if "search" in address else "pages", address, said
    for address, said in programs(lambda one: program.get(f"/api/v1{one}"), texts):
        yield "answers of the API", address, said
    [entity, *_] = program.get(f"/api/v1/entities?q={COMPANY}").json()
    for form in _FORMS:
        address = f"/names/{entity['id']}/dossier.{form}"
        yield "dossiers", address, browser.get(address).content.decode()


def _fill(casefile: Any, told: Trove, folder: Path) -> None:
    from affiant.evidence.intake import Intake
    from affiant.mail.models import Trove as Stored
    from affiant.mail.settling import settle
    from affiant.mail.storing import store
    from affiant.mail.storing.documents import attached

    store(told.write(folder / "sent"), casefile, lambda: NOON)
    found = attached(Stored.objects.get(), casefile.originals)
    Intake(casefile, lambda: NOON, workers=1).hand_in(found)
    settle(1, NOON, casefile.originals)


def _clients(casefile: Any) -> tuple[Any, Any]:
    from django.test import Client

    from affiant.access import tokens
    from affiant.access.identifier import LOCAL
    from affiant.portal.by_token import admit
    from affiant.portal.running import Running, start

    running = Running(casefile, "Ada")
    start(running)
    browser = Client(HTTP_HOST=HOST)
    browser.get("/enter", {"token": running.launch.token})
    admit()
    scopes = list(set(tokens.Scope) - {tokens.Scope.MATCH})
    made = tokens.make(LOCAL, "b", scopes, datetime.now(UTC), timedelta(days=1), verified=True)
    return browser, Client(HTTP_HOST=HOST, headers={"Authorization": f"Bearer {made.secret}"})


def main() -> None:
    """See the module."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--letters", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--show", action="store_true", help="print what is left, and where")
    asked = arguments.parse_args()
    before = os.getloadavg()[0]
    table = measured(asked.letters, asked.seed, show=asked.show)
    result = Result(NAME, circumstances(before, ()), (table,))
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_attached.json")


if __name__ == "__main__":
    main()
