"""Work in the background: jobs in the casefile, and whoever works them off. No broker.

    ask(JobKind.READ, "Ada", now(), {"paths": [...]})   # from a page or a command
    work_off(casefile, now)                             # in a process of its own

A job is a row. One worker at a time has it, by a lease that it renews; where the worker dies,
on its own or with everything else, the next one goes on where the ledger stands.
"""

from affiant.evidence.work.loop import work_off
from affiant.evidence.work.queue import ask, cancel, waiting

__all__ = ["ask", "cancel", "waiting", "work_off"]
