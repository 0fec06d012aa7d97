"""Kills a read of many files at random moments, goes on with it, and compares the end.

    python -m benchmarks.killing [--files 2000] [--rounds 20] [--seed 1]

A round makes a new casefile: `affiant read` is killed (SIGKILL, the whole process) after a
random time, started again and killed again, a few times, and then let run to its end. The
casefile must then be equal to one read without a break (see `fingerprint`). Exit code 1
when one round differs.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import start_django

start_django()

from benchmarks.corpus import make_corpus  # noqa: E402
from benchmarks.fingerprint import fingerprint  # noqa: E402

COMMAND = (sys.executable, "-c", "from affiant.cli.main import main; main()")


def unbroken(documents: Path, folder: Path) -> tuple[str, float]:
    """The fingerprint of a read without a break, and how long it took in seconds."""
    started = time.monotonic()
    read(documents, folder).wait()
    took = time.monotonic() - started
    return fingerprint(Casefile.open(folder)), took


def read(documents: Path, folder: Path) -> "subprocess.Popen[bytes]":
    """`affiant read` in a session of its own."""
    return subprocess.Popen(
        [*COMMAND, "read", str(documents), "--casefile", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def broken(documents: Path, folder: Path, took: float, chance: random.Random) -> tuple[str, int]:
    """The fingerprint after a read that was killed up to three times, and how often it was."""
    kills = 0
    for _ in range(chance.randint(1, 3)):
        run = read(documents, folder)
        try:
            run.wait(timeout=chance.uniform(0.05, 0.9) * took)
        except subprocess.TimeoutExpired:
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
    read(documents, folder).wait()
    return fingerprint(Casefile.open(folder)), kills


def run(files: int, rounds: int, seed: int) -> int:
    """All rounds; how many of them ended otherwise."""
    chance = random.Random(seed)
    different = 0
    with tempfile.TemporaryDirectory() as temporary:
        documents = Path(temporary) / "documents"
        make_corpus(documents, files, 0.05, seed)
        wanted, took = unbroken(documents, Path(temporary) / "unbroken")
        print(f"{files} files read without a break in {took:.1f} s: {wanted[:16]}")
        for number in range(1, rounds + 1):
            folder = Path(temporary) / f"round-{number}"
            got, kills = broken(documents, folder, took, chance)
            different += got != wanted
            print(
                f"round {number:>2}: killed {kills} times, {'same' if got == wanted else 'OTHER'}"
            )
            shutil.rmtree(folder)
    return different


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    wanted_ = parser.parse_args()
    sys.exit(1 if run(wanted_.files, wanted_.rounds, wanted_.seed) else 0)
