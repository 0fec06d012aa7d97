"""Whether an English word that may ascribe a content stands as a verb or an adjective that does.

Many such verbs are nouns as well (plans, claims, support): an article before them, a capital or a
subject that does not agree shows the noun.
"""

from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.verbs import Verb, in_writing
from affiant.vocabulary.wordlist import words

_MEASURING = frozenset({"basis", "percentage"})
_APOSTROPHES = frozenset({"’", "'"})
_SHORT_WORD = 4  # letters; "fly" is no adverb
_NEAR = 5  # tokens before a verb in which its subject may be several
_OWNED = 4  # tokens before a noun in which its owner stands
_CONTRACTED, _BE, _MODALS = (words("clauses", key) for key in ("contracted", "be", "modals"))
_NOUN_MAKERS, _ARTICLES = words("clauses", "noun_makers"), words("clauses", "articles")
_OWNERS, _RAISING = words("clauses", "owners"), words("clauses", "raising")
_NOUNS_TOO, _PAST = words("clauses", "nouns_too"), words("clauses", "past")
_PLURALS, _SEVERAL = words("clauses", "plurals"), words("clauses", "several")
_DEGREES, _FEEL = words("clauses", "degrees"), words("clauses", "feel")


def verb(frame: Frame, at: int, last: int) -> Verb | None:
    """The verb at token `at`, its words up to `last`, if somebody does what it tells."""
    first = _first(frame, at)
    passive = not _BE.isdisjoint(frame.low(i) for i in range(first, at))
    if frame.low(at).endswith("ing"):
        before = frame.low(at - 1)
        if before in _ARTICLES or in_writing(frame, at) or (before in _OWNERS and not passive):
            return None
        return Verb(at, first, last, "", clause=True, hanging=not passive)
    if passive or _is_noun(frame, at, first):
        return None
    if frame.low(at - 1) == "to" and frame.low(at - 2) not in _RAISING:
        return None
    return Verb(at, first, last, "", clause=True)


def adjective(frame: Frame, at: int, last: int) -> Verb | None:
    """The adjective at token `at` after a form of "to be" or "to feel", as one verb with it."""
    first = _first(frame, at)
    while first and frame.low(first - 1) in _DEGREES:
        first = _first(frame, first - 1)
    linked = any(frame.low(i) in _BE or frame.low(i) in _FEEL for i in range(first, at))
    return Verb(at, first, last, "", clause=True) if linked else None


def owner(frame: Frame, noun: int) -> int | None:
    """The token by which the noun is somebody's: "her", or the s of X’s; None where it is not."""
    for at in range(noun - 1, max(-1, noun - _OWNED), -1):
        if frame.low(at) in _OWNERS:
            return at
        if frame.low(at) == "s" and frame.low(at - 1) in _APOSTROPHES:
            return at
    return None


def _is_noun(frame: Frame, at: int, first: int) -> bool:
    low, before = frame.low(at), frame.low(at - 1)
    owned = before == "s" and frame.low(at - 2) in _APOSTROPHES and not low.endswith("ed")
    if before in _NOUN_MAKERS or owned:
        return True
    if before in _MEASURING or _acted_upon(frame, at, first):
        return True
    if before.endswith("ed") and low.endswith("s") and low in _NOUNS_TOO | frame.cues.nouns_too:
        return True  # released | figures showing that
    if low not in frame.cues.nouns_too and low not in _NOUNS_TOO:
        return False
    named = frame.words[at].capital and at > 0  # the United States
    return before != "to" and (named or (first == at and not _agrees(frame, at)))


def _acted_upon(frame: Frame, at: int, first: int) -> bool:
    """That | request | is refused; "the question is whether" tells what is asked."""
    if frame.low(at + 1) not in _BE or first != at or frame.low(at) not in _NOUNS_TOO:
        return False
    behind = frame.low(at + 2)
    return behind not in frame.cues.that and behind not in frame.cues.questions


def _agrees(frame: Frame, at: int) -> bool:
    """Whether a bare form has more than one for its subject (they plan); other forms pass."""
    low, subject = frame.low(at), frame.low(at - 1)
    if low.endswith(("ed", "s")) or low in _PAST:
        return True
    if subject.endswith("s") or subject in _PLURALS or not subject[:1].isalnum():
        return True
    return any(frame.low(i) in _SEVERAL for i in range(at - _NEAR, at - 1))


def _first(frame: Frame, at: int) -> int:
    """The first token of the verb's phrase: auxiliaries, adverbs, contractions (shouldn’t)."""
    first = at
    while first:
        low = frame.low(first - 1)
        if low in _CONTRACTED and frame.low(first - 2) in _APOSTROPHES:
            first -= 2
        elif low in frame.cues.between or low in _BE or low in _MODALS or _adverb(low):
            first -= 1
        else:
            break
    return first


def _adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > _SHORT_WORD and low != "family"
