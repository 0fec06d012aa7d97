import hashlib
import subprocess
import sys
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
