from pathlib import Path

import pytest

from affiant.vocabulary.sheet import sheet, strings_of


def test_every_scalar_is_a_string(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("no: [on, 1, ~]\n")
    assert strings_of(file) == {"no": ["on", "1", "~"]}


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "b:\n  a: 1\n  a: 1\n", "- {a: 1, b: 2, a: 3}\n"])
def test_a_key_that_stands_twice_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text)
    with pytest.raises(ValueError, match="more than once"):
        strings_of(file)


def test_a_sheet_of_the_package_is_found_by_name() -> None:
    assert "en" in sheet("function_words")
