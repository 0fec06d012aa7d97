"""Who asks and who answers where the turns only say Q. and A."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from affiant.facts.kinds import Mention
from affiant.facts.quotes.turns.lines import Line
from affiant.facts.quotes.turns.words import bare, listed
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

_LONGEST = 260  # characters of a line by which a witness is called
_FEW = 8  # characters before the name that opens such a line
_SHOUTED = re.compile(r"[ \t]*([A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){1,4}),")
_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(
    r"\b(?:deposition|testimony|examination|déposition|interrogatoire)\s+(?:of|de)\s+(?:M\w*\.?\s+)?\Z",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:with|avec)\s+(?:(?:M|Mme|Mr|Ms|Mrs|Dr)\.?\s+)?\Z|\b(?:invité|invitée|guest)\s*:\s*\Z",
    re.IGNORECASE,
)
_TALKED = re.compile(
    r"\b(?:Q ?& ?A|interview|conversation|talk|entretien|rencontre|entrevue)\s+"
    r"(?:with|avec|de)\s+(?:[\w.’'-]{1,20}\s+){0,4}\Z",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:recueillis|recueillie|réalisée?|menée?|interviewed|interview|conducted|conversation)"
    r"\s+(?:par|by)\s+\Z",
    re.IGNORECASE,
)


class People:
    """The persons of a document by the places of their names; a witness is called in capitals."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._people = [one for one in mentions if one.entity_kind is EntityKind.PERSON]
        self._starts = [one.span.start for one in self._people]

    def within(self, start: int, end: int) -> list[Mention]:
        """Those named from `start` to `end`."""
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def witness(self, line: Line, before: Line | None) -> str | None:
        """Who is sworn by this line: "SAMUEL PIKE, called as a witness, was sworn"."""
        if line.end - line.start > _LONGEST:
            return None
        named = self.within(line.start, line.end)
        for one in named:
            if _OF.search(self._text, line.start, one.span.start) is not None:
                return one.name
        if named and before is not None and self._announced(before):
            return named[0].name
        if not self.swears(line):
            return None
        if named and named[0].span.start - line.start <= _FEW:
            return named[0].name
        shouted = _SHOUTED.match(self._text, line.start, line.end)
        if shouted is not None:
            return shouted[1]
        above = self.within(before.start, before.end) if before is not None else []
        ends = before is not None and self._text[before.end - 1] == ","
        return above[0].name if ends and len(above) == 1 else None

    def _announced(self, before: Line) -> bool:
        """Whether the line before ends with whom it hears: « la personne dénommée ci-après : »."""
        if self._text[before.end - 1] != ":":
            return False
        words = {bare(word) for word in _WORD.findall(self._text[before.start : before.end])}
        return not listed("heard").isdisjoint(words)

    def swears(self, line: Line) -> bool:
        """Whether the line tells that somebody is sworn or called."""
        if line.end - line.start > _LONGEST:
            return False
        words = {bare(word) for word in _WORD.findall(self._text[line.start : line.end])}
        return not listed("sworn").isdisjoint(words)

    def asked(self, head: int) -> Mention | None:
        """Of whom an interview is, as its head tells: "Entretien avec Claire Vidal"."""
        return self._only(0, head, _TALKED) or self._only(0, head, _ASKED)

    def asks(self) -> Mention | None:
        """Who held the interview: "Propos recueillis par Marc Duret"."""
        return self._only(0, len(self._text), _ASKS)

    def introduced(self, span: Span) -> bool:
        """Whether the words are a name, with at most an office behind it: Invité : Claire Vidal."""
        named = self.within(span.start, span.end)
        if not named or self._text[span.end - 1] in ".?!…":
            return False
        before = self._text[span.start : named[0].span.start].split()
        behind = self._text[named[0].span.end : span.end].strip()
        return len(before) <= 1 and (not behind or behind[0] in ",(")

    def _only(self, start: int, end: int, cue: re.Pattern[str]) -> Mention | None:
        found = {
            one.name: one
            for one in self.within(start, end)
            if cue.search(self._text, max(0, one.span.start - 60), one.span.start)
        }
        return next(iter(found.values())) if len(found) == 1 else None
