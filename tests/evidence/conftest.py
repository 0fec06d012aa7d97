from collections.abc import Callable, Iterable
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


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Three short invented letters in two languages."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, lines in LETTERS.items():
        (folder / name).write_text("\n\n".join(lines), encoding="utf-8")
    return folder


LETTERS: dict[str, Iterable[str]] = {
    "one.txt": (
        "Northmere ends its work in Vale County",
        "The company held a $4.2 million contract with the county since 2019.",
        "“We have listened to the families,” said Ada Quill, its director.",
    ),
    "deux.txt": (
        "Northmere met fin à son contrat",
        "L’entreprise avait un contrat de 4,2 millions de dollars avec le comté.",
        "Les détenues l’apprirent par les journaux ; 38 % des cellules étaient vides.",
    ),
    "three.txt": (
        "A note without numbers",
        "Nothing in this note is a figure, and nobody is quoted in it.",
    ),
}
