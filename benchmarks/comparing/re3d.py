"""English government and encyclopaedia texts with entities (re3d; OGL, CC BY-SA).

Offsets are code points of a document's text. A person may be told by an office alone. Quantities
are left out here: only some are marked.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from affiant.reading.span import Span
from benchmarks.comparing.sample import Case, Marked

RE3D = Path(__file__).resolve().parents[3] / "shared" / "data" / "relations" / "re3d"
TYPES = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Temporal": "date",
}


def articles(folder: Path = RE3D) -> Iterator[tuple[str, Case]]:
    """Every document by its identifier, what is marked with it; none where the set is absent."""
    for sheet in sorted(folder.glob("*/documents.json")):
        marked: defaultdict[str, list[Marked]] = defaultdict(list)
        for entity in _rows(sheet.with_name("entities.json")):
            if entity["type"] in TYPES:
                span = Span(entity["begin"], entity["end"])
                marked[entity["documentId"]].append(Marked(span, TYPES[entity["type"]]))
        for document in _rows(sheet):
            gold = tuple(marked[document["_id"]])
            yield document["_id"], Case(document["text"], "en", gold)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, filter(None, path.read_text("utf-8").splitlines()))
