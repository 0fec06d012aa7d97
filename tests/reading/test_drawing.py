"""Pages are drawn in a process of their own, under limits."""

import os
from pathlib import Path

import pytest
import typst

from affiant.evidence.originals import Originals
from affiant.reading.drawing import drawn
from affiant.reading.limits import Limits
from affiant.reading.page_picture import DAMAGED, Undrawn, Wish
from affiant.reading.source import Source


def source(tmp_path: Path, raw: bytes) -> Source:
    path = tmp_path / "page.pdf"
    path.write_bytes(raw)
    return Source(path, "page.pdf", "0" * 64, len(raw))


def test_a_page_is_drawn(tmp_path: Path) -> None:
    page = source(tmp_path, bytes(typst.compile(b"Some words.")))
    assert drawn(page, Wish(1, ()), Originals(tmp_path)).png.startswith(b"\x89PNG")


@pytest.mark.parametrize("raw", [b"", b"no PDF at all", b"%PDF-1.7\n" + os.urandom(4000)])
def test_what_is_no_pdf_is_damaged(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(Undrawn, match=DAMAGED):
        drawn(source(tmp_path, raw), Wish(1, ()), Originals(tmp_path))


def test_t_61_a_page_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    page = source(tmp_path, bytes(typst.compile(b"Some words.")))
    with pytest.raises(Undrawn, match="too long"):
        drawn(page, Wish(1, ()), Originals(tmp_path), Limits(seconds=1e-6))
