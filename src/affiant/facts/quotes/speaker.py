from dataclasses import dataclass

from affiant.facts.kinds import Mention
from affiant.reading.span import Span

PERSON, ORGANISATION, GROUP, DOCUMENT = "person", "organisation", "group", "document"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name or a group's phrase, and where it stands in this sentence.

    `kind` is None for a name that nothing tells the kind of. `gender` is that of an unnamed
    one's article (la mère: "f"), "" where it shows none.
    `certainty` is how sure the step from the words in subject place to this name is.
    """

    name: str
    kind: str | None
    span: Span
    certainty: float = 1.0
    mention: Mention | None = None
    gender: str = ""


def named(mention: Mention, certainty: float = 1.0) -> Speaker:
    """The speaker that a name in the text is."""
    return Speaker(mention.name, mention.entity_kind.value, mention.span, certainty, mention)


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker (None if the text does not tell), the cue's place, and how sure the rule is.

    `cue` is None when the speaker is carried over from an earlier sentence. `close` is set when
    the cue stands right beside the marks: the words are then reported as said, whatever their
    number.
    """

    speaker: Speaker | None
    cue: Span | None
    sure: float
    close: bool
