"""A trove taken in at noon of a certain day, and what the tables then say."""

from datetime import UTC, datetime
from pathlib import Path

from affiant.evidence.casefile import Casefile
from affiant.evidence.verification import Finding
from affiant.mail.models import Message, Trove
from affiant.mail.storing import Run, Summary
from affiant.mail.storing.verification import troves

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def take(casefile: Casefile, path: Path, name: str = "") -> Summary:
    """Take in what lies at `path`."""
    return Run(casefile, lambda: NOON).read(path, name)[1]


def trove() -> Trove:
    """The only one."""
    return Trove.objects.get()


def ids() -> list[str]:
    """The Message-IDs of all that is stored and was not replaced, as they were read."""
    rows = Message.objects.exclude(file__state="replaced").order_by("pk")
    return [one.strip("<>").partition("@")[0] for one in rows.values_list("message_id", flat=True)]


def wrong(casefile: Casefile) -> list[Finding]:
    """What the check of troves finds."""
    return list(troves(casefile.originals))
