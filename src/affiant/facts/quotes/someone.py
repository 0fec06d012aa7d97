"""Whether somebody is the subject of a verb that ascribes a content, and who, as the text has it.

A phrase speaks where no name does: from the last boundary of a clause to the verb, told as the
text has it. Where that phrase holds what no noun phrase does, somebody is told, but not who.
"""

from dataclasses import replace

from affiant.facts.quotes import phrase
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.speaker import DOCUMENT, Speaker
from affiant.facts.quotes.verbs import Verb

LONGEST = 9  # tokens of a phrase that is read without knowing its words
_BOUNDS = frozenset(
    {",", ";", ":", "—", "–", "-", "―", "(", ")", "“", "”", '"', "'", FOLDED, ".", "…"}
)
_OPENS = frozenset(
    {
        *("but", "and", "while", "when", "as", "because", "if", "though", "although", "that"),
        *("who", "which", "since", "after", "before", "where", "so", "or", "what", "how", "why"),
        *("whether", "than", "even", "until", "yet", "where", "once", "meanwhile", "then"),
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
            "be",
            "been",
            "to",
            "not",
            "there",
        ),
    }
)
_SOMEBODY = frozenset(
    {"that", "all", "some", "many", "both", "most", "others", "few", "several", "each"}
)
_FIRST_PERSONS = frozenset({"i", "you", "we"})
_TIMES = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"),
        *("yesterday", "week", "month", "year", "morning", "afternoon", "evening", "night"),
    }
)
_TIME_STARTS = frozenset({"this", "last", "late", "early", "on", "in", "next", "just", "earlier"})


def subject_of(frame: Frame, rules: Attributions, verb: Verb) -> tuple[bool, Speaker | None]:
    """Whether there is one; None beside True where a pronoun or a phrase not understood speaks."""
    if verb.hanging and frame.low(verb.at - 1) != ",":
        return True, None  # a letter urging them; for saying so
    end = _past_times(frame, rules.subjects.past_between(verb.first))
    low = frame.low(end - 1)
    if not verb.hanging and (low in frame.cues.prepositions or low == "to"):
        return False, None
    speaker = rules.subject(verb)
    if speaker is not None:
        return True, speaker
    if frame.low(verb.at) in frame.cues.shows:
        found = None if low in _BOUNDS or low in _OPENS else _phrase(frame, rules, end)
        shows = found is not None and not frame.cues.documents.isdisjoint(
            found.name.lower().split()
        )
        return shows, replace(found, kind=DOCUMENT) if found is not None else None
    if verb.hanging or low in frame.cues.conjunctions or low in frame.cues.relatives:
        return True, None
    if not end or low in _BOUNDS:
        return end > 0 and low != ".", None
    if not low[:1].isalnum() or low in frame.cues.determiners or low in _OPENS or low in _FINITE:
        return low in _SOMEBODY, None
    if low in frame.cues.pronouns or low in frame.cues.thing_pronouns or low in _FIRST_PERSONS:
        return True, None
    return True, _phrase(frame, rules, end)


def _past_times(frame: Frame, end: int) -> int:
    """Before "Friday", "this month", "in 2010": they part a subject from its verb."""
    if frame.low(end - 1) not in _TIMES and not frame.low(end - 1).isdigit():
        return end
    at = end - 1
    while frame.low(at - 1) in _TIME_STARTS or frame.low(at - 1) in _TIMES:
        at -= 1
    return at if at < end - 1 or frame.low(at).endswith("day") else end


def phrase_before(frame: Frame, rules: Attributions, end: int, first: int) -> Speaker | None:
    """The phrase from token `first` to `end`, if it may be one; before "said on Friday", too."""
    end = _past_times(frame, rules.subjects.past_between(end))
    if end <= first or not _nominal(frame, first, end):
        return None
    return phrase.speaker(frame, first, end, rules.memory.document.text)


def _phrase(frame: Frame, rules: Attributions, end: int) -> Speaker | None:
    first = end
    while end - first <= LONGEST and first and frame.low(first - 1) not in _BOUNDS:
        if frame.low(first - 1) in _OPENS:
            break
        first -= 1
    while first < end and _adverbial(frame, first):
        first += 1
    if not 0 < end - first < LONGEST or not _nominal(frame, first, end):
        return None
    return phrase.speaker(frame, first, end, rules.memory.document.text)


def _adverbial(frame: Frame, at: int) -> bool:
    low = frame.low(at)
    return low.endswith("ly") or low in {"also", "now", "still", "perhaps", "at"}


def _nominal(frame: Frame, first: int, end: int) -> bool:
    """Whether nothing in the phrase belongs to a clause, and it begins as a noun phrase may."""
    if frame.low(first) in frame.cues.prepositions or frame.low(first).endswith("ing"):
        return False
    lows = [frame.low(at) for at in range(first, end)]
    if not _FINITE.isdisjoint(lows):
        return False
    return not any(
        frame.cues.verb(low) and low not in frame.cues.documents and low not in frame.cues.nouns_too
        for low in lows
    )
