"""The hand-made gold: its items, the seeds they lie on, and what affiant found there.

Gold offsets are code points of the file decoded as UTF-8 without newline translation;
`Document.text` is normalised. `aligned` maps the first to the second and raises ValueError
where the texts differ in more than line ends, so that no score is ever read off wrong places.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from affiant.reading import registry
from affiant.reading.document import Document
from affiant.reading.limits import Limits
from affiant.reading.source import Source
from affiant.reading.span import Span

GOLD = Path(__file__).resolve().parents[2] / "shared" / "data" / "gold"
SEEDS = GOLD.parent / "seeds"

ENTITIES = ("organisation", "person", "place", "product")
FACTS = ("quote", "figure", "money", "event", "demand", "response", "outcome", "reference")
RECALL_ONLY = ("claim",)
SCORED = (*FACTS, *ENTITIES, *RECALL_ONLY)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be found: a gold item, or one mention of an entity item."""

    doc: str
    id: str
    type: str
    core: bool
    span: Span
    text: str
    attrs: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The gold of one seed, its offsets already those of `Document.text`."""

    doc: str
    document: Document
    items: tuple[Item, ...]
    groups: tuple[Item, ...]
    traps: tuple[Span, ...]
    names: dict[str, tuple[str, ...]]
    """Of each item id: the item's norm, its text, and its mentions' texts."""


def sheets(wanted: list[str], gold: Path = GOLD, seeds: Path = SEEDS) -> Iterator[Sheet]:
    """The gold of the wanted seeds ("001"), of all without any named."""
    for path in sorted(gold.glob("[0-9]*.json")):
        if not wanted or path.stem in wanted:
            yield load(path, seeds)


def load(path: Path, seeds: Path) -> Sheet:
    """Raises ValueError when the seed is not the one that was annotated."""
    told = json.loads(path.read_text("utf-8"))
    seed = seeds / told["doc"]["file"]
    raw = seed.read_bytes()
    if hashlib.sha256(raw).hexdigest() != told["doc"]["sha256"]:
        raise ValueError(f"{seed.name} is not the file that was annotated")
    document = read(seed)
    places = aligned(raw.decode("utf-8"), document.text)
    doc = told["doc"]["id"]
    items = [item for entry in told["items"] for item in _items(doc, entry, places)]
    for item in items:
        if item.span.of(document.text) != item.text:
            raise ValueError(f"{item.id}: the text at {item.span} is not {item.text!r}")
    return Sheet(
        doc,
        document,
        tuple(item for item in items if item.type in SCORED),
        tuple(item for item in items if item.type == "group"),
        tuple(_span(trap, places) for trap in told["traps"]),
        {entry["id"]: _names(entry) for entry in told["items"]},
    )


def read(seed: Path) -> Document:
    """The seed through the reader that the product would choose for it."""
    raw = seed.read_bytes()
    source = Source(seed, seed.name, hashlib.sha256(raw).hexdigest(), len(raw))
    document = registry.choose(source).read(source, Limits()).document
    if document is None:
        raise ValueError(f"{seed.name} gave no document")
    return document


def aligned(raw: str, text: str) -> list[int]:
    """For each code point of `raw` (and its end) the place in `text`."""
    places: list[int] = []
    there = 0
    for here, character in enumerate(raw):
        places.append(there)
        if character == "\r" and raw[here + 1 : here + 2] == "\n":
            continue
        expected = "\n" if character in "\r\x0b\x0c\x85\u2028\u2029" else character
        if text[there : there + 1] != expected:
            raise ValueError(
                f"texts part at {here}: {character!r} is not {text[there : there + 1]!r}"
            )
        there += 1
    if there != len(text):
        raise ValueError("the read text is longer than the file")
    return [*places, there]


def _items(doc: str, entry: dict[str, Any], places: list[int]) -> Iterator[Item]:
    parts = entry.get("mentions") or [entry] if entry["type"] in ENTITIES else [entry]
    core = entry["tier"] == "core"
    for part in parts:
        span = _span(part, places)
        yield Item(doc, entry["id"], entry["type"], core, span, part["text"], entry["attrs"])


def _span(part: dict[str, Any], places: list[int]) -> Span:
    return Span(places[part["start"]], places[part["end"]])


def _names(entry: dict[str, Any]) -> tuple[str, ...]:
    norm = entry["attrs"].get("norm")
    texts = [part["text"] for part in entry.get("mentions", ())]
    return tuple(dict.fromkeys([*([norm] if isinstance(norm, str) else []), entry["text"], *texts]))
