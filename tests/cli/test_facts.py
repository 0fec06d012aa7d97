"""`affiant facts`: which facts are listed, and what is told beside a spoilt name."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from affiant.cli.main import app
from affiant.evidence.connection import connect

LETTER = """La lettre de Velmont

Publié le 12 juin 2018

Les agents de Immigration and Customs Enforcement ont gardé les familles de mai 2018 à juin 2018.
Paul Lemaire a déclaré que le contrat avec la GLACE serait annulé. Il veut quitter la ville.
"""


def affiant(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    connect(Path(":memory:"), migrate=False)
    return result


def listed(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in affiant("facts", *words, "--json").stdout.splitlines()]


@pytest.fixture(autouse=True)
def casefile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFFIANT_CASEFILE", str(tmp_path / "affair"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    assert affiant("read", "letter.txt", "--workers", "1").exit_code == 0


def test_a_spoilt_name_is_told_with_what_it_may_mean_and_why() -> None:
    [told] = [fact for fact in listed("--kind", "mention") if fact["surface"] == "GLACE"]
    [one] = told["may_mean"]
    assert (one["acronym"], one["support"]) == ("ICE", "Immigration and Customs Enforcement")
    assert LETTER[one["start"] : one["end"]] == "GLACE"
    assert told["name"] == "GLACE"  # suggested, never replaced


def test_the_table_notes_a_spoilt_name_once() -> None:
    shown = " ".join(affiant("facts").stdout.split())
    assert (
        shown.count("GLACE may mean ICE (U.S. Immigration and Customs Enforcement), because") == 1
    )


def test_quotes_are_listed_by_what_somebody_did() -> None:
    acts = [fact.get("act", "speech") for fact in listed("--act", "attitude")]
    assert acts == ["attitude"]
    assert {fact["kind"] for fact in listed("--act", "speech")} == {"quote"}


def test_only_quotes_have_an_act() -> None:
    assert affiant("facts", "--kind", "money", "--act", "speech").exit_code == 2


def test_the_ends_of_an_interval_are_listed_on_request() -> None:
    whole = [fact["surface"] for fact in listed("--kind", "date")]
    assert whole == ["12 juin 2018", "de mai 2018 à juin 2018"]
    assert {"mai 2018", "juin 2018"} < {f["surface"] for f in listed("--kind", "date", "--parts")}
