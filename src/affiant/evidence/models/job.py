from django.db import models
from django.db.models import Q


class JobKind(models.TextChoices):
    """What is to be done."""

    READ = "read"  # an upload, or files and folders of this machine
    RETRY = "retry"  # what could not be read
    TRACE = "trace"  # which texts came from which
    SETTLE = "settle"  # mail, by the keys and the table at hand: `evidence.deeds`


class JobState(models.TextChoices):
    """How far it has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(models.Model):
    """Work that outlives the process that was asked for it.

    While it runs, `worker` (`evidence.work.worker`) renews `beat`; one whose worker is gone or
    has not been heard of for long is taken up again. `total` is None until it is known; `done`
    counts files that are done with, `failed` those of them that could not be read, `passed`
    those that had not changed. `samples` are [seconds since the epoch, done], the newest last.
    """

    kind = models.CharField(max_length=12, choices=JobKind)
    state = models.CharField(max_length=12, choices=JobState, default=JobState.QUEUED)
    by = models.TextField()
    options = models.JSONField(default=dict)
    asked = models.DateTimeField()
    begun = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    beat = models.DateTimeField(null=True)
    worker = models.CharField(max_length=200, default="")
    attempts = models.IntegerField(default=0)
    stopping = models.BooleanField(default=False)
    total = models.BigIntegerField(null=True)
    done = models.BigIntegerField(default=0)
    failed = models.BigIntegerField(default=0)
    passed = models.BigIntegerField(default=0)
    documents = models.BigIntegerField(default=0)
    facts = models.BigIntegerField(default=0)
    samples = models.JSONField(default=list)
    trouble = models.CharField(max_length=40, default="")  # why it failed, or what it waits for

    class Meta:
        indexes = (models.Index(fields=["state", "id"]),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | ~Q(worker=""),
                name="what_runs_is_run_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.state}"
