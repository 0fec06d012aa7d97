"""Speech reported without marks under a verb: said that ...; ..., said X; vowed to ...

The span is what was said, without its "that". A clause that holds words between marks is left
to them: they are the quotation.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from affiant.facts.quotes.according import according
from affiant.facts.quotes.ascribed import ascribed
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.closing import end_under
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.reported import FEWEST, Reported, clause_closes, end_of, of_verb
from affiant.facts.quotes.sources import sourced
from affiant.facts.quotes.trailing import trailing
from affiant.facts.quotes.untold import untold
from affiant.facts.quotes.verbs import Verb
from affiant.reading.span import Span

THAT, BARE, TO_DO = 0.85, 0.7, 0.75
_FINITE = frozenset(
    {
        *("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could"),
        *("may", "might", "must", "should", "do", "does", "did"),
    }
)
_TO_FINITE = 8  # tokens of a subject without article before its verb (hackers are ...)
_TO_THAT = 6  # tokens from the verb to its "that" (told reporters on Monday that)
_FRENCH_INFINITIVES = frozenset({"avoir", "être", "vouloir", "pouvoir", "devoir"})
_SUBJECTS = frozenset({"it", "there", "i", "you", "we"})
_LISTING = frozenset({"the", "a", "an", "these", "those", "its", "his", "her", "their"})
_IN = frozenset({"in", "during", "for", "at", "on", "of", "to", "since", "after", "before"})
_WHO = frozenset({"who", "qui"})
SHORTEST = 8  # characters of what is left of a content that another one cuts
_WOULD = frozenset({"would", "will", "could", "can", "may", "might", "should", "must"})
_BUT = frozenset({"but", "mais"})
_OTHERS = 7  # tokens from "and" to a verb of speech with a subject of its own
_NEXT = 4  # verbs looked at for one that goes on with the same speaker
_NO_SUBJECT = frozenset({"of", "'s", "no"})
_IMPERSONAL = frozenset({"on", "nous", "some", "many", "others", "beaucoup", "plusieurs"})


def reported(frame: Frame, rules: Attributions) -> Iterator[Reported]:
    """What is ascribed in one sentence, none within another: speech first, then the rest."""
    end = end_of(frame)
    taken: list[Reported] = []
    for found in (*_spoken(frame, rules, end), *ascribed(frame, rules, end)):
        kept = _beside(frame, found, taken)
        if kept is not None:
            taken.append(kept)
            yield kept


def _beside(frame: Frame, found: Reported, taken: list[Reported]) -> Reported | None:
    """What of it stands beside those that are taken: ... regrets it | and promised to leave."""
    start = min(found.cue.start, found.content.start)
    for one in taken:
        if Span(start, max(found.cue.end, found.content.end)).overlaps(one.content):
            first = bisect_left(frame.words, one.cue.start, key=itemgetter(0))
            joined = frame.low(first - 1) in frame.cues.conjunctions
            stop = first - joined
            stop -= frame.low(stop - 1) == ","
            cut = frame.words[stop - 1].end if stop > 0 else 0
            if not (joined or frame.low(first - 1) == ",") or cut <= found.cue.end:
                return None
            if cut - found.content.start < SHORTEST:
                return None
            found = replace(found, content=Span(found.content.start, cut))
    return found


def _spoken(frame: Frame, rules: Attributions, end: int) -> Iterator[Reported]:
    """The speech of one sentence: under its source, else under its verbs, none within another."""
    if rules.according or (frame.language == "fr" and not rules.verbs):
        found = sourced(frame, rules, end)
        if found is not None or rules.according:
            found = found or according(frame, rules, end)
            if found is not None:
                yield found
            return
    reached = 0
    for number, verb in enumerate(rules.verbs):
        if verb.at < reached:
            continue
        stop = _until(frame, rules.verbs[number + 1 : number + 1 + _NEXT], verb, end)
        stop = _semicolon(frame, verb, clause_closes(frame, verb.at, verb.first, stop))
        found = _of_verb(frame, rules, verb, stop)
        if found is not None:
            yield found
            reached = stop
    if not reached and frame.language == "fr":
        found = sourced(frame, rules, end)
        if found is not None:
            yield found


def _semicolon(frame: Frame, verb: Verb, end: int) -> int:
    """The semicolon behind which the author goes on; "; that ..." goes on with what was said."""
    for at in range(verb.last + FEWEST, end):
        if frame.low(at) == ";" and frame.low(at + 1) not in frame.cues.that:
            joined = frame.low(at + 1) in frame.cues.conjunctions
            return end if joined and frame.low(at + 2) in frame.cues.that else at
    return end


def _until(frame: Frame, later: list[Verb], verb: Verb, end: int) -> int:
    """Where another verb of the same speaker begins to report: ..., adding that; ... and said."""
    for other in later:
        before = frame.low(other.first - 1)
        goes_on = (other.hanging and before == ",") or before in frame.cues.conjunctions
        if goes_on and other.first > verb.last + FEWEST and _opening(frame, other, end):
            return other.first - 1
        if (
            before in _BUT
            and frame.low(other.first) not in _WOULD
            and other.first > verb.last + FEWEST
        ):
            return other.first - 1  # reconnaît avoir reçu ..., mais affirme l’avoir rendu
        joined = _joined_clause(frame, other)
        if joined is not None and joined > verb.last + FEWEST:
            return joined
    return end


def _joined_clause(frame: Frame, verb: Verb) -> int | None:
    """The comma before "and officials present | have confirmed": another's word."""
    if verb.hanging or not verb.clause:
        return None
    for at in range(verb.first - 1, max(0, verb.first - _OTHERS), -1):
        low = frame.low(at)
        if low in frame.cues.conjunctions and frame.low(at - 1) == ",":
            return None if frame.low(at + 1) in frame.cues.that else at - 1
        if not low[:1].isalnum() or low in frame.cues.that:
            return None
    return None


