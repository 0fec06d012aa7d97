"""The examples for whoever adds code run as they stand."""

import re

import pytest

from docs.compute.page import ROOT

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
FOLDERS = re.compile(
    r"`((?:facts|names|reading|evidence|lineage|dossiers|portal|vocabulary)/[\w./]+)`"
)
PAGE = (ROOT / "docs" / "extending.md").read_text("utf-8")


def test_the_examples_run_and_find_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for block in BLOCK.findall(PAGE):
        exec(block, names)  # noqa: S102 - the page's own lines
    told = capsys.readouterr().out
    assert "money '$40,000'" in told
    assert "['Tarvik']" in told


@pytest.mark.parametrize("place", sorted(set(FOLDERS.findall(PAGE))))
def test_each_place_that_the_page_names_is_there(place: str) -> None:
    assert (ROOT / "src" / "affiant" / place).exists()
