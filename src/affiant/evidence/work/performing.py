"""What each kind of job does. All of it can be broken off, and begun again where it was."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db.models import Q

from affiant.evidence.casefile import Casefile
from affiant.evidence.deeds import deed_of
from affiant.evidence.gathering import gather
from affiant.evidence.intake import Intake
from affiant.evidence.models import Job, JobKind
from affiant.evidence.resuming import failures
from affiant.evidence.tracing import is_traced, trace_casefile
from affiant.evidence.uploads.sent import all_taken, arrivals_of, sent_files
from affiant.evidence.work.tally import Tally
from affiant.lineage.watch import Watch
from affiant.reading.limits import MIB, Limits

Now = Callable[[], datetime]


def perform(casefile: Casefile, job: Job, tally: Tally, now: Now) -> None:
    """Do it to its end. Raises CasefileBusy, KeyboardInterrupt, whatever breaks it."""
    match job.kind:
        case JobKind.READ:
            _read(casefile, job.options, tally, now)
        case JobKind.RETRY:
            _retry(casefile, job.options, tally, now)
        case JobKind.TRACE:
            _trace(casefile, tally, now)
        case other:
            deed_of(other)(casefile, job.options, tally, now)


def _intake(casefile: Casefile, options: Mapping[str, Any], tally: Tally, now: Now) -> Intake:
    limits = Limits()
    intake = Intake(
        casefile,
        now,
        Limits(
            seconds=options.get("seconds", limits.seconds),
            memory=options.get("memory", limits.memory // MIB) * MIB,
        ),
        options.get("workers", 2),
        tally,
        thorough=options.get("thorough", False),
        collection=options.get("collection", 1),
    )
    tally.watch(intake)
    return intake


def _read(casefile: Casefile, options: Mapping[str, Any], tally: Tally, now: Now) -> None:
    intake = _intake(casefile, options, tally, now)
    upload = options.get("upload")
    if upload is None:
        paths = [Path(path) for path in options["paths"]]
        tally.total = sum(1 for _ in gather(paths, casefile.folder))
        intake.read(paths, again=options.get("again", False))
        return
    tally.total = arrivals_of(upload).count()
    intake.hand_in(sent_files(casefile.folder, upload))
    all_taken(casefile.folder, upload)


def _retry(casefile: Casefile, options: Mapping[str, Any], tally: Tally, now: Now) -> None:
    again = list(failures(_wanted(options)))
    tally.total = len(again)
    _intake(casefile, options, tally, now).retry(again)


def _wanted(options: Mapping[str, Any]) -> Q:
    """Which of what failed: these entries, those that failed for a reason, or all."""
    wanted = Q()
    if "entries" in options:
        wanted &= Q(pk__in=options["entries"])
    if "reason" in options:
        wanted &= Q(reason=options["reason"])
    if "within" in options:  # what whoever asked may have read again
        collections, rows = options["within"]
        wanted &= Q(collection__in=collections) | Q(pk__in=rows)
    return wanted


def _trace(casefile: Casefile, tally: Tally, now: Now) -> None:
    def told(done: int, steps: int) -> None:
        tally.done, tally.total = done, steps

    if not is_traced():
        with casefile.writing():
            trace_casefile(now(), Watch(told))
    tally.total = tally.total or 0
    tally.done = tally.total
