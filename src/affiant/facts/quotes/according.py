"""English "according to" with a source that no rule for speakers understands."""

from affiant.facts.quotes import phrase
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.reported import FEWEST, Reported, of_tokens
from affiant.facts.quotes.speaker import Speaker

SURE = 0.75
_LONGEST_SOURCE = 25  # tokens; "exit polls conducted by ... for ... and television networks" has 15


def according(frame: Frame, rules: Attributions, end: int) -> Reported | None:
    """The clause beside the first "according to" of the sentence."""
    if frame.language == "fr":
        return None
    for at, last in rules.according:
        if last >= end:
            return None
        speaker = _source(frame, rules, last, end)
        if at <= 1:
            start = _after_comma(frame, last, end)
            return _made(frame, (at, last), (start, end), speaker) if start else None
        stop = at - 1 if frame.low(at - 1) == "," else at
        return _made(frame, (at, last), (0, stop), speaker)
    return None


def _made(
    frame: Frame, cue: tuple[int, int], content: tuple[int, int], speaker: Speaker | None
) -> Reported | None:
    if content[1] - content[0] <= FEWEST:
        return None  # that is according to
    return of_tokens(frame, cue, content, speaker, SURE)


def _after_comma(frame: Frame, start: int, end: int) -> int | None:
    commas = (at for at in range(start, min(end, start + _LONGEST_SOURCE)) if frame.low(at) == ",")
    comma = next(commas, None)
    return None if comma is None else comma + 1


def _source(frame: Frame, rules: Attributions, start: int, end: int) -> Speaker | None:
    """The phrase as the text has it: to the next mark or preposition but "of", or to the clause
    that tells more of it (e-mails | that an office released): they tell, the office does not."""
    last = start
    while last < end and _in_phrase(frame, last):
        last += 1
    if last == start:
        return None
    return phrase.speaker(frame, start, last, rules.memory.document.text)


def _in_phrase(frame: Frame, at: int) -> bool:
    low, cues = frame.low(at), frame.cues
    if not low[:1].isalnum():
        return False
    if low in cues.relatives or low in cues.that:
        return False
    return low in cues.determiners or low not in cues.prepositions
