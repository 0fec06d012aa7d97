"""What the process serves: one casefile, to whoever holds this machine, or to a team."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

from affiant.access.audit.head import Anchor
from affiant.access.audit.trail import Trail
from affiant.access.identifier import LOCAL
from affiant.access.roles.founding import has_owner
from affiant.access.roles.granting import found
from affiant.evidence.casefile import Casefile
from affiant.evidence.signing import Signer
from affiant.portal.launch import Launch
from affiant.portal.scribe import Scribe

_running: list["Running"] = []
_scribes: list[Scribe] = []


@dataclass(frozen=True, slots=True)
class Running:
    """The open casefile and whose it is. `command` starts another affiant on it, "" parts and all:
    reading goes on in a process of its own. With `team` people log in, and no launch opens it.
    """

    casefile: Casefile
    owner: str
    launch: Launch = field(default_factory=Launch)
    command: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    team: bool = False

    def mark_of(self, person: str) -> str:
        """What tells this casefile from another that the same browser has seen at this address, and
        in a team one person from the next: decisions that wait there are sent by whoever made them.
        """
        told = str(self.casefile.folder) + (f"\0{person}" if self.team else "")
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def start(one: Running) -> None:
    """Serve this from now on. Whoever holds the machine is the owner where there is none yet."""
    _running[:] = [one]
    _scribes[:] = [Scribe(trail_of(one.casefile))]
    if not one.team and not has_owner():
        found(scribe().trail, LOCAL, datetime.now(UTC))


def trail_of(casefile: Casefile) -> Trail:
    """The casefile's audit log."""
    return Trail(Anchor(casefile.folder / "keys", Signer.of(casefile.folder)))


def scribe() -> Scribe:
    """Who writes into its audit log. Raises IndexError before `start`."""
    return _scribes[0]


def running() -> Running:
    """What is served. Raises IndexError before `start`."""
    return _running[0]
