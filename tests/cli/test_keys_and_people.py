"""`affiant keys` and `affiant people`, from the first key to the last owner."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.cli.command import run

affiant = partial(run, language="en")


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Path:
    """A casefile with keys and somebody invited."""
    folder = tmp_path_factory.mktemp("affair")
    shutil.copytree(_sqlite_template, folder / "casefile")
    key = str(folder / "key")
    made = affiant(folder, "keys", "create", "--key-file", key)
    assert made.returncode == 0, made.stderr
    (folder / "recovery").write_text(made.stdout.splitlines()[-1])
    invited = affiant(folder, "people", "invite", "ada", "--name", "Ada Quill", "--role", "owner")
    assert invited.returncode == 0, invited.stderr
    assert invited.stdout.startswith("/join/")
    return folder


def test_keys_are_made_once_and_the_recovery_key_is_shown(affair: Path) -> None:
    assert (affair / "recovery").read_text().startswith("AGE-SECRET-KEY-1")
    again = affiant(affair, "keys", "create", "--key-file", str(affair / "key"))
    assert again.returncode == 2
    assert "has keys already" in again.stderr


def test_keys_are_renewed_and_the_old_one_forgotten(affair: Path) -> None:
    key = ("--key-file", str(affair / "key"))
    old = affiant(affair, "keys", "list", *key).stdout.split()[0]
    renewed = affiant(affair, "keys", "rotate", *key)
    assert renewed.returncode == 0
    assert "0 values closed anew" in renewed.stdout
    assert affiant(affair, "keys", "forget", old, *key).returncode == 0
    assert old not in affiant(affair, "keys", "list", *key).stdout


def test_a_wrong_key_file_changes_nothing(affair: Path) -> None:
    (affair / "other").write_bytes(bytes(32))
    refused = affiant(affair, "keys", "rotate", "--key-file", str(affair / "other"))
    assert refused.returncode == 2
    assert "Nothing was changed" in refused.stderr


def test_people_are_listed_and_taken_once(affair: Path) -> None:
    taken = affiant(affair, "people", "invite", "ADA")
    assert taken.returncode == 2
    assert "is taken" in taken.stderr
    told = json.loads(affiant(affair, "people", "list", "--json").stdout)
    assert [(one["login"], one["roles"]) for one in told["people"]] == [("ada", "owner of all")]
    assert "owner of the whole casefile" in affiant(affair, "people", "list").stdout


def test_a_role_of_no_collection_is_refused(affair: Path) -> None:
    refused = affiant(affair, "people", "give", "ada", "--collection", "Nowhere")
    assert refused.returncode == 2
    assert "There is no collection Nowhere" in refused.stderr


@pytest.mark.parametrize("wrong", [["--role", "king"], ["--role", "reader", "--collection", "No"]])
def test_nobody_is_invited_to_a_role_that_is_none(affair: Path, wrong: list[str]) -> None:
    refused = affiant(affair, "people", "invite", "zoe", *wrong)
    assert refused.returncode == 2
    assert "There is no" in refused.stderr
    assert "zoe" not in affiant(affair, "people", "list").stdout


def test_a_team_is_served_by_https_alone(affair: Path) -> None:
    for words in (("--host", "0.0.0.0"), ("--proxy", "10.0.0.1")):  # noqa: S104 - refused
        refused = affiant(affair, "serve", "--team", "--no-open", *words)
        assert refused.returncode == 2, words
        assert "--proxy" in refused.stderr or "--name" in refused.stderr


def test_a_team_is_not_served_without_keys(tmp_path: Path) -> None:
    refused = affiant(tmp_path, "serve", "--team", "--no-open")
    assert refused.returncode == 2
    assert "affiant keys create" in refused.stderr


def test_the_log_tells_of_it_all_and_holds(affair: Path) -> None:
    told = affiant(affair, "verify", "--audit")
    assert told.returncode == 0, told.stdout
    assert "Everything holds" in told.stdout


@pytest.mark.parametrize("verb", [["list"], ["close", "ada"], ["rescue"], ["give", "ada"]])
def test_people_are_looked_for_in_a_casefile_that_is_there(tmp_path: Path, verb: list[str]) -> None:
    refused = affiant(tmp_path / "nowhere", "people", *verb)
    assert refused.returncode == 2
    assert not list(tmp_path.glob("nowhere/**/originals"))
