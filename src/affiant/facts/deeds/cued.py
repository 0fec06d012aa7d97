"""Who the quotations of a sentence tell to have used a verb: where it has no subject beside it.

« L’organisme exige ... et demande à X ... »: the finder of quotations knows by then whom
"l’organisme" means, and that it asks as well.
"""

from dataclasses import replace

from affiant.facts.deeds.subject import Subject
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Manner, Quote
from affiant.reading.span import Span

_SPEAKERS = frozenset({"person", "organisation", "group"})


def cued(unit: Unit, at: int) -> Subject | None:
    """The speaker of the quotation that the verb at this index introduces, if it is named."""
    quote = quote_of(unit, at)
    if quote is None or quote.speaker is None or quote.speaker_kind not in _SPEAKERS:
        return None
    place = quote.attribution.span
    if quote.speaker_kind == "group" and not _acts(unit, quote.speaker):
        return None
    if place is None or place not in unit.span or place.start >= unit.tokens[at].start:
        return None
    first = next(i for i, token in enumerate(unit.tokens) if token.end > place.start)
    while first and unit.tokens[first - 1].text in "’'":
        first -= 2
    if any(unit.has(i, "demands.asking") for i in range(first, at)) or _parted(unit, first, at):
        first = at  # it shares the subject of a verb before it: its own words begin here
    return Subject(quote.speaker, place, max(first, 0), unit.tokens[max(first, 0)].start)


def resolved(unit: Unit, at: int, who: Subject | None) -> Subject | None:
    """The subject by the name of the body or person that "the company" means, where it is known."""
    if who is None or who.mention is not None or who.members:
        return who
    quote = quote_of(unit, at)
    place = quote.attribution.span if quote is not None else None
    if quote is None or place is None or not place.overlaps(who.span):
        return who
    known = quote.speaker_kind in ("person", "organisation") and _named(unit, quote.speaker)
    return replace(who, name=quote.speaker) if known and quote.speaker else who


def _named(unit: Unit, name: str | None) -> bool:
    """Whether the speaker is a name of this document, and no phrase."""
    return name in unit.page.names


def spoken_by(unit: Unit, pronoun: int) -> Subject | None:
    """Whom the pronoun at this index means where it opens what somebody is told to have said:
    the council said | it could not comment."""
    token = unit.tokens[pronoun]
    for quote in unit.quotes:
        if quote.manner is Manner.INDIRECT and quote.span.start == token.start and quote.speaker:
            return Subject(quote.speaker, Span(token.start, token.end), pronoun, token.start)
    return None


def _acts(unit: Unit, words: str) -> bool:
    """Whether the phrase is of people or bodies: a recipe demands nothing."""
    low = words.lower().replace("’", " ").split()
    return any(word in unit.words.sets["actors"] for word in low)


def _parted(unit: Unit, first: int, at: int) -> bool:
    """Whether "and" joins the verb to another one that stands beside the subject."""
    return any(unit.has(i, "coordinators") for i in range(max(first, at - 3), at))


def quote_of(unit: Unit, at: int) -> Quote | None:
    """The quotation whose cue holds the token at this index."""
    token = Span(unit.tokens[at].start, unit.tokens[at].end)
    return next(
        (
            quote
            for quote in unit.quotes
            for one in quote.supports
            if one.attribute == "cue" and token in one.span
        ),
        None,
    )
