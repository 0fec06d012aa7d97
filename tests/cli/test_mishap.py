"""What the system will not do: a full disk, a missing folder, a terminal without letters."""

import contextlib
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from affiant.cli.dossier import whole
from affiant.cli.mishap import OF_LOWER_FLOORS, sentence
from affiant.cli.output import printable
from affiant.evidence.collections import LONGEST, NoCollectionName, collection_key
from affiant.vocabulary.language import translation
from benchmarks.command import AFFIANT
from tests.cli.test_verbs import affiant

NO_ROOM = "There is no room left on the disk. What was finished is kept.\n"


@pytest.fixture
def named(casefile: Path, tmp_path: Path) -> Path:
    (tmp_path / "letter.txt").write_text("Brightwater Inc. paid 3 million dollars to Ostby Ltd.\n")
    assert affiant("read", tmp_path / "letter.txt", "--workers", "1").exit_code == 0
    return casefile


@pytest.fixture
def casefile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AFFIANT_CASEFILE", str(tmp_path / "affair"))
    (tmp_path / "note.txt").write_text("« À Örsted », dit-on : 3 € de moins.\n")
    assert affiant("read", tmp_path / "note.txt", "--workers", "1").exit_code == 0
    return tmp_path / "affair"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.EEXIST])
def test_what_the_system_refuses_is_a_sentence_with_the_path(tmp_path: Path, number: int) -> None:
    path = tmp_path / "letter [draft].html"
    told = sentence(OSError(number, os.strerror(number), str(path)))
    assert printable(str(path)) in told
    assert "Errno" not in told


def test_a_missing_folder_is_named_and_not_the_file_that_would_lie_in_it(tmp_path: Path) -> None:
    missing = OSError(errno.ENOENT, "", str(tmp_path / "nowhere" / "dossier.html"))
    assert sentence(missing) == f"There is no {tmp_path / 'nowhere'}."


def test_what_we_have_no_sentence_for_is_told_in_the_system_s_words() -> None:
    assert "Too many links" in sentence(OSError(errno.EMLINK, "Too many links"))


def test_what_lower_floors_refuse_is_told_in_french() -> None:
    french = translation("affiant.cli", "fr")
    assert [words for words in OF_LOWER_FLOORS if french.gettext(words) == words] == []


def test_a_collection_without_a_name_is_refused_in_a_sentence_that_has_its_translation() -> None:
    with pytest.raises(NoCollectionName) as refused:
        collection_key(" " * (LONGEST + 1))
    assert str(refused.value) in OF_LOWER_FLOORS


def test_bytes_that_are_no_text_are_told_without_python_s_words(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"\xdf\x00")
    with pytest.raises(UnicodeDecodeError) as refused:
        (tmp_path / "secret").read_text("utf-8")
    assert sentence(refused.value).startswith("What was to be a text")


@pytest.mark.usefixtures("casefile")
def test_a_wrong_day_of_a_standing_is_told_with_how_to_write_it() -> None:
    result = affiant("standing", "Ada Quill", "charged", "--on", "2020-13-01", "--source", "Court")
    assert result.exit_code == 2
    assert "Write it as 2014-03-01" in result.stderr


@pytest.mark.usefixtures("casefile")
def test_a_single_name_gets_no_standing() -> None:
    result = affiant("standing", "Ada", "charged", "--on", "2020-01-01", "--source", "Court")
    assert result.exit_code == 2
    assert "A status needs a full name: a single name is many people's." in " ".join(
        result.stderr.split()
    )


@pytest.mark.usefixtures("casefile")
def test_no_passphrase_is_asked_for_where_nobody_can_type(tmp_path: Path) -> None:
    result = affiant("backup", tmp_path / "copy.age")
    assert result.exit_code == 2
    assert "no terminal" in result.stderr


def test_no_passphrase_is_asked_for_a_backup_that_is_not_there(tmp_path: Path) -> None:
    result = affiant("restore", tmp_path / "monday.age", tmp_path / "new")
    assert result.exit_code == 2
    assert "monday.age" in result.stderr
    assert "no terminal" not in result.stderr


def test_a_file_s_name_has_no_line_of_its_own() -> None:
    assert printable("a.txt\nEverything holds.") == "a.txt Everything holds."


def test_a_server_that_does_not_answer_is_no_damage(casefile: Path) -> None:
    pytest.importorskip("psycopg")
    result = affiant("status", "--casefile", casefile, "--database", "postgresql://127.0.0.1:1/x")
    assert result.exit_code == 2
    assert "Is its server running" in result.stderr


def test_a_casefile_that_may_not_be_written_is_no_damage(
    casefile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for beside in casefile.glob("casefile.db-*"):
        beside.unlink()
    (casefile / "casefile.db-wal").mkdir()  # so that SQLite can make none
    assert "cannot be read" in affiant("status").stderr
    monkeypatch.setattr(os, "access", lambda _path, how, **_: how != os.W_OK)  # root always may
    assert "may not be opened or written" in affiant("status").stderr


def test_a_dossier_that_does_not_fit_leaves_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    target.write_text("the one before")
    with contextlib.suppress(BrokenPipeError), whole(target) as file:
        file.write(b"half")
        raise BrokenPipeError
    assert [one.read_text() for one in tmp_path.iterdir()] == ["the one before"]


@pytest.mark.usefixtures("named")
def test_a_dossier_goes_into_a_device_and_does_not_take_its_place() -> None:
    assert affiant("dossier", "Brightwater Inc.", "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


HASTY = """
import sys
class Stopped:
    def find_spec(self, *_told):
        raise KeyboardInterrupt
from affiant.cli.start import main
sys.meta_path.insert(0, Stopped())
main()
"""


def test_a_command_can_be_stopped_while_it_is_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", HASTY], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (130, b"")


def test_a_full_disk_ends_a_command_with_a_sentence(casefile: Path) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [*AFFIANT, "status", "--json", "--casefile", str(casefile)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.returncode == 2
    assert run.stderr == NO_ROOM


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_terminal_without_letters_breaks_nothing_off(casefile: Path, options: list[str]) -> None:
    run = subprocess.run(
        [*AFFIANT, "search", "Örsted", *options, "--casefile", str(casefile)],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    shown = run.stdout.decode("ascii")
    if options:
        assert json.loads(shown)["hits"][0]["passage_text"].startswith("« À Örsted »")
    else:
        assert "? ? ?rsted ?" in shown
