"""Places of one text version found again in another, by their words."""

from dataclasses import dataclass
from typing import Any

from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Move:
    """From an old text to a new one."""

    old: str
    new: str

    def distance(self, old: int, new: int) -> float:
        """How far apart two places are, each as a share of its text."""
        return abs(new / max(1, len(self.new)) - old / max(1, len(self.old)))

    def of(self, span: Span) -> Span | None:
        """Where the same words stand in the new text, at the nearest relative place."""
        return self.near(span, round(span.start / max(1, len(self.old)) * len(self.new)))

    def near(self, span: Span, place: int) -> Span | None:
        """Where the words of an old span stand nearest to a place of the new text."""
        words = span.of(self.old)
        if not words:
            return None
        after = self.new.find(words, max(0, place))
        before = self.new.rfind(words, 0, max(0, place) + len(words))
        found = [start for start in (after, before) if start >= 0]
        if not found:
            return None
        start = min(found, key=lambda one: abs(one - place))
        return Span(start, start + len(words))

    def spans_in(self, values: dict[str, Any]) -> dict[str, Any]:
        """An attribution's place moved along; left out where its words stand no more."""
        said = values.get("attribution")
        if not isinstance(said, dict) or not said.get("span"):
            return values
        span = self.of(Span(*said["span"]))
        rest = {name: value for name, value in said.items() if name != "span"}
        return {**values, "attribution": rest | ({"span": [span.start, span.end]} if span else {})}
