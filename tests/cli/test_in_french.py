"""What the command line says in French holds no word of the code: results, roles, states, kinds."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from affiant.mail.authentication.verdict import Result
from affiant.mail.terms import said
from tests.cli.command import run

MAIL = (
    b"From x@y.example Mon Jan 06 09:00:00 2014\nFrom: a@arden-works.org\nTo: b@brook.example\n"
    b"Subject: Lot 1\nDate: Mon, 6 Jan 2014 09:00:00 +0000\nMessage-ID: <1@arden.example>\n\n"
    b"Of lot 1.\n"
)

affiant = partial(run, language="fr")


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Path:
    folder = tmp_path_factory.mktemp("affaire")
    shutil.copytree(_sqlite_template, folder / "casefile")
    (folder / "lettres.mbox").write_bytes(MAIL)
    (folder / "autre.pst").write_bytes(b"no mail at all")
    key = str(folder / "key")
    for words in (
        ("keys", "create", "--key-file", key),
        ("people", "invite", "ada", "--name", "Ada Quill", "--role", "reviewer"),
        ("mail", "read", str(folder / "lettres.mbox")),
    ):
        done = affiant(folder, *words)
        assert done.returncode == 0, done.stderr
    affiant(folder, "mail", "read", str(folder / "autre.pst"))
    return folder


def test_a_role_is_told(affair: Path) -> None:
    told = affiant(affair, "people", "list").stdout
    assert "relecteur de toute l’affaire" in told
    assert "reviewer" not in told


def test_what_a_signature_came_to_is_told(affair: Path) -> None:
    told = affiant(affair, "mail", "verify", str(affair / "lettres.mbox")).stdout
    assert "lettres.mbox, 1\u202f: aucune  non signé" in told
    assert "none" not in told


def test_every_result_has_a_word_in_french_and_the_standard_s_own_in_english() -> None:
    assert said(Result, "en") == {one: one.value for one in Result}
    french = said(Result, "fr")
    assert set(french) == set(Result)
    assert not {str(word) for word in french.values()} & {one.value for one in Result}


def test_a_trove_s_lines_are_set_as_french_is(affair: Path) -> None:
    told = affiant(affair, "mail", "troves", "--files", "--key-file", str(affair / "key")).stdout
    assert "lettres.mbox\u202f: 1 message," in told
    assert "autre.pst\u202f: n’a pas pu être lu (" in told
    assert ": " not in told.replace("\u202f: ", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("facts", "--help"), "money (somme d’argent)"),
        (("standing", "--help"), "charged (mis en examen)"),
        (("people", "give", "--help"), "reader (lecteur)"),
        (("mail", "keys", "import", "--help"), "single (une clé seule)"),
    ],
)
def test_what_is_typed_in_english_is_explained(
    affair: Path, words: tuple[str, ...], told: str
) -> None:
    shown = affiant(affair, *words).stdout.replace("│", " ")
    assert told in " ".join(shown.split())


def test_parts_ask_for_the_keys_of_a_casefile_that_is_locked(affair: Path) -> None:
    """A part may be one person's own domain: its label is behind the keys."""
    locked = affiant(affair, "mail", "attribution", "--parts")
    assert locked.returncode == 2
    assert locked.stderr.startswith("Il faut une phrase secrète")
    assert affiant(affair, "mail", "attribution").returncode == 0
    opened = affiant(affair, "mail", "attribution", "--parts", "--key-file", str(affair / "key"))
    assert opened.returncode == 0
    assert "arden-works.org" not in opened.stdout
