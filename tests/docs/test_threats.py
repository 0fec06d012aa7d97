"""Threats of SECURITY.md that no test elsewhere holds, by their ids, from the outside."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from affiant import facts
from affiant.evidence.finding import Finder, Unanchored
from affiant.evidence.originals import Originals
from affiant.facts.kinds import Claim
from affiant.reading.document import Document
from affiant.reading.failure import Reason
from affiant.reading.limits import Limits
from affiant.reading.outcome import Failed, Read
from affiant.reading.sandbox import Task, walk
from affiant.reading.source import Source
from affiant.reading.span import Span

LETTER = b"Northmere Systems ended its contract with the county on 4 May 2024.\n" * 3


def archive(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return buffer.getvalue()


def outcomes(folder: Path, payload: bytes, limits: Limits) -> list[Read[str] | Failed]:
    originals = Originals(folder / "originals")
    kept = originals.keep(io.BytesIO(payload), limits.original)
    task = Task("archive", Source(kept.path, "archive.zip", kept.sha256, kept.size))
    walked = walk(task, lambda document: document.text, originals, limits)
    return [outcome for outcome in walked if isinstance(outcome, (Read, Failed))]


def affiant(folder: Path, *words: str) -> str:
    command = [sys.executable, "-c", "from affiant.cli.main import main; main()", *words]
    environment = {**os.environ, "AFFIANT_LANGUAGE": "en", "COLUMNS": "200"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def test_t_02_a_member_that_unpacks_to_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    bomb = archive({"bomb.txt": bytes(200_000), "letter.txt": LETTER})
    ended = outcomes(tmp_path, bomb, Limits(member=100_000))
    reasons = [outcome.reason for outcome in ended if isinstance(outcome, Failed)]
    assert reasons[:1] == [Reason.TOO_LARGE]


def test_t_02_archives_in_archives_end_at_the_limit_of_depth(tmp_path: Path) -> None:
    nested = archive({"letter.txt": LETTER})
    for _ in range(6):
        nested = archive({"inner.zip": nested})
    ended = outcomes(tmp_path, nested, Limits(depth=4))
    assert Reason.TOO_DEEP in {o.reason for o in ended if isinstance(o, Failed)}


@pytest.mark.parametrize("name", ["../../escaped.txt", "/tmp/escaped.txt", "..\\escaped.txt"])  # noqa: S108 - a name to be refused
def test_t_17_a_member_cannot_choose_where_it_is_written(tmp_path: Path, name: str) -> None:
    casefile = tmp_path / "deep" / "casefile"
    outcomes(casefile, archive({name: LETTER}), Limits())
    written = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parts[:3] for path in written} == {("deep", "casefile", "originals")}


def test_t_07_a_fact_that_does_not_stand_on_its_words_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim = Claim(span=Span(0, 6), surface="Someone", found_by="test/1", confidence=0.9)
    monkeypatch.setattr(facts, "find", lambda *_: (claim,))
    with pytest.raises(Unanchored):
        Finder()(Document("0" * 64, "text/plain", "Nobody wrote this."))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Path:
    """A folder with a casefile of one letter that holds control codes."""
    folder = tmp_path_factory.mktemp("home-of-jo")
    shutil.copytree(_sqlite_template, folder / "casefile")
    Path(folder, "letter.txt").write_bytes(LETTER + "\x1b[2J\x1b]0;owned\x07 \u202ekcab".encode())
    affiant(folder, "read", "letter.txt")
    return folder


def test_t_05_control_codes_of_a_document_do_not_reach_the_terminal(desk: Path) -> None:
    shown = affiant(desk, "search", "owned OR contract")
    assert "Northmere Systems" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_t_11_what_was_looked_up_is_not_kept(desk: Path) -> None:
    affiant(desk, "search", "zyzzyva OR contract")
    affiant(desk, "facts", "zyzzyva")
    kept = [p for p in Path(desk, "casefile").rglob("*") if p.is_file()]
    assert [path.name for path in kept if b"zyzzyva" in path.read_bytes()] == []


def test_t_16_a_dossier_does_not_tell_where_on_the_machine_its_sources_lay(desk: Path) -> None:
    affiant(desk, "dossier", "Northmere Systems", "--output", "out.html")
    assert "home-of-jo" not in Path(desk, "out.html").read_text("utf-8")
