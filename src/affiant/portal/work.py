"""Reading that a page starts: another affiant on the same casefile, one at a time.

It writes the same ledger as the command line, so the overview shows how far it is, and stopping
the server does not stop it: what it began it ends, or a later `affiant read` takes up.
"""

import subprocess
import threading
from importlib.resources import files
from pathlib import Path

from affiant.portal.running import running

_IN_THE_WHEEL = Path(str(files("affiant.portal"))) / "examples"
_IN_THE_REPOSITORY = Path(__file__).parents[3] / "examples" / "documents"
_lock = threading.Lock()
_begun: list[subprocess.Popen[bytes]] = []


def examples() -> Path | None:
    """The folder of invented documents; None where this installation has none."""
    return next((one for one in (_IN_THE_WHEEL, _IN_THE_REPOSITORY) if one.is_dir()), None)


def begin(verb: str, *arguments: str) -> bool:
    """Start `affiant VERB ARGUMENTS` on the casefile; False while one is going on already."""
    with _lock:
        if is_going_on() or not running().command:
            return False
        _begun[:] = [
            subprocess.Popen(  # noqa: S603 - our own command, with paths of our own
                [*running().command, verb, *arguments, *running().options],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        ]
        return True


def is_going_on() -> bool:
    """Whether one that was started here has not ended yet."""
    return any(one.poll() is None for one in _begun)
