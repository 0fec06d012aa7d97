"""What a person judges of a link between two documents, at the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_verbs import affiant, as_json

STORY = (
    "The mill at Harrow Weir closed on Tuesday after forty years, its owner said in a letter to "
    "the two hundred people who work there. The letter gave no reason, and named no day for the "
    "last wages. Ada Quill, who has run the dye house since 1998, said nobody had been warned.\n"
)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story, a copy of it, and a note on something else."""
    monkeypatch.setenv("AFFIANT_CASEFILE", str(tmp_path / "affair"))
    folder = tmp_path / "mill"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY)
    (folder / "copy.txt").write_text(f"{STORY}It was told again a week later.\n")
    (folder / "note.txt").write_text("Bread has become dear in the valley, and salt with it.\n")
    assert affiant("read", folder, "--workers", "1").exit_code == 0
    return folder


def lineages() -> list[list[str]]:
    found: list[dict[str, Any]] = as_json("origins")["lineages"]
    return sorted(sorted(one["name"] for one in lineage["documents"]) for lineage in found)


APART = [["copy.txt"], ["note.txt"], ["story.txt"]]
TOGETHER = [["copy.txt", "story.txt"], ["note.txt"]]


@pytest.mark.usefixtures("copied")
def test_a_link_that_is_rejected_counts_no_more_until_it_is_confirmed() -> None:
    assert lineages() == TOGETHER
    assert affiant("origins", "copy", "--reject", "story", "--by", "ada").exit_code == 0
    assert lineages() == APART
    assert affiant("origins", "story", "--confirm", "copy", "--by", "tom").exit_code == 0
    assert lineages() == TOGETHER


@pytest.mark.usefixtures("copied")
def test_a_link_left_unsure_does_not_count() -> None:
    assert affiant("origins", "copy", "--unsure", "story").exit_code == 0
    assert lineages() == APART


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["copy", "--reject", "note"], "Nothing links these two documents"),
        (["copy", "--reject", "letter"], "No document is called letter."),
        (["copy", "--reject", "txt"], "Say which by its number"),
        (["--reject", "copy"], "Say which document you judge"),
        (["copy", "--reject", "story", "--unsure", "note"], "Judge one thing at a time."),
    ],
)
def test_what_cannot_be_judged_is_refused(words: list[str], told: str) -> None:
    result = affiant("origins", *words)
    assert result.exit_code == 2
    assert told in result.stderr
