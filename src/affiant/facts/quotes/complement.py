"""What follows a word that ascribes a content: which construction it is, and where it begins."""

from collections.abc import Mapping
from dataclasses import dataclass

from affiant.facts.kinds import Act
from affiant.facts.quotes.frame import Frame
from affiant.vocabulary.wordlist import words

_TO_THAT = 7  # tokens from the verb to its "that" (told reporters on Monday that)
_AS_REACH = 14  # tokens of what is described before "as"
_FINITE_REACH = 12  # tokens of a subject without article before its verb
_LONGEST_HEARER = 5  # tokens
_GERUND = 5  # letters at least; "king", "ring" are none
_ADVERB = 5  # letters at least; "only" may open a noun phrase
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", "-"})
_STRANDED = frozenset({"in", "by", "on", "during", "when", "since"})
_IMPERSONAL = frozenset({"it", "you"})
_QUESTIONS, _NOMINATIVE = words("clauses", "questions"), words("clauses", "nominative")
_NO_OBJECT, _FINITE = words("clauses", "no_object"), words("clauses", "finite")
_SAYS, _TELLS, _HEARERS = (words("clauses", key) for key in ("says", "tells", "hearers"))
_NO_GERUNDS, _DAYS = words("clauses", "no_gerunds"), words("clauses", "days")
_ADVERBS = words("clauses", "adverbs") | _DAYS
_IF_TIMES = words("clauses", "adverbs_if_times")


@dataclass(frozen=True, slots=True)
class Complement:
    """Where a content begins and in which frame."""

    start: int
    frame: str


def complement(frame: Frame, at: int, frames: Mapping[str, Act], end: int) -> Complement | None:
    """What stands from token `at`, if it is one of these frames."""
    if "that" in frames and (that := _that(frame, at, end)):
        return Complement(that, "that")
    says = frame.low(at - 1) in _SAYS
    if frame.low(at - 1) in _TELLS:
        at = _past_hearer(frame, at, end)
    at = _past_adverbs(frame, at, end)
    if at >= end:
        return None
    joined = _joined(frame, at, frames)
    if joined is not None:
        return joined if joined.frame in frames and joined.start < end else None
    kind = _of_phrase(frame, at, frames, end, says=says)
    return Complement(at, kind) if kind else None


def _joined(frame: Frame, at: int, frames: Mapping[str, Act]) -> Complement | None:
    """A question, an infinitive, or what a preposition governs."""
    low = frame.low(at)
    if low in _QUESTIONS:
        return Complement(at, "wh")
    if low == "to":
        return Complement(at, "to")
    if low not in frames or (low == "for" and frame.low(at + 1) in _STRANDED):
        return None  # what they asked for | in the last round
    return Complement(at + 1, low)


def _of_phrase(
    frame: Frame, at: int, frames: Mapping[str, Act], end: int, *, says: bool
) -> str | None:
    """The frame of a clause, a gerund or a noun phrase that begins at token `at`."""
    if "bare" in frames and (_clausal(frame, at, end) or (says and _object(frame, at))):
        return "bare"
    if "ing" in frames and _gerund(frame.low(at)):
        return "ing"
    if "as" in frames and _as(frame, at, end):
        return "as"
    return "object" if "object" in frames and _object(frame, at) else None


def _gerund(low: str) -> bool:
    return low.endswith("ing") and len(low) >= _GERUND and low not in _NO_GERUNDS


def _past_hearer(frame: Frame, at: int, end: int) -> int:
    """Told | the Gazette | it would leave: past who is told, where a clause may follow."""
    if at in frame.names:
        return frame.names[at][1]
    last = at
    while last < min(at + _LONGEST_HEARER, end) and _of_hearer(frame, last, at):
        last += 1
    return last


def _of_hearer(frame: Frame, at: int, first: int) -> bool:
    word = frame.words[at]
    if at == first:
        return word.low in _HEARERS or word.low in frame.cues.determiners or word.capital
    return word.capital or (at == first + 1 and frame.low(first) in frame.cues.determiners)


def _past_adverbs(frame: Frame, at: int, end: int) -> int:
    """Said | on Monday | later | repeatedly ..."""
    while at < end and _adverb(frame, at):
        at += 1
    if frame.low(at) == "on" and frame.low(at + 1) in _DAYS:
        return _past_adverbs(frame, at + 2, end)
    return at


def _adverb(frame: Frame, at: int) -> bool:
    low = frame.low(at)
    if low in _IF_TIMES:
        return frame.low(at + 1) in _ADVERBS
    return low in _ADVERBS or (low.endswith("ly") and len(low) >= _ADVERB)


def _that(frame: Frame, at: int, end: int) -> int | None:
    for here in range(at, min(at + _TO_THAT, end - 1)):
        low = frame.low(here)
        if low in frame.cues.that and here > at and frame.low(here - 1) in frame.cues.prepositions:
            return None  # hear from you by that date
        if low in frame.cues.that:
            led = here > at and frame.low(here + 1) in _FINITE
            return None if led else here + 1  # wrote in a letter that was leaked: of the letter
        if low in _STOPS or low in frame.cues.conjunctions or low in _FINITE:
            return None
        if low in frame.cues.shows and here > at:
            return None  # documents that we have seen show that ...
    return None


def _clausal(frame: Frame, at: int, end: int) -> bool:
    """Whether a subject begins here: a nominative, or a phrase with a finite verb after it."""
    low, cues = frame.low(at), frame.cues
    if low in _NOMINATIVE:
        follows = frame.low(at + 1)
        return low not in _IMPERSONAL or not (follows in _STOPS or follows in cues.prepositions)
    if not low.isalnum() or low in cues.prepositions:
        return False
    for here in range(at + 1, min(at + _FINITE_REACH, end)):
        low = frame.low(here)
        if low in _FINITE:
            return True
        if low in _STOPS or low in cues.that or low in cues.relatives or low in _QUESTIONS:
            return False
        if low in cues.conjunctions and frame.low(here + 1) in _FINITE:
            return False  # asked the auditor to look | and will publish: no subject of its own
    return False


def _as(frame: Frame, at: int, end: int) -> bool:
    """Described it as a trap; described as a trap what ..."""
    if not _object(frame, at) and frame.low(at) != "as":
        return False
    for here in range(at, min(at + _AS_REACH, end)):
        if frame.low(here) == "as":
            return True
        if frame.low(here) in _STOPS:
            return False
    return False


def _object(frame: Frame, at: int) -> bool:
    """Whether a noun phrase, a figure or marked words begin here."""
    low = frame.low(at)
    if low in _NO_OBJECT or low in frame.cues.prepositions:
        return False
    return low.isalnum() or low[:1].isalnum() or at in frame.marks or low == "$"
