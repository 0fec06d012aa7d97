"""The example documents are what `SHA256SUMS` says, and what their sources make."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "examples" / "documents"
MEGABYTE = 1_000_000
EXACT = (
    "07-custody-census-2023.pdf",
    "08-northmere-statement.docx",
    "09-employees-open-letter.odt",
    "15-annexes.zip",
)
PICTURE = "14-refuge-et-droit-scan.png"
TOLERANCE = 0.002  # share of dots; another FreeType may draw an edge otherwise


def sums() -> dict[str, str]:
    lines = (ROOT / "examples" / "SHA256SUMS").read_text("utf-8").splitlines()
    return {Path(name).name: digest for digest, name in (line.split() for line in lines)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("reportlab", reason="the report is made with reportlab")
    pytest.importorskip("PIL", reason="the scan is made with Pillow")
    into = tmp_path_factory.mktemp("made")
    subprocess.run(
        [sys.executable, "-m", "examples.make", "--into", str(into)], cwd=ROOT, check=True
    )
    return into


def test_every_document_has_its_digest_and_no_digest_is_left_over() -> None:
    assert set(sums()) == {path.name for path in DOCUMENTS.iterdir()}


@pytest.mark.parametrize("name", sorted(sums()))
def test_no_document_has_changed(name: str) -> None:
    assert hashlib.sha256((DOCUMENTS / name).read_bytes()).hexdigest() == sums()[name]


@pytest.mark.parametrize("name", EXACT)
def test_its_source_makes_the_document_again(made: Path, name: str) -> None:
    assert (made / name).read_bytes() == (DOCUMENTS / name).read_bytes()


def test_its_source_makes_the_scan_again(made: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="the scan is made with Pillow")
    with image.open(made / PICTURE) as again, image.open(DOCUMENTS / PICTURE) as kept:
        assert again.size == kept.size
        pairs = zip(again.convert("L").tobytes(), kept.convert("L").tobytes(), strict=True)
        assert sum(one != other for one, other in pairs) <= TOLERANCE * kept.size[0] * kept.size[1]


def test_each_document_is_told_of_in_the_readme() -> None:
    readme = (ROOT / "examples" / "README.md").read_text("utf-8")
    assert [path.name for path in DOCUMENTS.iterdir() if f"`{path.name}`" not in readme] == []


def test_the_documents_stay_small() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < MEGABYTE


def test_every_web_address_is_an_invented_one() -> None:
    host = re.compile(rb"https?://([a-z0-9.-]+)|[\w.]+@([a-z0-9-]+\.[a-z0-9.-]+)")
    known = (b"schema.org", b"schemas.", b"purl.org", b"www.w3.org", b"www.reportlab.com")
    strange = [
        (path.name, name)
        for path in DOCUMENTS.iterdir()
        if path.name != PICTURE  # its bytes are dots, not words
        for name in (one or other for one, other in host.findall(path.read_bytes()))
        if not name.endswith(b".example") and not name.startswith(known)
    ]
    assert strange == []
