"""Make the binary example documents from `examples/sources`: `python -m examples.make`.

The same sources make the same bytes on every machine (the scan: the same picture), so a
test can tell when a document and its source have parted.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from examples.making.archive import pack
from examples.making.block import blocks
from examples.making.office import docx, odt
from examples.making.report import pdf
from examples.making.scan import png

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"


def _report() -> bytes:
    content = blocks(SOURCES / "census.txt")
    created = datetime(2024, 5, 7, 8, tzinfo=UTC)
    return pdf(content, "Custody Census 2023", "Institute for Custody Research", created)


def _statement() -> bytes:
    content = blocks(SOURCES / "statement.txt")
    title = "Statement on our work with the Frontier Custody Service"
    return docx(content, title, "Northmere Systems", "2024-06-18T10:00:00Z")


def _employees() -> bytes:
    content = blocks(SOURCES / "employees.txt")
    title = "Open letter to our chief executive"
    return odt(content, title, "Employees of Northmere Systems", "2024-06-10T08:00:00")


def _scan() -> bytes:
    return png(blocks(SOURCES / "scan.txt"))


def _annexes() -> bytes:
    return pack(
        {
            "minutes-2022-11-09.txt": (SOURCES / "minutes.txt").read_text("utf-8"),
            "note-de-lecture.html": (SOURCES / "note.html").read_text("utf-8"),
        }
    )


MADE: dict[str, Callable[[], bytes]] = {
    "07-custody-census-2023.pdf": _report,
    "08-northmere-statement.docx": _statement,
    "09-employees-open-letter.odt": _employees,
    "14-refuge-et-droit-scan.png": _scan,
    "15-annexes.zip": _annexes,
}


def main() -> None:
    """Write every made document into `--into` (the examples themselves when not given)."""
    parser = argparse.ArgumentParser(description="Make the binary example documents.")
    parser.add_argument("--into", type=Path, default=DOCUMENTS)
    into = parser.parse_args().into
    into.mkdir(parents=True, exist_ok=True)
    for name, make in MADE.items():
        (into / name).write_bytes(make())


if __name__ == "__main__":
    main()
