"""Troves of mail taken into the casefile, whole, and kept there.

store(Path("trove.mbox"), casefile)
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from affiant.evidence.casefile import Casefile
from affiant.evidence.models.collection import DEFAULT
from affiant.mail.storing.run import Run
from affiant.mail.storing.summary import Progress, Summary

__all__ = ["Progress", "Run", "Summary", "store"]


def store(
    path: Path,
    casefile: Casefile,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    *,
    collection: int = DEFAULT,
) -> Summary:
    """Take in what lies at `path`, nobody watching. Raises CasefileBusy."""
    return Run(casefile, now, collection=collection).read(path)[1]
