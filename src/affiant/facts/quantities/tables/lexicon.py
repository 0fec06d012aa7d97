from dataclasses import dataclass
from functools import cache

from affiant.facts.quantities.phrases import Phrases
from affiant.vocabulary.sheet import sheet


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What headers of tables say, French and English together; see `vocabulary/tables.yaml`."""

    labels: frozenset[str]
    counting: tuple[str, ...]
    change: frozenset[str]
    sources: frozenset[str]
    totals: frozenset[str]
    percent: Phrases
    fiscal: frozenset[str]
    scales: dict[str, int]


@cache
def header_words() -> HeaderWords:
    """The words, read once."""
    read = sheet("tables")
    return HeaderWords(
        labels=frozenset(read["labels"]),
        counting=tuple(read["counting"]),
        change=frozenset(read["change"]),
        sources=frozenset(read["sources"]),
        totals=frozenset(read["totals"]),
        percent=Phrases.listed(read["percent"]),
        fiscal=frozenset(read["fiscal"]),
        scales={word: int(value) for word, value in read["scales"].items()},
    )
