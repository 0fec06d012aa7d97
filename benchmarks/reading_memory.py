"""Memory of `affiant read` beside the number of files: it must not grow with it."""

import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import make_corpus
from benchmarks.process_tree import spend
from benchmarks.result import Row, Table

COUNTS = (500, 1000, 2000)
QUICK = (50, 100, 200)
HOSTILE_SHARE = 0.05
MIB = 2**20


def table(*, quick: bool) -> Table:
    return Table(
        "Memory of `affiant read` by number of files",
        ("files", "all, MiB", "all resident, MiB", "largest, MiB", "CPU s", "wall s"),
        tuple(_row(count) for count in (QUICK if quick else COUNTS)),
        "Mixed invented files (text, HTML, e-mail, mailboxes, zip, CSV, DOCX, PDF), 5 % hostile; "
        "two workers. Peaks over the whole process tree, sampled: what processes share is counted "
        "once in “all”, once for each process in “all resident”; “largest” is one process.",
    )


def _row(count: int) -> Row:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        make_corpus(folder, count, HOSTILE_SHARE, seed=count)
        spent = spend(reading(folder, Path(name) / "casefile"), watch_memory=True)
    assert spent.code == 1, f"exit code {spent.code}: hostile files must be listed as failures"
    return (
        f"{count:,}",
        f"{spent.proportional / MIB:.0f}",
        f"{spent.resident / MIB:.0f}",
        f"{spent.largest / MIB:.0f}",
        f"{spent.cpu:.1f}",
        f"{spent.wall:.1f}",
    )


def reading(folder: Path, casefile: Path) -> list[str]:
    """The command that reads a folder into a casefile, run as the installed one is."""
    start = "from affiant.cli.main import main; main()"
    return [sys.executable, "-c", start, "read", str(folder), "--casefile", str(casefile), "--json"]
