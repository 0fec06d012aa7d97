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
    SCARE = "scare"  # marks that hold a term at a distance; nobody is quoted

    @property
    def marked(self) -> bool:
        """Whether the words stand between marks."""
        return self is not Manner.INDIRECT


class Act(StrEnum):
    """What the text tells somebody to have done with a content; of marked words, always speech."""

    SPEECH = "speech"  # said it: these are the words, or what they come to
    TOPIC = "topic"  # spoke, but only what of is told: cited a threat, asked for a vote
    ATTITUDE = "attitude"  # nobody is told to have spoken: a belief, a wish, an intention


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """Words reported as somebody's. `span` covers the words inside the marks, marks excluded.

    `speaker` is a person's or organisation's full name as the document gives it (the
    attribution's name), or the phrase for a group ("Microsoft employees"); None when the
    text does not tell, or not surely enough: a wrong speaker is worse than none. `role` is
    the text's own words ("CEO of Microsoft"). `cue` is the reporting phrase ("a déclaré").
    `act` tells speech from what is only ascribed (wants to leave).
    `channel` is where it was said, in the text's words (a tweet, a letter, an interview).
    A turn of a transcript is a quotation by itself (`turn`): `span` covers all of it, over
    paragraphs and pages, `content` leaves out what a page's edge put between; the cue is the
    label before it. What a turn's speaker tells that somebody said has `told_by`: whose turn it is.
    Supports: speaker, role, cue, channel, told_by; gap (each place that says [inaudible]).
    """

    kind: ClassVar[str] = "quote"

    content: str
    manner: Manner
    speaker: str | None = None
    speaker_kind: str | None = None  # person, organisation, group, document; None: untold
    role: str | None = None
    cue: str | None = None
    channel: str | None = None
    act: Act = Act.SPEECH
    told_by: str | None = None

    @property
    def turn(self) -> bool:
        """Whether it is a whole turn of speech in a transcript, and stands between no marks."""
        return self.found_by.startswith("turns/")

    @property
    def reports_words(self) -> bool:
        """Whether words are told: who is so quoted has spoken. Else no dossier shows it."""
        return self.act is Act.SPEECH and self.manner is not Manner.SCARE
