"""On whose word a deed is told: the document's, its sender's, or somebody's whom it quotes."""

from affiant.facts.deeds.clause import attribution
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Act, Attribution, Manner, Quote, Voice

_BESIDE = 24  # characters from "allegedly" to its verb


def voice(unit: Unit, place: int, sender: Sender | None) -> Attribution:
    """Whose word the deed at this place is: "police said that Ada Brook was arrested"."""
    quote = next((one for one in _reports(unit, place) if one.act is Act.SPEECH), None)
    if quote is None:
        return attribution(sender)
    return Attribution(Voice.SPEAKER, quote.speaker, quote.attribution.span)


def doubted(unit: Unit, start: int, place: int) -> bool:
    """Whether the deed from `start`, its verb at `place`, is only heard, feared or made up."""
    if any(unit.has(i, "hoaxes") for i, token in enumerate(unit.tokens) if token.start < place):
        return True
    if any(
        unit.has(i, "hearsay")
        for i, token in enumerate(unit.tokens)
        if token.start < place and place - token.start <= _BESIDE
    ):
        return True
    return any(
        quote.act is Act.ATTITUDE and quote.span.start <= start for quote in _reports(unit, place)
    )


def _reports(unit: Unit, place: int) -> list[Quote]:
    """The clauses told without marks that hold this place."""
    return [
        quote
        for quote in unit.quotes
        if quote.manner is Manner.INDIRECT and quote.span.start <= place < quote.span.end
    ]
