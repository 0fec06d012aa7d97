"""What typer says itself: refusals of use in our sentences, headings in the user's language."""

import os
import subprocess

import pytest

from benchmarks.command import AFFIANT
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
        (["read"], "paths is missing."),
        (["standing", "Ada Quill", "charged"], "--on is missing."),
        (["mail", "redact"], "message is missing."),
    ],
)
def test_a_command_used_wrongly_is_told_in_a_sentence(words: list[str], told: str) -> None:
    result = affiant(*words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_help_is_told_in_one_language() -> None:
    run = subprocess.run(
        [*AFFIANT, "read", "--help"],
        env=os.environ | {"AFFIANT_LANGUAGE": "fr", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=True,
    )
    for words in ("Lire des fichiers", "Afficher ceci", "[par défaut\u202f: 2]", "[obligatoire]"):
        assert words in run.stdout
    for words in ("Show", "default", "required", "env var"):
        assert words not in run.stdout
