"""Whether somebody is the subject of a verb that ascribes a content, and who, as the text has it.

A phrase speaks where no name does: from the last boundary of a clause to the verb, told as the
text has it. Where that phrase holds what no noun phrase does, somebody is told, but not who.
"""

from dataclasses import replace

from affiant.facts.quotes import phrase
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.speaker import DOCUMENT, Speaker, named
from affiant.facts.quotes.verbs import Verb
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.wordlist import words

_BELONGS = frozenset({"of", "from", "at", "de", "du", "d"})
_AND = frozenset({"and", "et"})
LONGEST = 9  # tokens of a phrase that is read without knowing its words
_BOUNDS = frozenset(
    {",", ";", ":", "—", "–", "-", "―", "(", ")", "“", "”", '"', "'", FOLDED, ".", "…"}
)
_FINITE = words("clauses", "finite")
_OPENS, _CLAUSAL = words("clauses", "opens"), words("clauses", "clausal")
_SOMEBODY, _FIRST_PERSONS = words("clauses", "somebody"), words("clauses", "first_persons")
_TIMES = words("clauses", "times") | words("clauses", "days")
_TIME_STARTS, _BEFORE = words("clauses", "time_starts"), words("clauses", "before_subject")


def subject_of(frame: Frame, rules: Attributions, verb: Verb) -> tuple[bool, Speaker | None]:
    """Whether there is one; None beside True where a pronoun or a phrase not understood speaks."""
    if _reduced(frame, verb):
        return False, None
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
        found = _document(frame, rules, end)
        return found is not None, found
    return _unnamed(frame, rules, verb, end)


def _reduced(frame: Frame, verb: Verb) -> bool:
    """The persons | listed | are subject to it: a participle of theirs, and no verb."""
    bare = frame.low(verb.at).endswith("ed") and verb.first == verb.at
    return frame.language != "fr" and bare and frame.low(verb.last) in _FINITE


def _document(frame: Frame, rules: Attributions, end: int) -> Speaker | None:
    """Polls show; a video from the pier shows: what tells something without being anybody."""
    low = frame.low(end - 1)
    found = None if low in _BOUNDS or low in _OPENS else _phrase(frame, rules, end)
    if found is None or frame.cues.documents.isdisjoint(found.name.lower().split()):
        return None
    return replace(found, kind=DOCUMENT)


def _unnamed(
    frame: Frame, rules: Attributions, verb: Verb, end: int
) -> tuple[bool, Speaker | None]:
    """Whether what stands before token `end` may be a subject, and its words where they are one."""
    low, cues = frame.low(end - 1), frame.cues
    if verb.hanging or low in cues.conjunctions or low in cues.relatives:
        return True, None
    if not end or low in _BOUNDS:
        return end > 0 and low != ".", None
    if not low[:1].isalnum() or low in cues.determiners or low in _OPENS or low in _CLAUSAL:
        return low in _SOMEBODY, None
    if low in cues.pronouns or low in cues.thing_pronouns or low in _FIRST_PERSONS:
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
    while end - first <= LONGEST and first and not _bounds(frame, first - 1):
        if frame.low(first - 1) in _OPENS:
            break
        first -= 1
    if _joined(frame, first, rules):
        return None  # a report by X and Y: no more than of Y
    while first < end and _adverbial(frame, first):
        first += 1
    if not 0 < end - first < LONGEST or not _nominal(frame, first, end):
        return None
    if frame.low(first) in _FIRST_PERSONS:
        return None  # we neither | confirm nor deny
    named_in = _name_over(frame, first)
    if named_in is not None:
        return named_in
    return phrase.speaker(frame, first, end, rules.memory.document.text)


def _bounds(frame: Frame, at: int) -> bool:
    """Whether a phrase cannot reach over the token; that of "the sheriff's list" is none."""
    low = frame.low(at)
    return low in _BOUNDS and not (low == "'" and frame.low(at + 1) == "s")


def _name_over(frame: Frame, first: int) -> Speaker | None:
    """E. L. Roe of the institute: the person whose name begins the phrase, and what she is of."""
    for at, (mention, last) in frame.names.items():
        if at <= first < last and mention.entity_kind is EntityKind.PERSON:
            return named(mention) if frame.low(last) in _BELONGS else None
    return None


def _joined(frame: Frame, first: int, rules: Attributions) -> bool:
    """Whether "and" joins the phrase to a name that hangs on a preposition."""
    name = frame.name_ends.get(first - 1) if frame.low(first - 1) in _AND else None
    return name is not None and rules.subjects.governor(name) is not None


def _adverbial(frame: Frame, at: int) -> bool:
    low = frame.low(at)
    return low.endswith("ly") or low in _BEFORE


def _nominal(frame: Frame, first: int, end: int) -> bool:
    """Whether nothing in the phrase belongs to a clause, and it begins as a noun phrase may. Digits
    alone are no noun: "(020) 4409 1031 wrote" is somebody's number.
    """
    if frame.low(first) in frame.cues.prepositions or frame.low(first).endswith("ing"):
        return False
    lows = [frame.low(at) for at in range(first, end)]
    if not _CLAUSAL.isdisjoint(lows) or not any(map(str.isalpha, "".join(lows))):
        return False
    return not any(
        frame.cues.verb(low) and low not in frame.cues.documents and low not in frame.cues.nouns_too
        for low in lows
    )
