"""`affiant` run in a process of its own, as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

ITSELF = [sys.executable, "-c", "from affiant.cli.main import main; main()"]


def run(folder: Path, *words: str, language: str) -> "subprocess.CompletedProcess[str]":
    """What it says of the casefile in this folder, on lines of 300 columns, nobody at the keys."""
    return subprocess.run(
        [*ITSELF, *words, "--casefile", str(folder / "casefile")],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "AFFIANT_LANGUAGE": language, "COLUMNS": "300"},
    )
