"""The fact that a quotation is: its words, with the place of whatever tells who said them."""

from dataclasses import dataclass, replace

from affiant.facts.kinds import UNATTRIBUTED, Act, Attribution, Manner, Quote, Support, Voice
from affiant.facts.quotes.speaker import PERSON, Said, Speaker
from affiant.reading.span import Span

FOUND_BY = "quotes/1"
INDIRECT_BY = "indirect quotes/1"
ASCRIBED_BY = "ascriptions/1"


@dataclass(frozen=True, slots=True)
class Told:
    """Who said it, the words that tell so, and where it was said; each None for "not told"."""

    speaker: Speaker | None = None
    cue: Span | None = None
    channel: Span | None = None

    @classmethod
    def of(cls, said: Said, channel: Span | None) -> "Told":
        """What a rule tells."""
        return cls(said.speaker, said.cue, channel)

    def role(self) -> str | None:
        """The role of a person who is named."""
        speaker = self.speaker
        if speaker is None or speaker.kind != PERSON or speaker.mention is None:
            return None
        return speaker.mention.role

    def supports(self) -> tuple[Support, ...]:
        """The places of all that is told."""
        speaker = self.speaker
        places = {
            "cue": self.cue,
            "channel": self.channel,
            "speaker": speaker.span if speaker else None,
        }
        found = [Support(name, span) for name, span in places.items() if span is not None]
        if self.role() is not None and speaker is not None and speaker.mention is not None:
            found.extend(s for s in speaker.mention.supports if s.attribute == "role")
        return tuple(found)


NOBODY = Told()


def ascription(text: str, span: Span, act: Act, sure: float, told: Told) -> Quote:
    """What is told without marks to be somebody's: speech reported, a topic, an attitude."""
    made = quotation(text, span, Manner.INDIRECT, sure, told)
    if act is Act.SPEECH:
        return made
    return replace(made, act=act, found_by=ASCRIBED_BY)


def quotation(text: str, span: Span, how: Manner, sure: float, told: Told = NOBODY) -> Quote:
    """The quotation that stands at `span` of the document's text."""
    speaker = told.speaker
    attribution = (
        Attribution(Voice.SPEAKER, speaker.name, speaker.span) if speaker else UNATTRIBUTED
    )
    return Quote(
        span=span,
        surface=span.of(text),
        found_by=INDIRECT_BY if how is Manner.INDIRECT else FOUND_BY,
        confidence=round(sure, 2),
        attribution=attribution,
        supports=told.supports(),
        content=span.of(text),
        manner=how,
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        role=told.role(),
        cue=told.cue.of(text) if told.cue else None,
        channel=told.channel.of(text) if told.channel else None,
    )
