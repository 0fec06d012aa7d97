from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from affiant.facts.kinds.fact import Fact


class Manner(StrEnum):
    """How words are reported."""

    DIRECT = "direct"  # a whole sentence or more between marks
    PARTIAL = "partial"  # a clause between marks, grown into the author's sentence
    FRAGMENT = "fragment"  # a word or a few between marks, that somebody is said to have used
    INDIRECT = "indirect"  # "said that ...", without marks
    ABOUT = "about"  # told to have spoken, but only of what: cited a threat, asked for a vote
    ATTITUDE = "attitude"  # not told to have spoken: a belief, a wish, an intention, a judgement
    SCARE = "scare"  # marks that hold a term at a distance; nobody is quoted

    @property
    def reports_words(self) -> bool:
        """Whether words are told: who is so quoted has spoken in public."""
        return self not in (Manner.ABOUT, Manner.ATTITUDE, Manner.SCARE)

    @property
    def marked(self) -> bool:
        """Whether the words stand between marks."""
        return self not in (Manner.INDIRECT, Manner.ABOUT, Manner.ATTITUDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """Words reported as somebody's. `span` covers the words inside the marks, marks excluded.

    `speaker` is a person's or organisation's full name as the document gives it (the
    attribution's name), or the phrase for a group ("Microsoft employees"); None when the
    text does not tell, or not surely enough: a wrong speaker is worse than none. `role` is
    the text's own words ("CEO of Microsoft"). `cue` is the reporting phrase ("a déclaré").
    `channel` is where it was said, in the text's words (a tweet, a letter, an interview).
    Supports: speaker, role, cue, channel.
    """

    kind: ClassVar[str] = "quote"

    content: str
    manner: Manner
    speaker: str | None = None
    speaker_kind: str | None = None  # person, organisation, group, document; None: untold
    role: str | None = None
    cue: str | None = None
    channel: str | None = None
