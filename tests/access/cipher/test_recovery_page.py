"""The procedure for a lost passphrase, run as it stands in SECURITY.md."""

import getpass
import re
import shlex
from pathlib import Path

import pyrage
import pytest

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.ring_file import RingFile
from affiant.access.cipher.wrapping import Passphrase
from affiant.cli.main import app
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect

PAGE = Path(__file__).parents[3] / "SECURITY.md"
CELL = Cell("contacts", "name", "1")
NEW = "new words for the same test"


def procedure() -> list[str]:
    (code,) = re.findall(r"```sh\naffiant (keys .*?)\n```", PAGE.read_text("utf-8"))
    return shlex.split(code)


def test_t_23_the_procedure_on_this_page_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = pyrage.x25519.Identity.generate()
    Casefile.create(tmp_path / "casefile")
    file = RingFile(tmp_path / "casefile" / "keys")
    lost = Passphrase("words that nobody remembers", 2**4)
    closed = file.create(lost, str(identity.to_public())).close("Ada Quill", CELL)
    answers = iter((str(identity), NEW, NEW))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(getpass, "getpass", lambda _: next(answers))
    app(procedure(), standalone_mode=False)
    connect(Path(":memory:"), migrate=False)
    assert file.open(Passphrase(NEW)).open(closed, CELL) == "Ada Quill"
