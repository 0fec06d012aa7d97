"""No command on mail prints who a file, a folder, a part or a key is named after (T-101)."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from affiant.cli.main import app
from affiant.evidence.connection import connect

OWNER = "Odile Vasseurin ovasseurin pl.ox@corp.example 06_12_34_56_78 FR76 3000 6000 0112 3456 789"
SECRETS = ("asseurin", "odile", "pl.ox", "061234", "300060")
FROM = b"From someone Mon Jan  6 09:00:00 2014\n"
HEAD = b"From: Odile Vasseurin <ovasseurin@corp.example>\nTo: a.b@dest.example\nSubject: note\n"
PARTS = f"""MIME-Version: 1.0
X-Vasseurin-Odile: 1
Content-Type: multipart/mixed; boundary="{OWNER.replace(" ", "_")}"

--{OWNER.replace(" ", "_")}
Content-Type: text/plain; charset="ovasseurin"

Bonjour
--{OWNER.replace(" ", "_")}
Content-Type: application/x-ovasseurin; name="{OWNER}.pdf"
Content-Transfer-Encoding: base64

%%%%
--{OWNER.replace(" ", "_")}--
""".encode()
SIGNED = (
    b"DKIM-Signature: v=1; a=rsa-sha256; d=corp.example; s=ovasseurin; h=from; bh=eA==; b=eA==\n"
)
RECORD = f"v=DKIM1; k=ed25519; p={'A' * 43}="
ZONE = f'ovasseurin._domainkey.corp.example. 3600 IN TXT "{RECORD}"\n'


def _zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(f"{OWNER}/{OWNER}.eml", HEAD + b"\nBonjour\n")
        archive.writestr(f"{OWNER}/no {OWNER}.eml", b"\x00\x01 no mail")
    return made.getvalue()


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder named after its owner, read into the casefile beside it."""
    folder = tmp_path_factory.mktemp("post")
    box = folder / "in" / OWNER
    box.mkdir(parents=True)
    letters = FROM + HEAD + PARTS + b"\n" + FROM + SIGNED + HEAD + b"\nBonjour\n\n"
    (box / f"{OWNER}.mbox").write_bytes(b"rubbish\n\n" + letters)
    (box / f"{OWNER}.zip").write_bytes(_zipped())
    (box / f"no {OWNER}.pst").write_bytes(b"!BDN broken")
    (folder / f"{OWNER}.zone").write_text(ZONE, "utf-8")
    affiant("mail", "read", folder / "in", "--casefile", folder / "casefile")
    return folder


def affiant(*words: str | Path) -> str:
    """All that it prints."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    connect(Path(":memory:"), migrate=False)
    assert result.exit_code in (0, 1, 2), result.exception
    return result.stdout + result.stderr


def left(said: str) -> list[str]:
    """What of the secrets can be read there; digits also past what parts them."""
    low = said.lower()
    bare = "".join(one for one in low if one.isdigit() or one in "[]{}")
    return [one for one in SECRETS if one in (bare if one.isdigit() else low)]


@pytest.mark.parametrize("words", [(), ("--json",), ("--no-settle",)])
def test_t_101_reading_names_nobody(post: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    case = ("--casefile", tmp_path / "casefile")
    said = affiant("mail", "read", post / "in" / OWNER, *words, *case)
    assert "no mail" in said or "no message" in said
    assert left(said.replace(str(tmp_path), "")) == []


@pytest.mark.parametrize(
    "words",
    [
        ("troves", "--all", "--files"),
        ("troves", "--all", "--files", "--json"),
        ("threads",),
        ("settle", "--anew"),
        ("attribution", "--parts"),
        ("publish",),
    ],
    ids=" ".join,
)
def test_t_101_what_was_read_is_told_without_names(post: Path, words: tuple[str, ...]) -> None:
    said = affiant("mail", *words, "--casefile", post / "casefile")
    assert said
    assert left(said) == []


@pytest.mark.parametrize("words", [(), ("--json",), ("--undo",)], ids=" ".join)
def test_t_101_verdicts_name_no_file_and_no_selector(post: Path, words: tuple[str, ...]) -> None:
    case = ("--casefile", post / "casefile")
    for file in _files(post):
        said = affiant("mail", "verify", file, *words, *case)
        is_box = file.suffix == ".mbox"
        assert ("not signed" in said or "none" in said) if is_box else "is no mailbox" in said
        assert left(said) == []


def test_t_101_what_cannot_be_opened_is_told_without_its_name(post: Path) -> None:
    case = ("--casefile", post / "casefile")
    gone = post / OWNER / f"{OWNER}.mbox"
    for words in (("verify",), ("keys", "recover")):
        said = affiant("mail", *words, gone, *case)
        assert "There is no" in said
        assert left(said) == []


def test_t_101_keys_are_listed_without_names(post: Path) -> None:
    case = ("--casefile", post / "casefile")
    said = affiant("mail", "keys", "import", post / f"{OWNER}.zone", *case)
    for words in (("list",), ("list", "--json")):
        told = affiant("mail", "keys", *words, *case)
        assert "[domain 1]" in told  # few accounts are of it
        said += told
    assert left(said) == []


def _files(post: Path) -> Iterator[Path]:
    return (path for path in (post / "in").rglob("*") if path.is_file())
