"""The names of a document as pronouns see them: who stands where, and under which preposition."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from affiant.facts.kinds import Mention
from affiant.facts.quotes import gender
from affiant.facts.quotes.case_names import in_a_case
from affiant.facts.quotes.frame import Frame, Frames, Stretch
from affiant.facts.quotes.speaker import Speaker, named
from affiant.vocabulary.entity import EntityKind

LIKELY, UNLIKELY = 0.92, 0.85  # certainty of whom a pronoun means, where a name is near and not
PASSED = frozenset({
    "le", "la", "l", "les", "the", "m", "mme", "mr", "mrs", "ms", "dr", "ce", "cet", "cette", "ces",
    "son", "sa", "ses", "leur", "this", "his", "her", "their",
})  # fmt: skip
_GOVERNOR = 30  # characters before a name that hold its preposition
_THEIRS = re.compile(r"\b(?:his|her|their|son|sa|leur)\s(?:[\w-]+\s){0,2}[\w-]+,\s\Z")


@dataclass(slots=True)
class Names:
    """Asks the names that the frames of one document hold."""

    frames: Frames
    _sexes: dict[str, str] | None = None
    """As `gender.of_persons`; made when first asked for."""

    def between(self, start: int, end: int, kind: EntityKind) -> dict[str, Mention]:
        """Those of one kind from `start` to `end`, but for the names of cases."""
        text, near = self.frames.text, self.frames.between(start, end)
        return {m.name: m for m in near if m.entity_kind is kind and not in_a_case(text, m.span)}

    def only(
        self, names: dict[str, Mention], frame: Frame, kind: EntityKind, sure: float
    ) -> Speaker | None:
        """The only one that is no complement (un débat avec X); else the only one there is."""
        free = {one.name: one for one in self.free(names.values(), frame)}
        if len(free) == 1:
            return named(next(iter(free.values())), sure if len(names) == 1 else UNLIKELY)
        if len(names) != 1 or kind is EntityKind.ORGANISATION:
            return None
        return named(next(iter(names.values())), sure)

    def free(self, mentions: Iterable[Mention], frame: Frame) -> list[Mention]:
        """Those that no preposition governs."""
        return [one for one in mentions if self.governor(one) not in frame.cues.prepositions]

    def governor(self, mention: Mention) -> str:
        """The word before a name and its article or title."""
        start = mention.span.start
        before = self.frames.text[max(0, start - _GOVERNOR) : start].lower()
        words = before.replace("’", " ").replace("'", " ").split()
        while words and words[-1].rstrip(".") in PASSED:
            words.pop()
        return words[-1] if words else ""

    def theirs(self, mention: Mention) -> bool:
        """In a letter sent by his lawyer, Jane Roe, he: "his" already tells of somebody else."""
        start = mention.span.start
        return _THEIRS.search(self.frames.text, max(0, start - _GOVERNOR), start) is not None

    def short_name(self, before: Stretch) -> Speaker | None:
        """The organisation whose name begins with the one that opens this sentence."""
        opening = next(iter(self.frames.between(before.start, before.end)), None)
        if opening is None or opening.span.start != before.start:
            return None
        bodies = {
            one.name: one
            for one in self.frames.mentions
            if one.entity_kind is EntityKind.ORGANISATION
            and (one.name + " ").startswith(opening.name + " ")
        }
        return named(next(iter(bodies.values())), UNLIKELY) if len(bodies) == 1 else None

    def sex(self, speaker: Speaker) -> str:
        """What the text tells of it, wherever the person is named."""
        if speaker.mention is None:
            return speaker.gender
        if self._sexes is None:
            self._sexes = gender.of_persons(self.frames.text, self.frames.mentions)
        return self._sexes.get(speaker.name, "")
