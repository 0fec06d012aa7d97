"""Every verb as a person calls it: what it prints, where, and its exit code."""

import json
import os
import signal
import stat
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from affiant.cli.main import app
from affiant.evidence.connection import connect
from benchmarks.command import AFFIANT
from benchmarks.corpus import make_corpus
from docs.compute.commands import commands


@pytest.fixture
def casefile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "affair"
    monkeypatch.setenv("AFFIANT_CASEFILE", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def affiant(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    connect(Path(":memory:"), migrate=False)
    return result


def as_json(*words: str | Path) -> Any:
    return json.loads(affiant(*words, "--json").stdout)


@pytest.fixture
def filled(casefile_folder: Path, letters: Path) -> Path:
    assert affiant("read", letters, "--workers", "1").exit_code == 0
    return casefile_folder


@pytest.mark.usefixtures("casefile_folder")
def test_reading_tells_what_came_of_it(letters: Path) -> None:
    result = affiant("read", letters)
    assert result.exit_code == 0
    assert "3 items read." in result.stdout


@pytest.mark.usefixtures("casefile_folder")
def test_failures_are_listed_with_what_to_do_and_exit_code_1(letters: Path) -> None:
    (letters / "empty.txt").touch()
    result = affiant("read", letters)
    assert result.exit_code == 1
    assert "1 item could not be read" in result.stdout
    assert "It is empty." in result.stdout
    assert "empty.txt" in result.stdout
    assert affiant("status").exit_code == 1


@pytest.mark.usefixtures("casefile_folder")
def test_a_run_lists_its_own_failures_and_some_of_each_kind(letters: Path, tmp_path: Path) -> None:
    for number in range(30):
        (letters / f"empty-{number}.txt").touch()
    (letters / "program.exe").write_bytes(bytes(range(256)))
    told = affiant("read", letters).stdout
    assert "31 items could not be read" in told
    assert "program.exe" in told
    assert "... and 11 more" in told
    assert "`affiant status --all`" in told
    (tmp_path / "late.txt").touch()
    told = affiant("read", tmp_path / "late.txt").stdout
    assert "1 item could not be read" in told
    assert "late.txt" in told
    assert "empty-1.txt" not in told


@pytest.mark.usefixtures("casefile_folder")
def test_advice_keeps_its_brackets(letters: Path) -> None:
    (letters / "frames.html").write_text("<html><frameset><frame src='a.html'></frameset></html>")
    assert "pip install 'affiant[ocr]'" in affiant("read", letters).stdout


@pytest.mark.usefixtures("filled")
def test_a_size_is_told_in_a_unit_that_shows_it() -> None:
    told = affiant("status").stdout
    assert "originals kept, " in told
    assert "0 MB" not in told


@pytest.mark.usefixtures("filled")
def test_whoever_has_no_name_on_this_machine_is_asked_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert affiant("who").exit_code == 0
    refused = affiant("who", "Northmere", "--same", "Southmere", "--because", "x")
    assert refused.exit_code == 2
    assert "--by" in refused.stderr or "No document names" in refused.stderr


@pytest.mark.usefixtures("casefile_folder")
def test_who_is_refused_a_dossier_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("A docker, Paul Quill, watched the march. Paul Quill left.")
    affiant("read", tmp_path / "note.txt")
    refused = affiant("dossier", "Paul Quill")
    assert refused.exit_code == 2
    assert "no dossier is made" in refused.stderr
    assert "`affiant serve`" in refused.stderr


@pytest.mark.usefixtures("casefile_folder")
def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    result = affiant("read", tmp_path / "nothing")
    assert result.exit_code == 2
    assert "Nothing was read" in result.stderr


@pytest.mark.usefixtures("casefile_folder")
@pytest.mark.parametrize("verb", [["status"], ["search", "x"], ["who", "x"], ["dossier", "x"]])
def test_without_a_casefile_every_verb_says_how_to_make_one(verb: list[str]) -> None:
    result = affiant(*verb)
    assert result.exit_code == 2
    assert "affiant read FOLDER" in result.stderr


@pytest.mark.usefixtures("filled")
def test_search_gives_passages_in_either_language() -> None:
    found = as_json("search", "contrat OR contract")
    assert found["total"] == 3
    assert all(hit["marks"] for hit in found["hits"])


@pytest.mark.usefixtures("filled")
def test_search_finds_elided_accented_and_plural_forms() -> None:
    assert as_json("search", "apprendre détenue")["total"] == 0
    assert as_json("search", "detenue", "--exact")["total"] == 1
    assert as_json("search", '"cellule étaient"')["total"] == 1


@pytest.mark.usefixtures("filled")
def test_facts_are_listed_by_kind_with_their_words() -> None:
    result = affiant("facts", "--kind", "money", "--json")
    surfaces = {json.loads(line)["surface"] for line in result.stdout.splitlines()}
    assert surfaces == {"$4.2 million", "4,2 millions de dollars"}


@pytest.mark.usefixtures("filled")
def test_an_unknown_kind_of_fact_names_those_there_are() -> None:
    result = affiant("facts", "--kind", "rumour")
    assert result.exit_code == 2
    assert "money" in result.stderr


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", " * "], "a word or more"),
        (["verify", "--key", "0a1b"], "name the bundle"),
        (["verify", "dossier.zip", "--audit"], "no audit log"),
        (["dossier", "Northmere Systems", "--unmasked-originals"], "--format zip"),
    ],
)
def test_an_option_that_could_do_nothing_is_refused(words: list[str], told: str) -> None:
    result = affiant(*words)
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.usefixtures("filled")
def test_no_fact_at_all_is_told_and_not_passed_over_in_silence() -> None:
    result = affiant("facts", "nowhere-written", "--kind", "outcome")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "There is no such fact." in result.stderr


