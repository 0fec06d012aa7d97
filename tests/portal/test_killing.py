"""Work outlives whoever does it: kill -9 of the worker, of the server, of both."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Job, JobKind, JobState
from affiant.evidence.verification import verify
from affiant.evidence.work import ask
from affiant.evidence.work.worker import Worker
from benchmarks.corpus import make_corpus
from tests.cli.command import ITSELF
from tests.portal.test_serving import started

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
LONG = 120.0  # seconds, on a busy machine


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < end, Job.objects.values()
        time.sleep(0.05)


def running(job: Job, attempt: int) -> bool:
    now = Job.objects.get(pk=job.pk)
    return now.state == JobState.RUNNING and now.attempts == attempt and bool(now.samples)


def kill_worker(job: Job) -> None:
    os.kill(Worker.parse(Job.objects.get(pk=job.pk).worker).process, signal.SIGKILL)


@pytest.mark.slow
def test_a_job_ends_whatever_is_killed(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    corpus = make_corpus(documents, 240, 0.05, seed=5)
    del corpus
    casefile = Casefile.create(tmp_path / "casefile")
    job = ask(JobKind.READ, "Ada", NOON, {"paths": [str(documents)], "workers": 1})
    server = started(tmp_path, "--port", "0")
    try:
        until(lambda: running(job, 1))
        kill_worker(job)
        until(lambda: running(job, 2))  # the server saw to it
        server.kill()
        kill_worker(job)
        server.communicate()
        worker = [sys.executable, *ITSELF[1:], "work", "--casefile", str(casefile.folder)]
        subprocess.run(worker, check=True, timeout=LONG, capture_output=True)
    finally:
        server.kill()
        server.communicate()
    ended = Job.objects.get(pk=job.pk)
    assert (ended.state, ended.attempts) == (JobState.DONE, 3)
    assert verify(casefile).holds


@pytest.mark.slow
def test_two_servers_on_one_casefile_do_a_job_once(tmp_path: Path, letters: Path) -> None:
    casefile = Casefile.create(tmp_path / "casefile")
    job = ask(JobKind.READ, "Ada", NOON, {"paths": [str(letters)], "workers": 1})
    servers = [started(tmp_path, "--port", "0") for _ in range(2)]
    try:
        until(lambda: Job.objects.get(pk=job.pk).ended is not None)
    finally:
        for server in servers:
            server.kill()
            server.communicate()
    ended = Job.objects.get(pk=job.pk)
    assert (ended.state, ended.attempts, ended.done) == (JobState.DONE, 1, 3)
    assert verify(casefile).holds
