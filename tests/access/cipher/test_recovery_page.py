"""The procedure for a lost passphrase, run as it stands in SECURITY.md."""

import getpass
import re
from pathlib import Path

import pyrage
import pytest

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.ring_file import RingFile
from affiant.access.cipher.wrapping import Passphrase

PAGE = Path(__file__).parents[3] / "SECURITY.md"
CELL = Cell("contacts", "name", "1")
NEW = "new words for the same test"


def procedure() -> str:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return str(code)


def test_t_23_the_procedure_on_this_page_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = pyrage.x25519.Identity.generate()
    file = RingFile(tmp_path / "casefile" / "keys")
    lost = Passphrase("words that nobody remembers", 2**4)
    closed = file.create(lost, str(identity.to_public())).close("Ada Quill", CELL)
    answers = {"Recovery key: ": str(identity), "New passphrase: ": NEW}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(getpass, "getpass", answers.__getitem__)
    exec(procedure(), {})  # noqa: S102 - what the page tells people to do
    assert file.open(Passphrase(NEW)).open(closed, CELL) == "Ada Quill"
