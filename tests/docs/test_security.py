"""The threat model names checks, and they exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split(" | ")]
    for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines()
    if line.startswith("| T-")
]
TESTS = re.compile(r"`(tests/[\w/.]+)(?:::(\w+))?`")


def test_threats_are_numbered_without_a_gap() -> None:
    assert [row[0] for row in ROWS] == [f"T-{number:02}" for number in range(1, len(ROWS) + 1)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_threat_names_a_test_that_exists_or_says_that_there_is_none(row: list[str]) -> None:
    named = TESTS.findall(row[-1])
    assert named or row[-1] == "*None*"
    for path, function in named:
        text = (ROOT / path).read_text("utf-8")
        assert not function or f"def {function}(" in text
