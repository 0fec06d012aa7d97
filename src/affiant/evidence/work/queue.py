"""The queue: what was asked for, and who has it. Every step is one statement, so that two
workers, or two servers, never have one job both.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet

from affiant.evidence.models import Job, JobKind, JobState
from affiant.evidence.work.worker import Worker, is_gone

LEASE = timedelta(seconds=30)  # how long a worker may not be heard of: ten beats
ATTEMPTS = 3  # a job whose worker died so often is not tried again
DIED = "its worker died"
SAMPLES = 30  # of how far it was, one a beat: the rate is that of the last minute and a half


def ask(kind: JobKind, by: str, at: datetime, options: Mapping[str, Any] | None = None) -> Job:
    """Put a job into the queue."""
    return Job.objects.create(kind=kind, by=by, asked=at, options=dict(options or {}))


def waiting() -> QuerySet[Job]:
    """The jobs that nobody has ended, the oldest first."""
    return Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).order_by("pk")


def take(worker: Worker, at: datetime) -> Job | None:
    """The next job, from now on this worker's; None where there is none to be had."""
    for job in waiting():
        if job.state == JobState.RUNNING and not _is_left(job, at):
            return None  # one at a time: it writes to the ledger, and so would the next
        if job.stopping or job.attempts >= ATTEMPTS:
            _give_up(job, at)
        elif _take(job, worker, at):
            return Job.objects.get(pk=job.pk)
    return None


def _is_left(job: Job, at: datetime) -> bool:
    return job.beat is None or job.beat <= at - LEASE or is_gone(job.worker)


def _take(job: Job, worker: Worker, at: datetime) -> bool:
    """Whether it was still as it was seen, and is this worker's now."""
    seen = Job.objects.filter(pk=job.pk, state=job.state, worker=job.worker, beat=job.beat)
    return bool(
        seen.update(
            state=JobState.RUNNING,
            worker=str(worker),
            beat=at,
            begun=job.begun or at,
            attempts=F("attempts") + 1,
            trouble="",
            samples=[],
        )
    )


def _give_up(job: Job, at: datetime) -> None:
    state = JobState.CANCELLED if job.stopping else JobState.FAILED
    trouble = "" if job.stopping else DIED
    seen = Job.objects.filter(pk=job.pk, state=job.state, worker=job.worker)
    seen.update(state=state, ended=at, trouble=trouble)


def beat(job: int, worker: Worker, at: datetime, **counts: Any) -> bool:
    """Renew the lease and tell how far it is; False when the job is this worker's no more, or
    is to be stopped."""
    mine = Job.objects.filter(pk=job, worker=str(worker), state=JobState.RUNNING)
    return bool(mine.update(beat=at, **counts)) and not mine.filter(stopping=True).exists()


def put_back(job: int, worker: Worker, why: str) -> None:
    """Let it wait again, without counting the attempt."""
    mine = Job.objects.filter(pk=job, worker=str(worker), state=JobState.RUNNING)
    mine.update(state=JobState.QUEUED, worker="", trouble=why, attempts=F("attempts") - 1)


def end(job: int, worker: Worker, state: JobState, at: datetime, **last: Any) -> bool:
    """Say what became of it; False when it was this worker's no more."""
    mine = Job.objects.filter(pk=job, worker=str(worker), state=JobState.RUNNING)
    return bool(mine.update(state=state, ended=at, **last))


def cancel(job: int, at: datetime) -> bool:
    """Stop a job, or strike it off; what it did stays. False where it has ended already.

    What runs is told, and stops within seconds; what waits, or was left by its worker, never runs.
    """
    queued = Job.objects.filter(pk=job, state=JobState.QUEUED)
    if queued.update(state=JobState.CANCELLED, stopping=True, ended=at):
        return True
    running = Job.objects.filter(pk=job, state=JobState.RUNNING)
    return bool(running.update(stopping=True))


def strike_off(why: str, at: datetime) -> None:
    """End whatever waits or runs, in a casefile that is a copy: the work is another's."""
    waiting().update(state=JobState.CANCELLED, ended=at, trouble=why)
