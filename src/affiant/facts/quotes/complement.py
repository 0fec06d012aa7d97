"""What follows a word that ascribes a content: which construction it is, and where it begins."""

from collections.abc import Mapping
from dataclasses import dataclass

from affiant.facts.kinds import Act
from affiant.facts.quotes.frame import Frame

_TO_THAT = 7  # tokens from the verb to its "that" (told reporters on Monday that)
_AS_REACH = 14  # tokens of what is described before "as"
_WH = frozenset({"whether", "if", "how", "why", "what", "who", "where", "which", "when"})
_FINITE_REACH = 12
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", "-"})
_NOMINATIVE = frozenset({"he", "she", "they", "i", "we", "there", "it", "you"})
_NO_OBJECT = frozenset(
    {
        "and",
        "or",
        "but",
        "then",
        "than",
        "that",
        "not",
        "so",
        "because",
        "as",
        "if",
        "when",
        "while",
        "since",
        "until",
        "before",
        "after",
        "again",
        "also",
        "too",
        "back",
        "out",
        "up",
        "down",
        "off",
        "away",
        "well",
        "who",
        "which",
    }
)
_FINITE = frozenset(
    {
        *("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could"),
        *(
            "may",
            "might",
            "must",
            "should",
            "do",
            "does",
            "did",
            "isn",
            "wasn",
            "won",
            "doesn",
            "didn",
            "cannot",
        ),
    }
)
_SAYS = frozenset({"say", "says", "said", "saying"})  # what follows is what was said
_TELLS = frozenset({"tell", "tells", "told", "telling"})
_HEARERS = frozenset(
    {
        *("reporters", "him", "her", "them", "us", "me", "supporters", "voters", "cnn", "people"),
        *("lawmakers", "investigators", "police", "officials", "donors", "aides", "viewers"),
    }
)
_LONGEST_HEARER = 5  # tokens
_GERUND = 5  # letters at least; "king", "ring" are none
_NO_GERUNDS = frozenset(
    {"nothing", "something", "anything", "everything", "during", "morning", "evening", "being"}
)
_DAYS = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "later",
        "afternoon",
        "night",
        "recently",
        "earlier",
        "repeatedly",
        "again",
        "also",
        "only",
        "morning",
        "last",
        "week",
        "month",
        "this",
    }
)


@dataclass(frozen=True, slots=True)
class Complement:
    """Where a content begins and in which frame."""

    start: int
    frame: str


def complement(frame: Frame, at: int, frames: Mapping[str, Act], end: int) -> Complement | None:
    """What stands from token `at`, if it is one of these frames."""
    if at >= end:
        return None
    if "that" in frames and (that := _that(frame, at, end)):
        return Complement(that, "that")
    says = frame.low(at - 1) in _SAYS
    if frame.low(at - 1) in _TELLS:
        at = _past_hearer(frame, at, end)
    at = _past_adverbs(frame, at, end)
    if at >= end:
        return None
    low = frame.low(at)
    if low in _WH:
        return Complement(at, "wh") if "wh" in frames else None
    if low == "to":
        return Complement(at, "to") if "to" in frames else None
    if low in frames and at + 1 < end:
        return Complement(at + 1, low)
    if "bare" in frames and (_clausal(frame, at, end) or (says and _object(frame, at))):
        return Complement(at, "bare")
    if low.endswith("ing") and len(low) >= _GERUND and low not in _NO_GERUNDS:
        if "ing" in frames:
            return Complement(at, "ing")
    if "as" in frames and _as(frame, at, end):
        return Complement(at, "as")
    if "object" in frames and _object(frame, at):
        return Complement(at, "object")
    return None


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
    while at < end and (
        frame.low(at) in _DAYS or (frame.low(at).endswith("ly") and len(frame.low(at)) > 4)
    ):
        if frame.low(at) in {"this", "last", "only"} and frame.low(at + 1) not in _DAYS:
            break
        at += 1
    if frame.low(at) == "on" and frame.low(at + 1) in _DAYS:
        return _past_adverbs(frame, at + 2, end)
    return at


def _that(frame: Frame, at: int, end: int) -> int | None:
    for here in range(at, min(at + _TO_THAT, end - 1)):
        low = frame.low(here)
        if low in frame.cues.that:
            return here + 1
        if low in _STOPS or low in frame.cues.conjunctions or low in _FINITE:
            return None
    return None


def _clausal(frame: Frame, at: int, end: int) -> bool:
    if frame.low(at) in _NOMINATIVE and not (
        frame.low(at) in {"it", "you"}
        and frame.low(at + 1) in _STOPS | frame.cues.prepositions | {"", "."}
    ):
        return True
    if not frame.low(at).isalnum() or frame.low(at) in frame.cues.prepositions:
        return False
    for here in range(at + 1, min(at + _FINITE_REACH, end)):
        low = frame.low(here)
        if low in _FINITE:
            return True
        if low in _STOPS or low in frame.cues.that or low in frame.cues.relatives or low in _WH:
            return False
    return False


def _as(frame: Frame, at: int, end: int) -> bool:
    if not _object(frame, at) and frame.low(at) != "as":
        return False
    for here in range(at, min(at + _AS_REACH, end)):
        if frame.low(here) == "as":
            return True
        if frame.low(here) in _STOPS:
            return False
    return False


def _object(frame: Frame, at: int) -> bool:
    low = frame.low(at)
    if low in _NO_OBJECT or low in frame.cues.prepositions or low in _STOPS:
        return False
    return low.isalnum() or frame.words[at].text[0].isalnum() or at in frame.marks or low in {"$"}
