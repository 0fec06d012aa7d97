"""Work that pages ask for: jobs in the casefile, done by another affiant, one that this server
starts when there is something to do and that ends when there is nothing.

It is a process of its own, so that stopping or killing the server stops no reading; and where
it is killed, alone or with the server, a new one goes on where the ledger stands.
"""

import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connections

from affiant.access.roles.reach import Reach
from affiant.access.roles.role import Permission
from affiant.evidence.models import Job, JobKind
from affiant.evidence.questions import current_texts
from affiant.evidence.work import queue
from affiant.portal.running import running
from affiant.portal.visitor import Visitor

_IN_THE_WHEEL = Path(str(files("affiant.portal"))) / "examples"
_IN_THE_REPOSITORY = Path(__file__).parents[3] / "examples" / "documents"
LOOK = 2.0  # seconds between looks whether a worker is wanted and there
LONGEST_WAIT = 60.0  # seconds before a worker that keeps dying is started again
SHOWN = 20  # jobs that have ended
SOON_COMPARED = 3_000  # texts: half a minute, where it was measured; more are compared on request
_lock = threading.Lock()
_workers: list[subprocess.Popen[bytes]] = []


def examples() -> Path | None:
    """The folder of invented documents; None where this installation has none."""
    return next((one for one in (_IN_THE_WHEEL, _IN_THE_REPOSITORY) if one.is_dir()), None)


def ask(who: Visitor, kind: JobKind, **options: Any) -> Job:
    """Have it done, soon. What they may not see, the job leaves alone."""
    limits = _limits(who.reach(Permission.EDIT)) if kind is JobKind.RETRY else {}
    told = {**options, **limits, "person": who.person.id}
    job = queue.ask(kind, who.name, datetime.now(UTC), told)
    wake()
    return job


def _limits(reach: Reach) -> dict[str, Any]:
    if reach.whole:
        return {}
    return {"within": [sorted(reach.collections), sorted(reach.documents)]}


def compare_after(who: Visitor) -> None:
    """Have texts compared once what is queued has been read, where that takes no long time."""
    if current_texts().count() <= SOON_COMPARED:
        ask(who, JobKind.TRACE)
    else:
        wake()


def wake() -> None:
    """See to it that somebody works."""
    with _lock:
        if running().command and not any(one.poll() is None for one in _workers):
            _workers[:] = [_started()]


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own command, with paths of our own
        [*running().command, "work", *running().options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def seen_to() -> Iterator[None]:
    """Inside the block whatever waits gets a worker: what another run left, what one left that
    died, what a command line put there."""
    stop = threading.Event()
    thread = threading.Thread(target=_see_to, args=(stop,), name="foreman", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _see_to(stop: threading.Event) -> None:
    wait, begun = LOOK, 0.0
    try:
        while True:
            try:
                wanted = queue.waiting().exists()
            except DatabaseError:
                wanted = False  # busy; the next look tells
            if wanted and not any(one.poll() is None for one in _workers):
                wait = min(wait * 2, LONGEST_WAIT) if time.monotonic() - begun < wait * 2 else LOOK
                begun = time.monotonic()
                wake()
            if stop.wait(wait):
                return
    finally:
        connections.close_all()  # of this thread


def is_going_on() -> bool:
    """Whether anything waits or runs."""
    return queue.waiting().exists()


def jobs(who: Visitor) -> list[Job]:
    """What waits, runs and has ended, as far as this visitor may know of it; the newest first."""
    ended = Job.objects.exclude(ended=None).order_by("-pk")[: SHOWN * 5]
    found = [*queue.waiting().reverse(), *ended]
    reach = who.reach(Permission.READ)
    return [job for job in found if _is_theirs(job.options, who, reach)][: SHOWN + 5]


def job(who: Visitor, number: int) -> Job:
    """A job that this visitor may stop or begin again. Raises Job.DoesNotExist."""
    found = Job.objects.get(pk=number)
    if not _is_theirs(found.options, who, who.reach(Permission.EDIT)):
        raise Job.DoesNotExist
    return found


def _is_theirs(options: Mapping[str, Any], who: Visitor, reach: Reach) -> bool:
    if reach.whole or options.get("person") == who.person.id:
        return True
    return options.get("collection") in reach.collections


def go_on(who: Visitor, before: Job) -> Job:
    """Do a job that was broken off to its end."""
    told = {**before.options, "person": who.person.id}
    job = queue.ask(JobKind(before.kind), who.name, datetime.now(UTC), told)
    wake()
    return job
