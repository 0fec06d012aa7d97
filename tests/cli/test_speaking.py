"""What typer says itself: refusals of use in our sentences, headings in the user's language."""

import os
import subprocess

import pytest

from affiant.cli.start import asked_for
from benchmarks.command import AFFIANT
from docs.compute.commands import commands
from tests.cli.test_verbs import affiant


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["fact"], "There is no command fact. Did you mean 'facts'?"),
        (["facts", "--limit", "0"], "--limit must be 1 or more."),
        (["serve", "--port", "70000"], "--port must be 65535 or less."),
        (["facts", "--limit", "few"], "--limit must be a number."),
        (["facts", "--act", "shout"], "--act must be one of: speech, topic, attitude."),
        (["facts", "--kind"], "--kind needs a value after it."),
        (["facts", "--json=yes"], "--json takes no value."),
        (["facts", "--lim", "3"], "There is no option --lim. Did you mean --limit?"),
        (["facts", "--\x1b[31m"], "There is no option --\ufffd[31m."),
        (["facts", "one", "two"], "These words are too many: two"),
        (["--lang", "en"], "A command is missing: affiant --help lists them."),
        (["read"], "PATH is missing."),
        (["standing", "Ada Quill", "charged"], "--on is missing."),
        (["mail", "redact"], "MESSAGE is missing."),
    ],
)
def test_a_command_used_wrongly_is_told_in_a_sentence(words: list[str], told: str) -> None:
    result = affiant(*words)
    assert result.exit_code == 2
    assert told in result.stderr


EVERY = [name.split()[1:] for name, _ in commands()]


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_help_names_no_type_of_the_code(words: list[str]) -> None:
    shown = affiant(*words, "--help").stdout
    for typed in ("<path>", "<str>", "<bool>", "<int", "<float", "list[", "None"):
        assert typed not in shown


def test_the_language_can_be_named_before_the_command() -> None:
    assert asked_for(["--lang", "fr", "read"]) == "fr"
    assert asked_for(["--lang=fr", "read"]) == "fr"
    assert asked_for(["dossier", "--lang", "fr"]) == ""
    assert asked_for([]) == ""


def test_help_is_told_in_one_language() -> None:
    run = subprocess.run(
        [*AFFIANT, "--lang", "fr", "read", "--help"],
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=True,
    )
    for words in ("Lire des fichiers", "Afficher ceci", "[par défaut\u202f: 2]", "[obligatoire]"):
        assert words in run.stdout
    for words in ("Show", "default", "required", "env var", "PATH", "FOLDER"):
        assert words not in run.stdout
