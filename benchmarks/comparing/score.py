"""What was marked beside what should have been: one to one, exact spans before near ones.

strict = the same code points (and the same value where a sample is valued); relaxed =
intersection over union of characters >= 0.5; touched = any shared character. All three ask
for the same type. Gold items and found ones are counted once whatever their number of
near neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.comparing.sample import Marked
from benchmarks.gold_match import ENOUGH, likeness


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one row; scores of several texts are added."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    touched: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.gold + other.gold,
            self.found + other.found,
            self.strict + other.strict,
            self.relaxed + other.relaxed,
            self.touched + other.touched,
        )

    def measures(self, hits: int) -> tuple[float | None, float | None, float | None]:
        """Precision, recall and F1 for so many hits; None where nothing was there to count."""
        return (
            _share(hits, self.found),
            _share(hits, self.gold),
            _share(2 * hits, self.gold + self.found),
        )


def score(gold: Sequence[Marked], found: Sequence[Marked], *, valued: bool = False) -> Score:
    """The counts of one text and one row; the type counts too where a row holds several."""
    same = [(one.span, one.type, one.value if valued else None) for one in found]
    strict = 0
    for item in gold:
        key = (item.span, item.type, item.value if valued else None)
        if key in same:
            same.remove(key)
            strict += 1
    pairs = matched(gold, found)
    touched = sum(
        any(item.type == one.type and item.span.overlaps(one.span) for one in found)
        for item in gold
    )
    return Score(len(gold), len(found), strict, len(pairs), touched)


def matched(gold: Sequence[Marked], found: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """Gold items with what was found for them, the likest first, each once."""
    candidates = sorted(
        (-alike, g, f)
        for g, item in enumerate(gold)
        for f, one in enumerate(found)
        if item.type == one.type and (alike := likeness(item.span, one.span)) >= ENOUGH
    )
    left_gold, left_found = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for _, g, f in candidates:
        if g in left_gold and f in left_found:
            left_gold.remove(g)
            left_found.remove(f)
            pairs.append((gold[g], found[f]))
    return pairs


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
