"""WiNER-fr: French Wikinews in brat standoff, one folder a year (CC BY)."""

from collections.abc import Iterator
from pathlib import Path

from affiant.vocabulary.entity import EntityKind
from training.annotated import Annotated, Name, by_line, outermost

_KINDS = {
    "Person": EntityKind.PERSON,
    "Organization": EntityKind.ORGANISATION,
    "Location": EntityKind.PLACE,
    "Product": EntityKind.PRODUCT,
}


def winer(folder: Path, year: int) -> Iterator[Annotated]:
    """The articles of a year, in the order of their file names."""
    for path in sorted((folder / str(year)).rglob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        marked = outermost(_names(path.with_suffix(".ann").read_text("utf-8")))
        yield Annotated(f"winer-fr {year}", "fr", text, by_line(text), marked)


def _names(sheet: str) -> Iterator[Name]:
    for line in sheet.splitlines():
        mark, _, rest = line.partition("\t")
        label, _, place = rest.partition("\t")[0].partition(" ")
        if mark.startswith("T") and label in _KINDS:
            ends = [int(number) for number in place.replace(";", " ").split()]
            yield Name(min(ends), max(ends), _KINDS[label])