@pytest.mark.usefixtures("filled")
def test_who_tells_the_forms_of_a_name() -> None:
    (entity,) = as_json("who", "northmere systems")["entities"]
    assert entity["name"] == "Northmere Systems"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("verb", ["who", "dossier"])
def test_an_unknown_name_brings_near_ones(verb: str) -> None:
    result = affiant(verb, "Nortmere Systems")
    assert result.exit_code == 2
    assert "Northmere" in result.stderr


@pytest.mark.usefixtures("filled")
def test_a_dossier_is_one_file_that_opens_from_disk(tmp_path: Path) -> None:
    result = affiant("dossier", "Northmere Systems", "-o", tmp_path / "d.html")
    assert result.exit_code == 0
    page = (tmp_path / "d.html").read_text()
    assert "$4.2 million" in page
    assert str(tmp_path / "d.html") in result.stdout


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("form", ["json", "md", "html"])
def test_a_dossier_comes_in_three_forms(form: str) -> None:
    result = affiant("dossier", "Northmere Systems", "--format", form, "-o", "-")
    assert result.exit_code == 0
    assert "4.2 million" in result.stdout


def test_verify_holds_and_then_tells_what_does_not(filled: Path) -> None:
    assert affiant("verify").exit_code == 0
    kept = next(file for file in (filled / "originals").glob("??/*"))
    kept.chmod(stat.S_IRUSR | stat.S_IWUSR)
    kept.write_bytes(b"other")
    result = affiant("verify")
    assert result.exit_code == 1
    assert "an original is not what it was" in result.stdout


def test_a_damaged_database_is_told_with_what_is_still_good(filled: Path) -> None:
    for file in filled.glob("casefile.db*"):
        file.unlink()
    (filled / "casefile.db").write_bytes(b"this is no database" * 100)
    refused = affiant("status")
    assert refused.exit_code == 2
    assert "affiant verify" in refused.stderr
    result = affiant("verify")
    assert result.exit_code == 1
    assert "3 originals hashed again" in result.stdout


@pytest.mark.usefixtures("casefile_folder")
def test_retry_reads_what_has_become_readable(letters: Path) -> None:
    os.mkfifo(letters / "note")
    assert affiant("read", letters).exit_code == 1
    (letters / "note").unlink()
    (letters / "note").write_text("A note that is a file by now.\n")
    result = affiant("retry")
    assert result.exit_code == 0
    assert affiant("status").exit_code == 0
    assert "There is nothing to try again." in affiant("retry").stdout


@pytest.mark.usefixtures("filled")
def test_a_document_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text("A title\n\nA zebra \u009b31m and \u202e a [bold]turn[/bold].\n")
    affiant("read", hostile)
    printed = affiant("search", "zebra").stdout
    assert "\u009b" not in printed
    assert "\u202e" not in printed
    assert "[bold]turn[/bold]" in printed


def test_every_verb_has_an_example() -> None:
    for name, command in commands():
        assert f"Example: {name}" in command.help


def test_an_interrupted_read_says_so_and_can_be_gone_on_with(
    casefile_folder: Path, tmp_path: Path
) -> None:
    make_corpus(tmp_path / "many", 60, 0.0, seed=2)
    command = [*AFFIANT, "read", str(tmp_path / "many"), "--workers", "1"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not list((casefile_folder / "originals").glob("??/*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Stopped. What was finished is kept" in said
    assert affiant("read", tmp_path / "many").exit_code == 0
    assert as_json("status")["status"]["begun"] == 0
