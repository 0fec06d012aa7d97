"""Names found against names marked: precision, recall and F1, strict and relaxed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from affiant.vocabulary.entity import EntityKind
from training.annotated import Name


@dataclass(slots=True)
class Score:
    """Counts of one kind of name. Strict is the same span; relaxed is any shared character."""

    marked: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall for so many hits; 0 for none."""
        return 2 * hits / (self.marked + self.found) if hits else 0.0

    def plus(self, other: "Score") -> "Score":
        """Both together."""
        return Score(
            self.marked + other.marked,
            self.found + other.found,
            self.strict + other.strict,
            self.relaxed + other.relaxed,
        )


@dataclass(slots=True)
class Tally:
    """Scores by kind of name."""

    by_kind: dict[EntityKind, Score] = field(default_factory=dict)

    def add(self, marked: Sequence[Name], found: Sequence[Name]) -> None:
        """Count one text."""
        for kind in EntityKind:
            ours = self.by_kind.setdefault(kind, Score())
            gold = [name for name in marked if name.kind is kind]
            told = [name for name in found if name.kind is kind]
            ours.marked += len(gold)
            ours.found += len(told)
            ours.strict += sum((Counter(gold) & Counter(told)).values())
            ours.relaxed += _overlapping(gold, told)

    def over(self, kinds: Iterable[EntityKind]) -> Score:
        """All of these kinds together."""
        total = Score()
        for kind in kinds:
            total = total.plus(self.by_kind.get(kind, Score()))
        return total


def _overlapping(gold: Sequence[Name], told: Sequence[Name]) -> int:
    """One to one, in the order of the text; neither side overlaps itself."""
    hits, at = 0, 0
    told = sorted(told)
    for name in sorted(gold):
        while at < len(told) and told[at].end <= name.start:
            at += 1
        if at < len(told) and told[at].start < name.end:
            hits += 1
            at += 1
    return hits
