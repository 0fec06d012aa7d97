"""Speech whose verb follows it or stands within it: ..., Smith said; ..., said Smith."""

from affiant.facts.quotes import phrase
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.reported import FEWEST, Reported, of_verb
from affiant.facts.quotes.someone import phrase_before
from affiant.facts.quotes.speaker import Speaker
from affiant.facts.quotes.verbs import Verb
from affiant.vocabulary.wordlist import words

TRAILING, INCISE = 0.8, 0.75
_TAIL = 8  # tokens at most from a comma to a verb that follows the clause, and after it
_PLACED = 14  # tokens of a phrase that only tells when or where
_FRENCH_ADJUNCT = 8  # tokens of one without a comma; longer ones may hold a verb
_SUBJECTS_FR = frozenset({"je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "c"})
_LONGEST_SUBJECT = 14  # tokens of a phrase between the comma and an English verb
_SUBORDINATES = words("clauses", "subordinates") | words("clauses", "subordinates_fr")
_GOES_ON, _PLACES = words("clauses", "finite"), words("clauses", "places")
_WHICH = frozenset(
    {"which", "whom", "whose", "lequel", "laquelle", "lesquels", "lesquelles", "qui"}
)
_FORMERLY = frozenset({"former", "ancien", "ancienne", "anciens", "anciennes", "ex"})
_WHEN = frozenset({"after", "before", "when", "because", "while", "unless", "until"})
_NOMINATIVE = words("clauses", "nominative")
_SAYS, _FIRST_PERSONS = words("clauses", "says"), words("clauses", "first_persons")


def trailing(frame: Frame, rules: Attributions, verb: Verb, end: int) -> Reported | None:
    """The clause before the verb, or on both sides of it; None where there is none."""
    comma = _comma_before(frame, verb.first, rules.memory.document.text)
    if comma is None or not _parted(frame, verb, comma):
        return None
    if frame.low(comma + 1) in frame.cues.conjunctions:
        return None  # they opposed it, and X replied
    if any(frame.low(at) in _WHEN for at in range(comma + 2, verb.first)):
        return None  # the bank, which had promised it, withdrew after X complained
    nominal = _no_clause(frame, comma)
    if nominal and verb.first == comma + 1:
        return None
    told, speaker, behind = _trailer(frame, rules, verb, comma)
    if not told:
        return None
    if _goes_on(frame, comma, verb, end):
        return of_verb(frame, verb, (0, end), speaker, INCISE)
    long = end - max(verb.last, behind) > _TAIL
    if nominal or (long and not _clause_before(frame, verb, comma)):
        return None
    last = comma if frame.words[comma].text == "," else comma + 1
    return of_verb(frame, verb, (0, last), speaker, TRAILING)


def _parted(frame: Frame, verb: Verb, comma: int) -> bool:
    """Whether the comma may part what was said from who said it; not in "..., which X says it
    refused", « ..., même si elles se maintiennent »."""
    if _subordinate(frame, comma + 1) or frame.low(verb.at - 1) == "se":
        return False
    if comma < FEWEST - 1 or verb.first - comma > _LONGEST_SUBJECT or verb.hanging:
        return False
    if frame.language == "fr":
        return not _adjunct(frame, comma)
    return not (_only_places(frame, comma) or frame.low(verb.last) == ":")


def _comma_before(frame: Frame, verb: int, document: str) -> int | None:
    """The comma that parts the clause from who says it; or the marked words that end in one."""
    for at in range(verb - 1, 0, -1):
        text = frame.words[at].text
        if text == ",":
            return at
        if text == FOLDED:
            return at if document[frame.marks[at].span.end - 1] == "," else None
    return None


def _subordinate(frame: Frame, at: int) -> bool:
    low, cues = frame.low(at), frame.cues
    if low in cues.prepositions and frame.low(at + 1) in _WHICH:
        return True  # ..., with which the others agree
    return low in cues.relatives or low in cues.that or low in _SUBORDINATES


def _opens_clause(frame: Frame, at: int) -> bool:
    low = frame.low(at)
    return low in frame.cues.conjunctions or low in frame.cues.prepositions or low.endswith("ing")


def _no_clause(frame: Frame, comma: int) -> bool:
    """Whether only a noun phrase and what hangs on it stands before the comma.

    “...,” Jane Roe, an owner of boats, | told X; one mother, who would not be named, | said ...
    """
    first = 1 if frame.low(0) in frame.cues.conjunctions else 0
    if first in frame.marks:
        return first < comma and (frame.low(first + 1) == "," or _tells_who(frame, first, comma))
    if first in frame.names:
        last: int | None = frame.names[first][1]
        return last is not None and last <= comma and frame.low(last) == ","
    if frame.low(first) in _FORMERLY or frame.low(first) in frame.cues.roles:
        return True
    last = phrase.end_of(frame, first)
    if frame.low(first) == "one":  # one mother, who ...
        last = next((at for at in range(first, comma) if frame.low(at) == ","), None)
    if last is None or last > comma or frame.low(last) != ",":
        return False
    inside = [frame.low(at) for at in range(last + 1, comma)]
    return "," not in inside


def _tells_who(frame: Frame, mark: int, comma: int) -> bool:
    """“...,” Jane Roe, who ..., | told X: the name right behind the marks speaks them."""
    after = mark + 1
    return after in frame.names and frame.low(frame.names[after][1]) == "," and after < comma


def _only_places(frame: Frame, comma: int) -> bool:
    """In an interview on Monday, | When she left, | Like her mother, | X said: no clause."""
    first = 1 if frame.low(0) in frame.cues.conjunctions else 0
    low = frame.low(first)
    if low in _SUBORDINATES or low in _PLACES:
        return True
    placed = low in frame.cues.prepositions and comma < _PLACED
    return placed and _GOES_ON.isdisjoint(frame.low(at) for at in range(first, comma))


def _adjunct(frame: Frame, comma: int) -> bool:
    """À la barre, | depuis un an, | le 3 mai 2020, | X a reconnu ...: when or where, no clause."""
    first = next((at for at in range(comma) if frame.low(at)[:1].isalnum()), comma)
    if frame.low(first) == "le" and frame.low(first + 1)[:1].isdigit():
        return True
    inside = {frame.low(at) for at in range(first, comma)}
    short = comma - first <= _FRENCH_ADJUNCT and "," not in inside
    return short and frame.low(first) in frame.cues.prepositions and inside.isdisjoint(_SUBJECTS_FR)


def _goes_on(frame: Frame, comma: int, verb: Verb, end: int) -> bool:
    """Too often, Jane Roe said, the lake is cold: the clause stands on both sides."""
    after = next(
        (i for i in range(verb.last, min(verb.last + _TAIL, end)) if frame.low(i) == ","), end
    )
    if verb.first == comma + 1 and not verb.inverted:
        return frame.low(after + 1) in _GOES_ON  # else: ..., said X, the owner of the lake
    return after == verb.last and end - after > FEWEST


def _clause_before(frame: Frame, verb: Verb, comma: int) -> bool:
    """Whether a long tail only tells more of who spoke or when: a clause stands before, and what
    follows the verb is no clause or object of it."""
    if frame.language == "fr":
        return False
    if _GOES_ON.isdisjoint(frame.low(at) for at in range(1, comma)) and comma not in frame.marks:
        return False
    low, cues = frame.low(verb.last), frame.cues
    if verb.first == comma + 1:
        return low not in cues.pronouns and low not in cues.that and low not in cues.thing_pronouns
    return low in cues.prepositions or low in cues.between or not low.isalnum()


def _trailer(
    frame: Frame, rules: Attributions, verb: Verb, comma: int
) -> tuple[bool, Speaker | None, int]:
    """Who speaks in the words after the comma: whether anybody does, who if it is told, and the
    token where a phrase behind the verb ends (0 for none)."""
    if verb.first == comma + 1:
        if frame.low(verb.last) in _NOMINATIVE and frame.low(verb.last + 1) in _GOES_ON:
            return False, None, 0  # his sister, who left, said | they were sad
        if verb.inverted:
            speaker = rules.subjects.referring.pronoun(verb.first, verb.inverted)
            return speaker is not None, speaker, 0
        found = rules.inverted(verb, rules.beside.told(verb))
        return (True, *found) if found is not None else (False, None, 0)
    near = verb.first - comma <= _TAIL
    speaker = rules.subject(verb)
    if near and speaker is not None and speaker.span.start >= frame.words[comma].end:
        return True, speaker, 0
    if frame.language == "fr" or _opens_clause(frame, comma + 1):
        return False, None, 0
    low = frame.low(comma + 1)
    if verb.first - comma == 2 and (low in frame.cues.pronouns or low in _FIRST_PERSONS):  # noqa: PLR2004
        return True, None, 0
    if not near and frame.low(verb.at) not in _SAYS:
        return False, None, 0
    found_phrase = phrase_before(frame, rules, verb.first, comma + 1)
    return found_phrase is not None, found_phrase, 0
