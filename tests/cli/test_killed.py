"""What a command says when the system ends a process of its own."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from affiant.cli.main import app
from affiant.evidence import tracing
from affiant.evidence.connection import connect


@pytest.fixture
def casefile(tmp_path: Path) -> Path:
    letter = tmp_path / "letter.txt"
    letter.write_text("Northmere Systems sold maps to the Frontier Custody Service.", "utf-8")
    words = ("read", str(letter), "--workers", "1", "--casefile", str(tmp_path / "affair"))
    assert CliRunner().invoke(app, words).exit_code == 0
    return tmp_path / "affair"


@pytest.mark.parametrize("words", [("origins",), ("dossier", "Northmere Systems")])
def test_a_killed_comparison_of_texts_is_one_sentence_and_no_traceback(
    casefile: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise ChildProcessError("a process that compared texts was killed")

    monkeypatch.setattr(tracing, "trace_casefile", killed)

    result = CliRunner().invoke(app, [*words, "--casefile", str(casefile)])
    connect(Path(":memory:"), migrate=False)

    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert "memory ran out" in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
