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


def test_threats_stand_in_their_order_each_with_a_number_of_its_own() -> None:
    """A number is never given anew: a test or a letter may still name the threat that had it."""
    ids = [row[0] for row in ROWS]
    assert all(re.fullmatch(r"T-\d\d+", one) for one in ids)
    assert ids == sorted(set(ids), key=lambda one: int(one[2:]))


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_threat_names_a_test_that_exists_or_says_that_there_is_none(row: list[str]) -> None:
    named = TESTS.findall(row[-1])
    assert named or row[-1] == "*None*"
    for path, function in named:
        text = (ROOT / path).read_text("utf-8")
        assert not function or f"def {function}(" in text
