"""French Wikinews with persons, organisations, places, products and dates (WiNER-fr, CC BY).

Brat standoff; the article's day is in its file's name (`2017_03_12-003`), which is the day
that its relative dates count from. Offsets are code points of the file as it is.
"""

from collections.abc import Iterator
from pathlib import Path

from affiant.reading.span import Span
from benchmarks.comparing.sample import Case, Marked

WINER = Path(__file__).resolve().parents[3] / "shared" / "data" / "names" / "winer-fr"
TYPES = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "Product": "product",
    "Date": "date",
    "Hour": "hour",
}


def articles(year: int, folder: Path = WINER) -> Iterator[tuple[str, Case]]:
    """The articles of a year by the names of their files, all annotations with them."""
    for path in sorted((folder / str(year)).glob("*/*.txt")):
        text = path.read_bytes().decode("utf-8")
        sheet = path.with_suffix(".ann").read_text("utf-8")
        day = "-".join(path.stem[:10].split("_"))
        yield path.stem, Case(text, "fr", tuple(_marked(sheet)), day)


def _marked(sheet: str) -> Iterator[Marked]:
    for line in sheet.split("\n"):
        if not line.startswith("T"):
            continue
        kind, *ends = line.split("\t")[1].replace(";", " ").split()
        if kind in TYPES:
            places = [int(end) for end in ends]
            yield Marked(Span(min(places), max(places)), TYPES[kind])
