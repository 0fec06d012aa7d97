"""Kills a read of many files at random moments, twenty times, and compares the end.

    python -m benchmarks.killing [--files 2000] [--kills 20] [--seed 1]

`affiant read` is killed (SIGKILL) after a random time and started again, until it has been
killed often enough; then it is let run to its end. The casefile must be equal to one read
without a break: see `fingerprint`. Exit code 1 when it is not, or when it does not verify.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import start_django

start_django()

from affiant.evidence.status import status  # noqa: E402 - Django has to be loaded first
from affiant.evidence.verification import verify  # noqa: E402 - the same
from benchmarks.command import AFFIANT  # noqa: E402 - the same
from benchmarks.corpus import make_corpus  # noqa: E402 - the same
from benchmarks.fingerprint import fingerprint  # noqa: E402 - the same

STARTING = 1.5  # seconds in which a run has hardly begun to read


def unbroken(documents: Path, folder: Path) -> tuple[str, float]:
    """The fingerprint of a read without a break, and how long it took in seconds."""
    started = time.monotonic()
    read(documents, folder).wait()
    took = time.monotonic() - started
    return fingerprint(Casefile.open(folder)), took


def read(documents: Path, folder: Path) -> "subprocess.Popen[bytes]":
    """`affiant read` in a session of its own."""
    return subprocess.Popen(
        [*AFFIANT, "read", str(documents), "--casefile", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def broken(
    documents: Path, folder: Path, took: float, kills: int, chance: random.Random
) -> tuple[str, int]:
    """The fingerprint after a read that was killed, and how often it really was.

    The moments are drawn so that the runs together last about as long as one unbroken read:
    some kills come before the first file, some in the last.
    """
    killed = 0
    for _ in range(kills):
        run = read(documents, folder)
        try:
            run.wait(timeout=chance.uniform(0, 2 * (STARTING + took / kills)))
        except subprocess.TimeoutExpired:
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
            killed += 1
    read(documents, folder).wait()
    return fingerprint(Casefile.open(folder)), killed


def run(files: int, kills: int, seed: int) -> int:
    """Measure, print, and tell by the exit code."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as temporary:
        documents = Path(temporary) / "documents"
        make_corpus(documents, files, 0.05, seed)
        wanted, took = unbroken(documents, Path(temporary) / "unbroken")
        stands = status()
        got, killed = broken(documents, Path(temporary) / "broken", took, kills, chance)
        holds = verify(Casefile.open(Path(temporary) / "broken")).holds
    print("| files | entries | read without a break | killed | the same in the end | verifies |")
    print("|---|---|---|---|---|---|")
    same, sound = ("yes" if yes else "NO" for yes in (got == wanted, holds))
    print(f"| {files} | {stands.entries} | {took:.0f} s | {killed} times | {same} | {sound} |")
    print(f"\nSeed {seed}; 5 % of the files hostile; load average {os.getloadavg()[0]:.1f}.")
    return 0 if got == wanted and holds else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.exit(run(asked.files, asked.kills, asked.seed))
