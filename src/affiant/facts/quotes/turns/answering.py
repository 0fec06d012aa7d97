"""What those who speak answer for themselves: « Nous contestons cette lecture », I never saw it.

A clause of "I" or "we" that denies, admits, promises or declines is an answer wherever it is said.
"I never ..." and "we will ..." are one only behind somebody else's question; what is not known,
recalled or meant denies nothing, and who says what comes next on the agenda promises nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from affiant.facts.context import Context
from affiant.facts.kinds import Fact, Response, Support
from affiant.facts.lacking import lacks_proof
from affiant.facts.sentence import Sentence, is_question
from affiant.facts.token import Token, tokens_of
from affiant.facts.turn import Turn
from affiant.reading.span import Span
from affiant.vocabulary.sheet import sheet
from affiant.vocabulary.stance import Stance

FOUND_BY = "turns/1"
_STATED, _INFERRED = 0.8, 0.7
_SELVES = frozenset({"i", "we", "je", "j", "nous"})
_OPENS = frozenset(
    {",", ";", ":", ".", "—", "–", "-", "!", "but", "and", "mais", "et", "that", "que"}
)
_GROUP = 7  # tokens of a verb's group behind its subject
_REACH = 12  # tokens in which "to answer" follows "decline"
_FUTURE = re.compile(r"\w{3,}(?:rons|rai)")
_STOPS = ".!… \u00a0\u202f\n"
_FEWEST = 2  # tokens behind the pronoun


def answers(context: Context, found: Iterable[Fact]) -> tuple[Response, ...]:
    """The answers in the turns of a transcript, none where one is found already."""
    if not context.turns:
        return ()
    known = sorted(one.span for one in found if isinstance(one, Response))
    return tuple(one for one in _answers(context) if not _held(known, one.span))


def _held(known: list[Span], span: Span) -> bool:
    at = bisect_left(known, Span(span.end, span.end))
    return any(one.overlaps(span) for one in known[max(0, at - 2) : at])


def _answers(context: Context) -> Iterator[Response]:
    starts = [sentence.span.start for sentence in context.sentences]
    for before, turn in pairwise((None, *context.turns)):
        if turn is None or turn.quote.attribution.name is None:
            continue
        asked = before if before is not None and _asks(before, turn) else None
        first = bisect_left(starts, turn.quote.span.start)
        for sentence in context.sentences[first : bisect_left(starts, turn.quote.span.end)]:
            if not is_question(sentence.text):
                yield from _of_sentence(context.document.text, sentence, turn, asked)


def _asks(before: Turn, turn: Turn) -> bool:
    return before.question and before.quote.speaker != turn.quote.speaker


def _of_sentence(
    text: str, sentence: Sentence, turn: Turn, asked: Turn | None
) -> Iterator[Response]:
    words = tokens_of(text, sentence)
    for at, word in enumerate(words):
        opens = at == 0 or words[at - 1].low in _OPENS
        if word.low not in _SELVES or not opens or len(words) - at <= _FEWEST:
            continue
        behind = words[at + 1 : at + 1 + _GROUP]
        found = _stance(sentence.language, behind, words[at + 1 : at + 1 + _REACH], asked=asked)
        if found is not None:
            surface = text[word.start : sentence.span.end].rstrip(_STOPS)
            yield _response(surface, Span(word.start, word.end), found, turn, asked)
            return


def _stance(
    language: str | None, group: list[Token], reach: list[Token], *, asked: Turn | None
) -> tuple[Stance, float] | None:
    lows = _lows(group)
    negated = _any(language, "negations", lows)
    if _any(language, "declines", lows) or (negated and _any(language, "comment", lows)):
        ahead = _lows(reach)
        return (Stance.DECLINES_TO_COMMENT, _STATED) if _any(language, "comment", ahead) else None
    for name, stance in (("denies", Stance.DENIES), ("admits", Stance.ACKNOWLEDGES),
                         ("commits", Stance.COMMITS)):  # fmt: skip
        if _any(language, name, lows[:4]):
            return None if negated else (_narrowed(language, _lows(reach), stance), _STATED)
    return _inferred(language, lows, reach, negated=negated) if asked is not None else None


def _inferred(
    language: str | None, lows: list[str], reach: list[Token], *, negated: bool
) -> tuple[Stance, float] | None:
    if _any(language, "unsure", lows):
        return None
    future = [low for low in lows[:3] if _FUTURE.fullmatch(low)]
    if _any(language, "will", lows[:1]) or (language == "fr" and future):
        if _any(language, "proceeding", lows):
            return None
        return (Stance.REFUSES if negated else Stance.COMMITS), _INFERRED
    holds = _any(language, "holding", lows[:1]) or lows[0] == "never"
    if negated and holds and not lacks_proof(lows):
        return _narrowed(language, _lows(reach), Stance.DENIES), _INFERRED
    return None


def _narrowed(language: str | None, lows: list[str], stance: Stance) -> Stance:
    narrow = stance is Stance.DENIES and _any(language, "narrow", lows)
    return Stance.DENIES_NARROWLY if narrow else stance


def _response(
    surface: str, place: Span, found: tuple[Stance, float], turn: Turn, asked: Turn | None
) -> Response:
    """`surface` begins with the pronoun, which stands at `place`."""
    said = turn.quote.attribution
    to = asked.quote.attribution if asked is not None else None
    supports = [Support("by", place)]
    if to is not None and to.name is not None and to.span is not None:
        supports.append(Support("to", to.span))
    return Response(
        span=Span(place.start, place.start + len(surface)),
        surface=surface,
        found_by=FOUND_BY,
        confidence=found[1],
        attribution=said,
        supports=tuple(supports),
        by=said.name,
        to=to.name if to is not None else None,
        stance=found[0],
    )


def _lows(words: list[Token]) -> list[str]:
    return [word.low for word in words]


def _any(language: str | None, name: str, lows: list[str]) -> bool:
    return not _words("fr" if language == "fr" else "en", name).isdisjoint(lows)


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(sheet("turns")["own_words"][language][name].split())
