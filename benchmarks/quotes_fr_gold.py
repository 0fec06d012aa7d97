"""The French quotation gold: stand-off annotations, put back on the texts they were made on.

`tests/gold/quotes-fr` holds offsets, kinds and checksums only; the articles stay in
../shared/data/names/winer-fr. `sheets` raises ValueError when a text is not the one that was
annotated, or when a stretch is not what its checksum promises. Offsets are code points of the
file decoded as UTF-8; those of a `Quotation` are already those of `Document.text`.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from affiant.facts.kinds import Manner
from affiant.reading.document import Document
from affiant.reading.span import Span
from benchmarks.gold_set import aligned, read
from benchmarks.polnear import Attributed

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "quotes-fr"
WINER = Path(__file__).resolve().parents[2] / "shared" / "data" / "names" / "winer-fr"
PARTS = ("dev", "second", "held")


@dataclass(frozen=True, slots=True)
class Quotation(Attributed):
    """One annotated quotation; `names` are those that are right for its speaker.

    `counted` is false for what a careful reader may give or leave: no miss when it is not
    found, no false alarm when it is.
    """

    manner: Manner
    names: tuple[str, ...]
    unnamed: bool  # a group, a document, a witness: the speaker is a phrase, no name
    counted: bool
    cued: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article with its annotations."""

    name: str
    part: str
    document: Document
    quotations: tuple[Quotation, ...]


def sheets(folder: Path = GOLD, texts: Path = WINER) -> Iterator[Sheet]:
    """Every annotated article, in the order of their dates."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        yield _sheet(told, texts / f"{told['document']}.txt")


def _sheet(told: dict[str, Any], path: Path) -> Sheet:
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != told["sha256"]:
        raise ValueError(f"{path.name} is not the text that was annotated")
    text = raw.decode("utf-8")
    document = read(path)
    places = _Places(text, aligned(text.rstrip(), document.text.rstrip()))
    quotations = tuple(_quotation(entry, places) for entry in told["quotes"])
    return Sheet(told["document"], told["part"], document, quotations)


@dataclass(frozen=True, slots=True)
class _Places:
    text: str
    there: list[int]

    def words(self, entry: dict[str, Any]) -> str:
        words = self.text[entry["start"] : entry["end"]]
        if check(words) != entry["check"]:
            raise ValueError(f"{entry} does not hold the words that were annotated")
        return words

    def span(self, entry: dict[str, Any]) -> Span:
        self.words(entry)
        return Span(self.there[entry["start"]], self.there[entry["end"]])


def check(words: str) -> str:
    """The checksum of a stretch: the first eight hexadecimal digits of its SHA-256."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]


def _quotation(entry: dict[str, Any], places: _Places) -> Quotation:
    speaker = entry.get("speaker")
    where = [speaker["name"], *speaker.get("also", ())] if speaker else []
    span = places.span(entry["span"])
    sources = ((places.span(speaker["span"]), places.words(speaker["span"])),) if speaker else ()
    manner = Manner(entry["kind"])
    return Quotation(
        span,
        sources,
        manner not in (Manner.INDIRECT, Manner.SCARE),
        manner,
        tuple(places.words(one) for one in where),
        speaker is not None and speaker["kind"] not in ("person", "organisation"),
        not (entry.get("optional") or entry.get("within")) and manner is not Manner.SCARE,
        "cue" in entry,
    )
