"""Where the command begins: it can be stopped while it is being loaded."""

import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130  # what shells expect of a command that SIGINT ended


def main() -> None:
    """Load the command line and run it."""
    tongue = asked_for(sys.argv[1:])
    if tongue:
        os.environ["AFFIANT_LANGUAGE"] = tongue  # before any sentence is made
    try:
        from affiant.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def asked_for(words: Sequence[str]) -> str:
    """The language that `--lang` names before the first verb; "" for none."""
    before = iter(words)
    for word in before:
        if word == "--lang":
            return next(before, "")
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if not word.startswith("-"):
            break
    return ""
