from datetime import UTC, datetime, timedelta

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Job, JobKind, JobState
from affiant.evidence.work import queue
from affiant.evidence.work.worker import Worker, is_gone

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
HERE = Worker.here()
FAR = Worker("elsewhere 1", 7, "9")  # on another machine: whether it is there cannot be told


@pytest.fixture
def job(casefile: Casefile) -> Job:
    del casefile
    return queue.ask(JobKind.TRACE, "Ada", NOON)


def state(job: Job) -> str:
    return Job.objects.get(pk=job.pk).state


def test_two_workers_never_have_one_job(job: Job) -> None:
    taken = queue.take(HERE, NOON)
    assert taken is not None
    assert taken.pk == job.pk
    assert queue.take(FAR, NOON) is None


def test_of_two_that_saw_it_waiting_one_gets_it(job: Job) -> None:
    assert queue._take(job, HERE, NOON)
    assert not queue._take(job, FAR, NOON)


def test_one_at_a_time_in_the_order_they_were_asked_for(job: Job) -> None:
    second = queue.ask(JobKind.TRACE, "Ada", NOON)
    assert queue.take(HERE, NOON) is not None
    assert queue.take(HERE, NOON) is None
    assert queue.end(job.pk, HERE, JobState.DONE, NOON)
    taken = queue.take(HERE, NOON)
    assert taken is not None
    assert taken.pk == second.pk


def test_a_job_whose_worker_is_silent_is_taken_up_after_the_lease(job: Job) -> None:
    queue.take(FAR, NOON)
    assert queue.take(HERE, NOON + queue.LEASE - timedelta(seconds=1)) is None
    taken = queue.take(HERE, NOON + queue.LEASE)
    assert taken is not None
    assert not queue.beat(job.pk, FAR, NOON)  # who comes back finds that it is another's
    assert queue.beat(job.pk, HERE, NOON)


def test_a_job_whose_worker_died_here_is_taken_up_at_once(job: Job) -> None:
    queue.take(Worker(HERE.machine, HERE.process, "0"), NOON)
    assert queue.take(HERE, NOON) is not None
    assert job.attempts == 0


def test_a_job_that_kills_its_workers_is_given_up(job: Job) -> None:
    for time in range(queue.ATTEMPTS):
        assert queue.take(FAR, NOON + time * queue.LEASE) is not None
    assert queue.take(HERE, NOON + queue.ATTEMPTS * queue.LEASE) is None
    last = Job.objects.get(pk=job.pk)
    assert (last.state, last.trouble) == (JobState.FAILED, queue.DIED)


def test_a_job_that_waits_is_struck_off(job: Job) -> None:
    assert queue.cancel(job.pk, NOON)
    assert state(job) == JobState.CANCELLED
    assert queue.take(HERE, NOON) is None


def test_a_job_that_runs_is_told_to_stop(job: Job) -> None:
    queue.take(HERE, NOON)
    assert queue.cancel(job.pk, NOON)
    assert not queue.beat(job.pk, HERE, NOON)
    assert state(job) == JobState.RUNNING  # until its worker has written what it has


def test_a_job_that_was_to_stop_when_its_worker_died_is_not_begun_again(job: Job) -> None:
    queue.take(FAR, NOON)
    queue.cancel(job.pk, NOON)
    assert queue.take(HERE, NOON + queue.LEASE) is None
    assert state(job) == JobState.CANCELLED


def test_what_has_ended_cannot_be_stopped(job: Job) -> None:
    queue.take(HERE, NOON)
    queue.end(job.pk, HERE, JobState.DONE, NOON)
    assert not queue.cancel(job.pk, NOON)


def test_a_process_that_is_gone_is_known_by_its_beginning() -> None:
    assert not is_gone(str(HERE))
    assert is_gone(str(Worker(HERE.machine, HERE.process, "0")))  # another has its number
    assert is_gone(str(Worker(HERE.machine, 2**22 + 1, "5")))
    assert not is_gone(str(FAR))
    assert is_gone("")
