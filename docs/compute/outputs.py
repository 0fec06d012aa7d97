"""What a command prints on the example documents, by running it.

Each page has a folder of its own with a copy of the examples, so that its commands work on
one casefile in the page's order, and the paths that they print are short.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docs.compute.page import ROOT

WIDTH = "100"
LONGEST = 120  # seconds for one command on sixteen small documents
TRACEBACK = "Traceback (most recent call last)"
ENOUGH = 60  # lines of one output; the rest is counted


@contextmanager
def desk() -> Iterator[Path]:
    """A folder to run a page's commands in."""
    with tempfile.TemporaryDirectory(prefix="affiant-docs-") as folder:
        shutil.copytree(ROOT / "examples" / "documents", Path(folder, "examples", "documents"))
        yield Path(folder)


def write_output(command: str, folder: Path) -> str:
    """The command and what it printed, as one fenced block.

    Raises RuntimeError when it exits with 2 or more (1 is "done, with failures listed"), or
    breaks.
    """
    environment = {
        "HOME": str(folder),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "COLUMNS": WIDTH,
        "NO_COLOR": "1",
        "TERM": "dumb",
        "AFFIANT_WORKERS": "1",  # two would number the documents as they finish
    }
    done = subprocess.run(  # noqa: S602 - the commands stand in our own pages
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode > 1 or TRACEBACK in done.stderr:
        raise RuntimeError(f"`{command}` failed:\n{done.stdout}{done.stderr}")
    return f"```text\n$ {command}\n{_shown(done.stdout + done.stderr, folder)}\n```"


def _shown(output: str, folder: Path) -> str:
    lines = [line.rstrip() for line in output.replace(f"{folder}/", "").splitlines()]
    if len(lines) > ENOUGH:
        rest = len(lines) - ENOUGH
        lines = [*lines[:ENOUGH], f"... and {rest} more lines"]
    return "\n".join(lines).strip("\n")
