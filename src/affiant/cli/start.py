"""Where the command begins: it can be stopped while it is being loaded, which takes a second."""

import sys

INTERRUPTED = 130  # what shells expect of a command that SIGINT ended


def main() -> None:
    """Load the command line and run it."""
    try:
        from affiant.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
