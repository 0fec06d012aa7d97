"""What a turn's speaker tells that others said: theirs, and told by him.

« M. Brandt. – Notre avocat nous a dit que ... »: the lawyer said it, and Brandt tells so. "He" is
none of those who talk here: their names are called to speak to them, and the next "he" is another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from affiant.facts.context import Context
from affiant.facts.kinds import UNATTRIBUTED, Act, Attribution, Quote, Support, Voice
from affiant.facts.quotes.turns.words import listed
from affiant.facts.token import tokens
from affiant.facts.turn import Turn, turn_at
from affiant.reading.span import Span

_FIRST = frozenset({"i", "we", "je", "j", "nous"})
_BETWEEN = listed("between")
_PRONOUNS = frozenset({"He", "She", "It", "Il", "Elle", "They", "Ils", "Elles"})
_REACH = 40  # characters before the cue in which "I" stands
_ALL = 0.9  # of a turn's words between marks: the turn itself says them


def others(context: Context) -> Context:
    """The context without the names that stand in labels: they call the speaker, and speak of
    nobody."""
    turns = context.turns
    if not turns:
        return context
    labels = sorted(turn.label for turn in turns)
    kept = []
    at = 0
    for mention in context.mentions:
        while at < len(labels) and labels[at].end <= mention.span.start:
            at += 1
        if at == len(labels) or not mention.span.overlaps(labels[at]):
            kept.append(mention)
    return replace(context, mentions=tuple(kept))


def told(context: Context, found: Iterable[Quote]) -> Iterator[Quote]:
    """The quotations, those within turns as what their speakers tell."""
    present = frozenset(turn.quote.speaker for turn in context.turns)
    for quote in found:
        turn = turn_at(context.turns, quote.span.start)
        if turn is None:
            yield quote
        elif quote.span in turn.quote.span and not _whole(quote, turn):
            kept = _within(context.document.text, quote, turn, present)
            if kept is not None:
                yield kept


def _whole(quote: Quote, turn: Turn) -> bool:
    return len(quote.span) >= _ALL * len(turn.quote.span)


def _within(text: str, quote: Quote, turn: Turn, present: frozenset[str | None]) -> Quote | None:
    """None for what "I" want or thank for: the turn itself says so, in its own words."""
    if quote.speaker is not None and not _told_here(text, quote, turn, present):
        quote = _unsaid(quote)
    if quote.speaker is None and turn.quote.speaker is not None:
        own = _first_person(text, quote, turn)
        if own is not None:
            return _own(quote, turn, own) if quote.act is Act.SPEECH else None
    if quote.speaker is None and quote.act is not Act.SPEECH:
        return None
    teller = turn.quote.attribution
    if teller.name is None or teller.span is None:
        return quote
    supports = (*quote.supports, Support("told_by", teller.span))
    return replace(quote, told_by=teller.name, supports=supports)


def _told_here(text: str, quote: Quote, turn: Turn, present: frozenset[str | None]) -> bool:
    """Whether the turn itself names the speaker, or means nobody who takes part."""
    place = quote.attribution.span
    if place is None or place not in turn.quote.span:
        return False
    return quote.speaker not in present or not _pronoun(place.of(text))


def _pronoun(words: str) -> bool:
    return words.islower() or words in _PRONOUNS


def _unsaid(quote: Quote) -> Quote:
    left = tuple(one for one in quote.supports if one.attribute not in ("speaker", "role"))
    return replace(quote, speaker=None, speaker_kind=None, role=None, attribution=UNATTRIBUTED,
                   supports=left)  # fmt: skip


def _own(quote: Quote, turn: Turn, place: Span) -> Quote:
    said = turn.quote
    supports = (*quote.supports, Support("speaker", place))
    return replace(quote, speaker=said.speaker, speaker_kind=said.speaker_kind, supports=supports,
                   attribution=Attribution(Voice.SPEAKER, said.speaker, place))  # fmt: skip


def _first_person(text: str, quote: Quote, turn: Turn) -> Span | None:
    """Where "I" or "we" stands as the subject of the verb that reports."""
    cue = next((one.span for one in quote.supports if one.attribute == "cue"), None)
    if cue is None:
        return None
    before = tokens(text, max(turn.quote.span.start, cue.start - _REACH), cue.start)
    for token in reversed(before):
        if token.low in _FIRST:
            return Span(token.start, token.end)
        if token.low not in _BETWEEN:
            return None
    inside = tokens(text, cue.start, cue.end)
    return next((Span(one.start, one.end) for one in inside if one.low in _FIRST), None)
