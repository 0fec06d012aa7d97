"""Titles and functions beside a person's name: CEO Jane Roe; Jane Roe, présidente de X."""

from dataclasses import dataclass

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.protected.lexicon import cues
from affiant.facts.token import Token
from affiant.vocabulary.function_words import function_words

_OF = frozenset(
    {
        "de",
        "du",
        "des",
        "d",
        "of",
        "for",
        "at",
        "chez",
        "à",
        "l",
        "la",
        "le",
        "the",
        "’",
        "'",
        "with",
        "from",
    }
)
_ARTICLES = frozenset(
    {"le", "la", "l", "’", "'", "the", "a", "an", "un", "une", "son", "sa", "its", "leur"}
)
_FROM = frozenset({"de", "chez", "du", "d", "of", "from", "with", "at"})
_OBJECT = frozenset({"le", "la", "les", "l", "un", "une", "que", "qu", "the", "a", "that"})
"""After these the word was a verb: X, | juge le départ ..."""
_WHOSE = frozenset({"s", "his", "her", "their", "our", "sa", "ses", "leurs", "notre"})
_MODIFYING_NOUNS = 2
_SERVED = frozenset({"de", "du", "des", "d", "of", "for", "to"})
_ENDS_COMPOUND = frozenset({",", ".", ")", ";", "of", "at", "for", "in"})
_FARTHEST_FUNCTION = 8  # tokens from a function to the comma before the name that holds it
LONGEST_APPOSITION = 14  # tokens of a role after a name; longer ones are clauses


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens `first` to `last` (exclusive) tell the function; `body` is the index in the
    sentence of the organisation beside it, if any."""

    first: int
    last: int
    body: int | None = None


def title_before(words: list[Token], at: int) -> int:
    """Where the title or role that ends right before token `at` starts; `at` if none does."""
    lists = lexicon()
    end = at
    if end and words[end - 1].text == "." and end > 1 and words[end - 2].low in lists.titles:
        return end - 2 if _is_title(words, end - 2) else end
    if end and words[end - 1].low in lists.titles and words[end - 1].low not in _ROLE_LIKE:
        return end - 1 if _is_title(words, end - 1) else end
    return _function_ending(words, end)


def _is_title(words: list[Token], at: int) -> bool:
    """Short titles begin with a capital and stand alone: not the m of I’m, nor the letters MS."""
    if at and words[at - 1].text in "’'":
        return False
    text = words[at].text
    shouted = len(text) > 1 and text.isupper() and text != "MM"
    return not shouted and (len(text) > 3 or text[0].isupper())  # noqa: PLR2004 - Mme, Mrs, M


_ROLE_LIKE = frozenset({"général", "general", "captain", "capitaine", "professor", "professeur"})


def _function_ending(words: list[Token], end: int) -> int:
    """Where the function that ends before `end` starts, with its modifiers; `end` if none."""
    if not end:
        return end
    for function in lexicon().roles.get(words[end - 1].low, ()):
        start = _match_ending(words, end, function)
        if start is not None:
            return _modified(words, start)
    return end


def _match_ending(words: list[Token], end: int, function: tuple[str, ...]) -> int | None:
    at = end
    for part in reversed(function):
        at -= 1
        if at >= 0 and words[at].text in "’'":
            at -= 1
        if at < 0 or words[at].low != part:
            return None
    return at


def _modified(words: list[Token], start: int) -> int:
    while start and words[start - 1].low in lexicon().modifiers:
        start -= 1
    return start


def function_at(words: list[Token], start: int) -> int:
    """Where the function that starts at `start` ends; `start` if none does."""
    at = start
    while at < len(words) and words[at].low in lexicon().modifiers:
        at += 1
    if at >= len(words):
        return start
    for function in lexicon().role_starts.get(words[at].low, ()):
        end = _match_starting(words, at, function)
        if end is not None:
            return end
    return start


def _match_starting(words: list[Token], start: int, function: tuple[str, ...]) -> int | None:
    at = start
    for part in function:
        if at < len(words) and words[at].text in "’'":
            at += 1
        if at >= len(words) or words[at].low != part:
            return None
        at += 1
    return at


def before(words: list[Token], at: int, bodies: dict[int, int]) -> Role | None:
    """The role before the name at `at`. `bodies`: first token of an organisation to its end."""
    start = title_before(words, at)
    if start < at:
        return Role(start, at, _body_ending(words, start, bodies))
    if at and words[at - 1].text == ",":
        return _role_of_body_before(words, at - 1, bodies) or function_before(words, at, bodies)
    return None


def function_before(words: list[Token], at: int, bodies: dict[int, int]) -> Role | None:
    """Its director, | Jane Roe,; the director of the service, | Jane Roe,: the function and
    what follows it up to the comma before the name at `at`."""
    comma = at - 1
    if comma < 1 or words[comma].text != ",":
        return None
    for end in range(comma, max(comma - _FARTHEST_FUNCTION, 0), -1):
        if not (words[end - 1].text[0].isalnum() or words[end - 1].text in "’'"):
            return None
        start = _function_ending(words, end)
        if start < end and (end == comma or words[end].low in _OF):
            opened = start and (words[start - 1].low in _ARTICLES | _WHOSE)
            held = _held_for(words, start)
            if opened and held is not None:
                return held
            return Role(start, comma, _body_ending(words, start, bodies)) if opened else None
    return None


def _held_for(words: list[Token], start: int) -> Role | None:
    """The lawyer of | the victim, Jane Roe: the first function is hers, not the one at `start`."""
    at = start
    while at and words[at - 1].low in _ARTICLES:
        at -= 1
    if not at or words[at - 1].low not in _SERVED:
        return None
    first = _function_ending(words, at - 1)
    return Role(first, at - 1) if first < at - 1 else None


def _body_ending(words: list[Token], end: int, bodies: dict[int, int]) -> int | None:
    """Microsoft CEO; Microsoft’s CEO."""
    if end > 1 and words[end - 1].low == "s" and words[end - 2].text in "’'":
        end -= 2
    return next((first for first, last in bodies.items() if last == end), None)


def _role_of_body_before(words: list[Token], end: int, bodies: dict[int, int]) -> Role | None:
    """Le PDG du Human Trafficking Institute, | Victor Boutros."""
    body = _body_ending(words, end, bodies)
    if body is None:
        return None
    at = body
    while at and words[at - 1].low in _OF:
        at -= 1
    start = _function_ending(words, at)
    return Role(start, end, body) if start < at < body else None


def after(words: list[Token], at: int, bodies: dict[int, int]) -> Role | None:
    """The role in the apposition that follows the name ending at `at`."""
    if at + 1 >= len(words) or words[at].text != ",":
        return None
    start = at + 1
    while start < len(words) and words[start].low in _ARTICLES:
        start += 1
    if start in bodies:
        return _body_first(words, start, bodies)
    end = function_at(words, start)
    if end == start:
        end = _compound(words, start)
    if end == start or (end < len(words) and words[end].low in _OBJECT):
        return None
    if _is_compound(words, start, end):
        return None
    return _with_body(words, start, end, bodies)


def qualifies(word: Token) -> bool:
    """Whether this is an English noun for somebody that may qualify another noun: child, victim."""
    return word.low in cues("en").qualifying


def _is_compound(words: list[Token], start: int, end: int) -> bool:
    """A victim | advocate, a child | psychologist: a noun for somebody who is not meant."""
    if end >= len(words) or not qualifies(words[end - 1]):
        return False
    follower = words[end]
    if not follower.text.isalpha() or follower.capital or function_at(words, start) != end:
        return False
    return follower.low not in function_words()["en"] | function_words()["fr"] | lexicon().speech


def _compound(words: list[Token], start: int) -> int:
    """Campaign director; senior policy analyst: where the English function ends, or `start`."""
    for at in range(start + 1, min(start + _MODIFYING_NOUNS + 1, len(words))):
        if not words[at - 1].text.isalpha() or words[at - 1].low in _OF:
            return start
        end = function_at(words, at)
        if end > at:
            return end if end == len(words) or words[end].low in _ENDS_COMPOUND else start
    return start


def _body_first(words: list[Token], start: int, bodies: dict[int, int]) -> Role | None:
    """, Microsoft’s president,"""
    at = bodies[start]
    if at + 1 < len(words) and words[at].text in "’'" and words[at + 1].low == "s":
        at += 2
    end = function_at(words, at)
    return Role(at, end, start) if end > at else None


def _with_body(words: list[Token], start: int, end: int, bodies: dict[int, int]) -> Role:
    """The function and, when the apposition goes on with one, the body it is held in."""
    limit = min(len(words), start + LONGEST_APPOSITION)
    at = end
    while at < limit and words[at].text not in ',;.:)»”"':
        if at in bodies:
            return Role(start, bodies[at], at)
        at += 1
    return Role(start, end)


def body_after(words: list[Token], at: int, bodies: dict[int, int]) -> int | None:
    """Jane Roe, de chez X; Jane Roe of X; Jane Roe (X): the organisation's first token."""
    if at < len(words) and words[at].text in {",", "("}:
        at += 1
        if at in bodies and words[at - 1].text == "(":
            return at
    joined = at
    while joined < len(words) and words[joined].low in _OF:
        joined += 1
    if joined == at or joined not in bodies or words[at].low not in _FROM:
        return None
    return joined
