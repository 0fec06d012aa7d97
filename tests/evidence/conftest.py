from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.intake import Intake, Summary

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)

Read = Callable[..., Summary]


@pytest.fixture
def read(casefile: Casefile) -> Read:
    """Read paths into the casefile at noon of a certain day, with one worker."""

    def _read(*paths: Path, again: bool = False) -> Summary:
        return Intake(casefile, lambda: NOON, workers=1).read(paths, again=again)

    return _read
