"""What a benchmark measured, with all that is needed to judge it: when, where, with what.

A result is kept as JSON in `benchmarks/results` and printed as Markdown tables; cells are
words already, so that both say the same.
"""

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

FOLDER = Path(__file__).parent / "results"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `title` says what it measures and in which unit, `note` how and on what."""

    title: str
    columns: Row
    rows: tuple[Row, ...]
    note: str = ""

    def markdown(self) -> str:
        """The title in bold where there is one, the table, the note."""
        rule = tuple("---" if n == 0 else "---:" for n in range(len(self.columns)))
        lines = [self.columns, rule, *self.rows]
        title = f"**{self.title}**" if self.title else ""
        grid = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        return "\n\n".join(part for part in (title, grid, self.note) if part)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and on what machine something was measured.

    `load` is the load average over the last minute, before and after: above the number of
    `processors` the machine was busy with other work, and times are too long.
    """

    date: str
    commit: str
    python: str
    machine: str
    processors: int
    load: tuple[float, float]
    libraries: dict[str, str]

    def sentence(self) -> str:
        """One line under a result."""
        libraries = ", ".join(f"{name} {number}" for name, number in self.libraries.items())
        before, after = self.load
        return (
            f"Measured {self.date} at commit {self.commit} with Python {self.python}; {libraries}. "
            f"{self.machine}, {self.processors} processors; load average {before:.1f} before, "
            f"{after:.1f} after."
        )


@dataclass(frozen=True, slots=True)
class Result:
    """A benchmark's tables; `name` is that of the block in docs/benchmarks.md that shows them."""

    name: str
    circumstances: Circumstances
    tables: tuple[Table, ...]

    def markdown(self) -> str:
        """All of it as a page's block."""
        return "\n\n".join(
            [*(table.markdown() for table in self.tables), self.circumstances.sentence()]
        )

    def write(self, path: Path) -> None:
        """Keep it as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", "utf-8")


def load(path: Path) -> Result:
    """The result that `write` kept. Raises KeyError or TypeError for another JSON."""
    told = json.loads(path.read_text("utf-8"))
    where = told["circumstances"]
    tables = (
        Table(
            table["title"],
            tuple(table["columns"]),
            tuple(tuple(row) for row in table["rows"]),
            table["note"],
        )
        for table in told["tables"]
    )
    circumstances = Circumstances(**where | {"load": tuple(where["load"])})
    return Result(told["name"], circumstances, tuple(tables))


def circumstances(before: float, libraries: tuple[str, ...]) -> Circumstances:
    """Those of now. `before` is the load average when the benchmark began."""
    return Circumstances(
        date=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        commit=_commit(),
        python=platform.python_version(),
        machine=_processor(),
        processors=len(os.sched_getaffinity(0)),
        load=(round(before, 2), round(os.getloadavg()[0], 2)),
        libraries={name: _version(name) for name in libraries},
    )


def _commit() -> str:
    """The commit, "+" behind it when the sources differ from it."""
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=7"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip() or "unknown"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
