import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from affiant.reading import registry
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.source import Source


def source(folder: Path, payload: bytes, name: str, declared: str | None = None) -> Source:
    path = folder / "payload"
    path.write_bytes(payload)
    return Source(path, name, hashlib.sha256(payload).hexdigest(), len(payload), declared)


@pytest.mark.parametrize(
    ("payload", "name", "reader"),
    [
        (b"<!DOCTYPE html><html><body><p>Hello", "page.html", "html"),
        (b"<!DOCTYPE html><html><body><p>Hello", "page.txt", "html"),
        (b"\xef\xbb\xbf\n<!-- made by hand --><html>", "page", "html"),
        ("<html><p>Élan".encode("utf-16"), "page", "html"),
        (b"A letter to the board.", "letter.txt", "text"),
        (b"A letter to the board.", "letter", "text"),
        (b"# Minutes\n\nNobody came.", "minutes.md", "text"),
    ],
)
def test_bytes_decide_before_the_name(
    tmp_path: Path, payload: bytes, name: str, reader: str
) -> None:
    assert registry.choose(source(tmp_path, payload, name)).name == reader


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(2000)


def test_a_tar_whose_first_member_is_a_pdf_is_no_pdf(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name in ("one.pdf", "two.pdf"):
            member = tarfile.TarInfo(name)
            member.size = len(PDF)
            tar.addfile(member, io.BytesIO(PDF))
    assert registry.choose(source(tmp_path, packed.getvalue(), "trove")).name == "archive"


def test_a_zip_that_holds_pdfs_as_they_are_is_no_pdf(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("one.pdf", PDF)
        archive.writestr("two.pdf", PDF)
    assert registry.choose(source(tmp_path, packed.getvalue(), "trove")).name == "zip"


def test_a_text_that_tells_of_pdf_is_a_text(tmp_path: Path) -> None:
    told = b"A file that begins with %PDF-1.7 is a PDF."
    assert registry.choose(source(tmp_path, told, "note.txt")).name == "text"


def test_a_declared_type_helps_where_bytes_do_not(tmp_path: Path) -> None:
    part = source(tmp_path, b"plain words", "part", declared="text/html; charset=utf-8")
    assert registry.choose(part).name == "html"


def test_no_bytes_are_empty(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as raised:
        registry.choose(source(tmp_path, b"", "letter.txt"))
    assert raised.value.reason is Reason.EMPTY


def test_bytes_that_nobody_knows_are_unsupported(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as raised:
        registry.choose(source(tmp_path, bytes(range(256)) * 8, "disk.bin"))
    assert raised.value.reason is Reason.UNSUPPORTED
    assert "disk" not in str(raised.value)


def test_a_reader_is_had_by_its_name() -> None:
    assert registry.reader_named("html").name == "html"


def test_no_reader_has_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        registry.reader_named("parchment")


def test_names_of_readers_are_different() -> None:
    names = [reader.name for reader in registry.READERS]
    assert len(names) == len(set(names))


def test_heavy_libraries_wait_until_something_is_read() -> None:
    heavy = "trafilatura htmldate py3langid kreuzberg lxml charset_normalizer"
    code = (
        "import sys\n"
        "from affiant.reading import registry\n"
        "registry.READERS\n"
        f"print(*[name for name in {heavy.split()!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


@pytest.mark.parametrize("start", [b"<!---->" * 1100, b"<!--" * 2000, b"<?xml ?>" * 900])
def test_a_hostile_beginning_costs_no_more_than_another(tmp_path: Path, start: bytes) -> None:
    assert registry.choose(source(tmp_path, start, "page.html")).name == "html"
