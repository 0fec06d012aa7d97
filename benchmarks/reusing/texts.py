"""The texts that variants are planted among: news pages, Debian news and Canadian regulations.

A text's `family` is what it is a version of: the two French translations of one article are of
one family, and pairs within a family are neither counted as found nor as false.
"""

import json
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared" / "data"
FEWEST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Text:
    family: str
    language: str
    text: str


def texts() -> list[Text]:
    """All of them, in an order of their own. Empty where the data are absent."""
    if not SHARED.exists():
        return []
    found = [*_news(), *_translated()]
    return [text for text in found if len(text.text.split()) >= FEWEST_WORDS]


def half(texts: list[Text], which: int) -> list[Text]:
    """Every second family: 0 is for development, 1 for the report."""
    families = sorted({text.family for text in texts})
    chosen = set(families[which::2])
    return [text for text in texts if text.family in chosen]


def _news() -> list[Text]:
    truth = json.loads((SHARED / "articles/aeb/ground-truth.json").read_text("utf-8"))
    return [Text(f"aeb {key}", "en", page["articleBody"]) for key, page in truth.items()]


def _translated() -> list[Text]:
    found = []
    for path in sorted((SHARED / "translations").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            name = f"{path.stem} {row.pop('id')}"
            found += [Text(name, key[:2], text) for key, text in row.items()]
    return found
