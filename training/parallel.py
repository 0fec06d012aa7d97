"""The document pairs that the lexicon and the decision are learned from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from affiant.reading.document import Document

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "translations"
SETS = {
    "ntrex": "NTREX-128: news, English with French and Canadian French, CC BY-SA 4.0",
    "debian-news": "Debian news and newsletters, MIT",
    "laws": "Canadian regulations, Open Government Licence - Canada",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation. `key` is the original's; NTREX's two share one."""

    set: str
    key: str
    english: str
    french: str
    variety: str = "fr"


def pairs(name: str, folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of one set. Raises FileNotFoundError where it is absent."""
    for line in (folder / f"{name}-dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Pair(name, row["id"], row["en"], row["fr"])
        if "fr_ca" in row:
            yield Pair(name, row["id"], row["en"], row["fr_ca"], "fr-CA")


def bare(text: str, language: str | None) -> Document:
    """A document that has a text and a language and nothing else."""
    return Document(sha256="", media_type="text/plain", text=text, language=language)