def _of_verb(frame: Frame, rules: Attributions, verb: Verb, end: int) -> Reported | None:
    opening = _opening(frame, verb, end)
    if opening is None:
        return trailing(frame, rules, verb, end) if verb.clause else None
    speaker = rules.subject(verb)
    if speaker is None and not _pronoun(frame, rules, verb):
        return trailing(frame, rules, verb, end)
    start, sure = opening
    end = end_under(frame, verb, start, end)
    return of_verb(frame, verb, (start, end), speaker, sure)


def _pronoun(frame: Frame, rules: Attributions, verb: Verb) -> bool:
    """Whether a pronoun speaks, or who the sentence is about: somebody does, told or not."""
    if frame.low(verb.at) in frame.cues.shows:
        return False
    if verb.hanging:
        return frame.low(verb.at - 1) == ","
    low = verb.inverted or frame.low(rules.subjects.past_between(verb.at) - 1)
    return low not in _IMPERSONAL and (_personal(frame, low) or low in _WHO)


def _personal(frame: Frame, low: str) -> bool:
    cues = frame.cues
    return low in cues.person_pronouns or low in cues.plural_pronouns or low in cues.thing_pronouns


def _opening(frame: Frame, verb: Verb, end: int) -> tuple[int, float] | None:
    """Where what was said begins, and how sure the sign of it is."""
    if not verb.clause:
        asks = frame.low(verb.last) in frame.cues.questions
        return (verb.last, THAT) if asks else _to_do(frame, verb)
    return _that(frame, verb, end) or _bare(frame, verb, end) or _to_do(frame, verb)


def _that(frame: Frame, verb: Verb, end: int) -> tuple[int, float] | None:
    for at in range(verb.last, min(verb.last + _TO_THAT, end)):
        low = frame.low(at)
        if low in frame.cues.questions:
            return at, THAT
        if low in frame.cues.that and at > verb.last and frame.low(at - 1) in _IN:
            break  # disclosed nothing in that period
        if low in frame.cues.that and (_only(frame, verb) or untold(frame, verb, at)):
            break  # n’a répondu que le 2 novembre
        if low in frame.cues.that:
            if at > verb.last and frame.low(at + 1) in _FINITE:
                return None  # wrote in a letter that was leaked: a relative clause
            start = at + 1
            while frame.low(start) in {"’", "'", ","}:
                start += 1
            return (start, THAT) if frame.low(at - 1) != "," and start < end else None
        if low in {",", ";", ":"} or low in frame.cues.conjunctions:
            break
    return None


def _only(frame: Frame, verb: Verb) -> bool:
    """N’a répondu | que le 2 novembre: "que" leads to no clause behind "ne" without "pas"."""
    if frame.language != "fr" or frame.low(verb.last) != "que":
        return False
    near = [frame.low(at) for at in range(max(0, verb.first - 2), verb.at + 1)]
    return ("n" in near or "ne" in near) and not {"pas", "jamais", "plus"}.intersection(near)


def _bare(frame: Frame, verb: Verb, end: int) -> tuple[int, float] | None:
    """Said it would ...; a déclaré avoir vu ..."""
    if frame.language == "fr":
        good = frame.low(verb.last) in _FRENCH_INFINITIVES
    else:
        good = frame.low(verb.at) in frame.cues.bare and _clause_at(frame, verb.last)
        good = good and not _enlarges(frame, verb)
    return (verb.last, BARE) if good and verb.last < end else None


def _enlarges(frame: Frame, verb: Verb) -> bool:
    """Added | the following names to the list: nothing is said."""
    if not frame.low(verb.at).startswith("add") or frame.low(verb.last) not in _LISTING:
        return False
    nearby = {word.low for word in frame.words[verb.last + 1 : verb.last + 1 + _TO_FINITE]}
    return "to" in nearby and _FINITE.isdisjoint(nearby)


def _to_do(frame: Frame, verb: Verb) -> tuple[int, float] | None:
    """Vowed to leave; a promis de partir: the infinitive was said."""
    joins = {"de", "d"} if frame.language == "fr" else {"to"}
    if frame.low(verb.at) in frame.cues.infinitive and frame.low(verb.last) in joins:
        return verb.last, TO_DO
    return None


def _clause_at(frame: Frame, at: int) -> bool:
    """A subject follows: an article, a pronoun or a name; or any word, and soon its verb."""
    low, cues = frame.low(at), frame.cues
    if _personal(frame, low) or low in _SUBJECTS or at in frame.names:
        return True
    if low in cues.determiners and low not in _NO_SUBJECT:
        return True
    if low in cues.prepositions or low in cues.between or not low.isalpha():
        return False
    nearby = [word.low for word in frame.words[at + 1 : at + 1 + _TO_FINITE]]
    if "," in nearby:
        nearby = nearby[: nearby.index(",")]
    return not _FINITE.isdisjoint(nearby)
