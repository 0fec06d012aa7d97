"""A job as a page shows it: how far it is, how fast, and about how long it will take."""

from collections.abc import Sequence
from dataclasses import dataclass

from affiant.evidence.models import Job, JobKind, JobState
from affiant.evidence.uploads.sent import MARK
from affiant.portal.speech import Speech

MINUTE, HOUR = 60, 3600
SHORT = 10  # seconds that are told as some


@dataclass(frozen=True, slots=True)
class Shown:
    """A job in words. `percent` is None while it cannot be told."""

    id: int
    state: str
    title: str
    by: str
    word: str
    far: str
    pace: str
    percent: int | None
    failed: int
    ends: bool  # nothing more will come of it
    again: bool  # it can be begun anew


def shown(job: Job, speech: Speech) -> Shown:
    """The job in words."""
    runs = job.state == JobState.RUNNING
    return Shown(
        id=job.pk,
        state=job.state,
        title=title(job, speech),
        by=job.by,
        word=_word(job, speech),
        far=_far(job, speech),
        pace=_pace(job, speech) if runs else "",
        percent=_percent(job),
        failed=job.failed,
        ends=job.ended is not None,
        again=job.state in (JobState.FAILED, JobState.CANCELLED) and job.trouble != "restored",
    )


def title(job: Job, speech: Speech) -> str:
    """What is done."""
    _ = speech.gettext
    if job.kind == JobKind.READ:
        return _("Reading what was sent") if MARK in job.options else _("Reading a folder")
    if job.kind == JobKind.RETRY:
        return _("Trying again what was not read")
    if job.kind == JobKind.SETTLE:
        return _("Working out mail: copies, threads, signatures, senders")
    return _("Comparing texts: which came from which")


def _word(job: Job, speech: Speech) -> str:
    _ = speech.gettext
    if job.state == JobState.RUNNING:
        return _("stopping") if job.stopping else _("running")
    if job.state == JobState.FAILED:
        return _("broken off by an error: {name}").format(name=job.trouble)
    if job.state == JobState.QUEUED and job.trouble:
        return _("waits: another affiant is writing to the casefile")
    return {
        JobState.QUEUED: _("waits for its turn"),
        JobState.DONE: _("done"),
        JobState.CANCELLED: _("stopped"),
    }[JobState(job.state)]


def _far(job: Job, speech: Speech) -> str:
    """`12 of 25 files, 2 not read`; nothing before it is known."""
    if job.kind in (JobKind.TRACE, JobKind.SETTLE) or (job.total is None and not job.done):
        return ""
    _ = speech.gettext
    done = speech.number(job.done)
    if job.total is None:
        told = [speech.ngettext("{n} file", "{n} files", job.done)]
    else:
        told = [_("{done} of {total} files").format(done=done, total=speech.number(job.total))]
    if job.documents:
        told.append(speech.ngettext("{n} item read", "{n} items read", job.documents))
    if job.failed:
        told.append(speech.ngettext("{n} not read", "{n} not read", job.failed))
    if job.passed:
        told.append(speech.ngettext("{n} not changed", "{n} not changed", job.passed))
    return ", ".join(told)


def _percent(job: Job) -> int | None:
    if job.state == JobState.DONE:
        return 100
    if not job.total:
        return None
    return min(100, job.done * 100 // job.total)


def _pace(job: Job, speech: Speech) -> str:
    """How fast, and about how long: told of the last minute, and only of what was seen."""
    rate = pace(job.samples)
    if rate <= 0:
        return ""
    _ = speech.gettext
    told = []
    if job.kind not in (JobKind.TRACE, JobKind.SETTLE):  # which count no files
        told.append(_rate(rate, speech))
    if job.total is not None and job.total > job.done:
        told.append(left((job.total - job.done) / rate, speech))
    return ", ".join(told)


def pace(samples: Sequence[Sequence[float]]) -> float:
    """Files a second between the first and the last of these samples; 0 where none can be told."""
    if len(samples) < 2:  # noqa: PLR2004 - from one moment to another
        return 0.0
    (begun, first), (ended, last) = samples[0], samples[-1]
    return (last - first) / (ended - begun) if ended > begun else 0.0


def _rate(rate: float, speech: Speech) -> str:
    if rate >= 1:
        return speech.ngettext("{n} file a second", "{n} files a second", round(rate))
    a_minute = max(1, round(rate * MINUTE))
    return speech.ngettext("{n} file a minute", "{n} files a minute", a_minute)


def left(seconds: float, speech: Speech) -> str:
    """About how long that is."""
    _ = speech.gettext
    if seconds < SHORT:
        return _("some seconds left")
    if seconds < MINUTE:
        return _("less than a minute left")
    if seconds < HOUR:
        minutes = round(seconds / MINUTE)
        return speech.ngettext("about {n} minute left", "about {n} minutes left", minutes)
    hours = round(seconds / HOUR)
    return speech.ngettext("about {n} hour left", "about {n} hours left", hours)
