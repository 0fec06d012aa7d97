"""What the process serves: one casefile, to one person."""

import hashlib
from dataclasses import dataclass, field

from affiant.evidence.casefile import Casefile
from affiant.portal.launch import Launch

_running: list["Running"] = []


@dataclass(frozen=True, slots=True)
class Running:
    """The open casefile and whose it is. `command` starts another affiant on it, "" parts and all:
    reading goes on in a process of its own."""

    casefile: Casefile
    owner: str
    launch: Launch = field(default_factory=Launch)
    command: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What tells this casefile from another that the same browser has seen at this address."""
        return hashlib.sha256(str(self.casefile.folder).encode()).hexdigest()[:16]


def start(one: Running) -> None:
    """Serve this from now on."""
    _running[:] = [one]


def running() -> Running:
    """What is served. Raises IndexError before `start`."""
    return _running[0]
