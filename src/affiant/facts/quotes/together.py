"""Several who speak with one voice: X, Y and Z | say; « ... », exigent X et Y.

They speak together only where their names open the clause. Behind a verb or a preposition the
last of them may be a name of its own (she left X, and Y said ...) or none at all (a report by X
and Y said ...): then nobody is named.
"""

from collections.abc import Sequence

from affiant.facts.quotes import phrase
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.speaker import GROUP, ORGANISATION, PERSON, Speaker, named
from affiant.reading.span import Span

_FEWEST = 2  # capitals: one alone may only open the sentence
MOST = 8  # names in a row
_APOSTROPHES = frozenset({"’", "'"})
_ARTICLES = frozenset({"the", "le", "la", "l", "les", *_APOSTROPHES})
_AND = frozenset({"and", "et"})
_AS_WELL = (("as", "well", "as"), ("ainsi", "que"), ("ainsi", "qu", "’"), ("ainsi", "qu", "'"))
_OPENS = frozenset({"", ";", ":", "—", "–", "―", ".", FOLDED, "that", "que", "qu", "both"})
_PARTED = frozenset({"but", "mais", "and", "et", *_APOSTROPHES})


def together(frame: Frame, last: Speaker, end: int, document: str) -> tuple[bool, Speaker | None]:
    """Whether the names that end before token `end` are several, and who they are together.

    `last` is the last of them; (True, None) where what stands before "and" leaves it open.
    """
    first = _first_of(frame, last, end)
    members = [last]
    at = first
    while len(members) < MOST:
        joint = _joint(frame, at, listed=len(members) > 1)
        if joint is None:
            break
        before = _member(frame, joint, document)
        if before is None:
            break
        member, at = before
        members.append(member)
    if len(members) == 1:
        return False, None
    if _opens(frame, at):
        return True, _joined(frame, members[::-1], at, end)
    governed = frame.low(at - 1) in frame.cues.prepositions
    return governed, None


def behind(frame: Frame, first: Speaker, end: int) -> tuple[Speaker, int] | None:
    """Said X | and Y: where "and" and a name that ends the clause follow the first."""
    if frame.low(end) not in _AND:
        return None
    at = end + 1
    while frame.low(at) in _ARTICLES:
        at += 1
    if at not in frame.names:
        return None
    mention, last = frame.names[at]
    if frame.low(last) not in {"", ".", ",", ";"}:
        return None
    words = frame.words
    start = next((i for i, word in enumerate(words) if word.end > first.span.start), end)
    return _joined(frame, [first, named(mention)], start, last), last


def _first_of(frame: Frame, last: Speaker, end: int) -> int:
    """The token with which the last member begins, its article taken in."""
    first = frame.name_ends.get(end)
    if first is None:
        at = end
        while at and frame.words[at - 1].start >= last.span.start:
            at -= 1
        first = at
    return _past_articles(frame, first)


def _past_articles(frame: Frame, first: int) -> int:
    while first and frame.low(first - 1) in _ARTICLES:
        first -= 1
    return first


def _joint(frame: Frame, at: int, *, listed: bool) -> int | None:
    """The token where the member before an "and" or a comma ends; None where none stands there."""
    for words in _AS_WELL:
        if tuple(frame.low(i) for i in range(at - len(words), at)) == words:
            at -= len(words)
            return at - 1 if frame.low(at - 1) == "," else at
    if frame.low(at - 1) in _AND:
        at -= 1
        return at - 1 if frame.low(at - 1) == "," else at
    return at - 1 if listed and frame.low(at - 1) == "," else None


def _member(frame: Frame, end: int, document: str) -> tuple[Speaker, int] | None:
    """The name, else the phrase with a capital, that ends before token `end`."""
    first = frame.name_ends.get(end)
    if first is not None:
        return named(frame.names[first][0]), _past_articles(frame, first)
    start = phrase.start_of(frame, end)
    if start is None:
        return _capitals(frame, end, document)
    if not any(word.capital for word in frame.words[start + 1 : end]):
        return None
    return phrase.speaker(frame, start, end, document), start


def _capitals(frame: Frame, end: int, document: str) -> tuple[Speaker, int] | None:
    """Capitals before token `end` that begin the sentence or follow a comma: an unlisted name."""
    at = end
    while at and end - at < phrase.LONGEST_NAME and frame.words[at - 1].capital:
        at -= 1
    if at == end or (at and frame.low(at - 1) != ",") or end - at < _FEWEST:
        return None
    span = Span(frame.words[at].start, frame.words[end - 1].end)
    return Speaker(" ".join(span.of(document).split()), None, span, phrase.NAMED), at


def _opens(frame: Frame, at: int) -> bool:
    """Whether a clause may begin at this token."""
    low = frame.low(at - 1)
    if low in _OPENS or low in phrase.CLAUSE_OPENERS:
        return True
    if low != ",":
        return low in _PARTED and frame.low(at - 2) in {",", "qu"}
    return frame.low(at - 2) == FOLDED or frame.low(0) in frame.cues.prepositions


def _joined(frame: Frame, members: Sequence[Speaker], first: int, end: int) -> Speaker:
    names = [member.name for member in members]
    link = " et " if frame.language == "fr" else " and "
    kinds = {member.kind for member in members}
    kind = kinds.pop() if len(kinds) == 1 else GROUP
    return Speaker(
        ", ".join(names[:-1]) + link + names[-1],
        kind if kind in {PERSON, ORGANISATION} else GROUP,
        Span(frame.words[first].start, frame.words[end - 1].end),
        min(member.certainty for member in members),
    )
