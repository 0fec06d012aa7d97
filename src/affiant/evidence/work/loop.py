"""A worker: takes job after job until there is none, and ends."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from time import sleep as pause

from affiant.evidence.casefile import Casefile
from affiant.evidence.errors import CasefileBusy
from affiant.evidence.models import Job, JobState
from affiant.evidence.work import queue
from affiant.evidence.work.heart import BEAT, Heart
from affiant.evidence.work.performing import perform
from affiant.evidence.work.tally import Tally
from affiant.evidence.work.worker import Worker

LOOK = 1.0  # seconds between looks at the queue while somebody else works
LONGEST = 40  # characters of `Job.trouble`
BUSY = "busy"  # another run writes to the casefile

_log = logging.getLogger(__name__)
Now = Callable[[], datetime]


def work_off(
    casefile: Casefile,
    now: Now,
    *,
    stay: bool = False,
    every: float = BEAT,
    sleep: Callable[[float], None] = pause,
) -> int:
    """Do what is queued; how many jobs were ended here. With `stay` it never ends by itself.

    Waits while another worker has a job: it may die. Raises KeyboardInterrupt when the process is
    interrupted; the job in hand then waits in the queue again.
    """
    worker, ended = Worker.here(), 0
    while stay or queue.waiting().exists():
        job = queue.take(worker, now())
        if job is None:
            sleep(LOOK)
        elif _done(casefile, job, Heart(job.pk, worker, Tally(), now, every)):
            ended += 1
        else:
            sleep(LOOK)
    return ended


def _done(casefile: Casefile, job: Job, heart: Heart) -> bool:
    """Whether the job was ended, in whatever way; else it waits again, or is another's."""
    try:
        with heart.beating():
            perform(casefile, job, heart.tally, heart.now)
    except KeyboardInterrupt:
        return _broken_off(heart)
    except CasefileBusy:
        queue.put_back(heart.job, heart.worker, BUSY)
        return False
    except Exception as error:  # noqa: BLE001 - whatever it is, the job failed and the next begins
        _log.warning("a job failed: %s", _where(error))
        return _ended(heart, JobState.FAILED, type(error).__name__[:LONGEST])
    return _ended(heart, JobState.DONE)


def _broken_off(heart: Heart) -> bool:
    """After a signal: somebody stopped the job, somebody else has it, or it was Ctrl and C."""
    mine = Job.objects.filter(pk=heart.job, worker=str(heart.worker), state=JobState.RUNNING)
    row = mine.first()
    if row is None:
        return False
    if row.stopping:
        return _ended(heart, JobState.CANCELLED)
    queue.put_back(heart.job, heart.worker, "")
    raise KeyboardInterrupt


def _ended(heart: Heart, state: JobState, trouble: str = "") -> bool:
    at = heart.now()
    counts = heart.tally.counts(at.timestamp())
    return queue.end(heart.job, heart.worker, state, at, trouble=trouble, **counts)


def _where(error: Exception) -> str:
    """The kind of error and the place in our code: its message could hold a document's words."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {place.name}, line {place.lineno}"
