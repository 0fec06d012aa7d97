"""Speech reported by naming its source: selon X, ...; ..., according to X; pour X, c’est ..."""

from collections.abc import Iterator

from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.reported import FEWEST, Reported, of_tokens
from affiant.facts.quotes.speaker import Speaker, named

SELON, OPINION = 0.85, 0.7
_ADVERBIAL = (
    6  # tokens before a comma and "selon" that only place the clause (En 2016, selon X, ...)
)
_TAIL = 8  # tokens after a source that only tell more of it (..., selon X mardi soir)
_COMPLEMENT = 8  # tokens between a source and the comma after it
_LOWER = 3  # lower-case words at least: "D’après X, 12 juin 2024" is no clause
_APPOSED = frozenset({"un", "une", "a", "an"})
_WHICH = frozenset({"lequel", "laquelle", "lesquels", "lesquelles", "qui", "whom", "which"})
# "Pour X" tells an opinion where the clause judges (c’est, il faut, ces chiffres ...) or doubts
# (a conditional); else it may tell for whose benefit something happens.
_JUDGES = frozenset(
    {"c", "ce", "cet", "cette", "ces", "cela", "ça", "il", "on", "son", "sa", "ses"}
)
_PARTICIPLES = ("é", "ée", "és", "ées", "paru", "parue", "parus", "rendu", "rendue")
_SHORTEST = 3  # letters; "été" and "né" are no such participles
_NOBODY = frozenset({"part", "fois", "moment", "instant", "cause", "raison", "exemple", "suite"})
_CONDITIONAL = ("rait", "raient")
_LONGEST_STEM = 5  # characters; shorter words in -rait are no conditional (trait)
_OPENS = frozenset({",", ";", ":", "et", "mais", "and", "but"})


def sourced(frame: Frame, rules: Attributions, end: int) -> Reported | None:
    """The clause that has its source named; None where there is none or it is not told apart."""
    for at, last in rules.according:
        if frame.low(at - 1) == "," and frame.low(at - 2) in frame.cues.that:
            continue  # X says that, according to its sources, ...: X says so
        found = _antecedent(frame, rules, at, last, end) or _named(frame, rules, at, last, end)
        return found if found is not None and _is_clause(frame, found) else None
    for at in opinions(frame):
        found = _opinion(frame, rules, at, end)
        if found is not None:
            return found
    return None


def opinions(frame: Frame) -> Iterator[int]:
    """Where "pour" opens the sentence or one of its clauses (French only)."""
    if frame.language != "fr":
        return
    for at, word in enumerate(frame.words):
        if word.low == "pour" and (at == 0 or frame.low(at - 1) in _OPENS):
            yield at


def _antecedent(frame: Frame, rules: Attributions, at: int, last: int, end: int) -> Reported | None:
    """Le ministère, selon lequel ..."""
    if frame.low(last) not in _WHICH:
        return None
    before = at - 1 if frame.low(at - 1) == "," else at
    speaker = rules.subjects.ending(before) or _named_before(frame, before)
    if speaker is None:
        return None
    return of_tokens(frame, (at, last + 1), (last + 1, end), speaker, SELON)


def _named_before(frame: Frame, end: int) -> Speaker | None:
    """A phrase that a preposition governs may be an antecedent all the same (au ministère)."""
    first = frame.name_ends.get(end)
    return named(frame.names[first][0]) if first is not None else None


def _named(frame: Frame, rules: Attributions, at: int, last: int, end: int) -> Reported | None:
    found = rules.subjects.after(last)
    if found is None:
        return None
    speaker, stop = found
    stop = _past_brackets(frame, stop)
    start = _clause_after(frame, stop, end)
    if start is not None and _leads(frame, at):
        return of_tokens(frame, (at, last), (start, end), speaker, SELON)
    if at > FEWEST and _trails(frame, at, stop, end):
        before = at - 1 if frame.words[at - 1].text == "," else at
        if before - 1 in frame.marks and frame.language == "fr":
            return None  # ... « ... », selon X: the marked words are X's, hardly all the rest
        return of_tokens(frame, (at, last), (0, before), speaker, SELON)
    return None


def _leads(frame: Frame, at: int) -> bool:
    """Selon X, ...; toujours selon X, ...; en 2016, selon X, ..."""
    if at <= 1:
        return True
    return at <= _ADVERBIAL and frame.low(at - 1) in _OPENS


def _trails(frame: Frame, at: int, stop: int, end: int) -> bool:
    """..., selon X. Where the sentence goes on without a comma, only a part of it is X's word."""
    if stop >= end or frame.low(stop) in {",", ";"} or frame.low(at - 1) == ",":
        return True
    tail = [frame.low(i) for i in range(stop, end)]
    return len(tail) <= _TAIL and "," not in tail and frame.language != "fr"


def _clause_after(frame: Frame, stop: int, end: int) -> int | None:
    """Where the clause after the source begins: past an apposition (selon X, un organisme, ...)."""
    low, comma = frame.low(stop), stop
    if low != ",":
        cues = frame.cues
        opens = low in cues.determiners or low in cues.person_pronouns or low == "c"
        if low not in cues.prepositions and low not in cues.relatives:
            return stop if opens else None
        past = _past_complement(frame, stop, end)
        if past is None or not _participle(frame, past):
            return past
        comma = past - 1
    heads = {frame.low(comma + 1), frame.low(comma + 2)}
    tells_more = frame.low(comma + 1) in _APPOSED or frame.low(comma + 1) in frame.cues.relatives
    tells_more = tells_more or _participle(frame, comma + 1)
    if tells_more or not heads.isdisjoint(frame.cues.roles):
        comma = next((i for i in range(comma + 1, end) if frame.low(i) == ","), comma)
    return comma + 1 if end - comma > FEWEST else None


def _participle(frame: Frame, at: int) -> bool:
    """Selon un rapport, | publié en mai, ...: what tells of the source and is none of its words."""
    low = frame.low(at)
    return frame.language == "fr" and low.endswith(_PARTICIPLES) and len(low) > _SHORTEST


def _past_complement(frame: Frame, stop: int, end: int) -> int | None:
    """Selon des policiers | présents sur les lieux, ...: past what only tells more of a source."""
    near = range(stop, min(stop + _COMPLEMENT, end))
    comma = next((at for at in near if frame.low(at) == ","), None)
    return comma + 1 if comma is not None and end - comma > FEWEST else None


def _past_brackets(frame: Frame, stop: int) -> int:
    """Selon l’Office des lacs (Odl), ..."""
    if frame.low(stop) != "(":
        return stop
    closing = (i for i in range(stop, min(stop + _TAIL, len(frame.words))) if frame.low(i) == ")")
    return next(closing, stop - 1) + 1


def _is_clause(frame: Frame, found: Reported) -> bool:
    inside = [w for w in frame.words if found.content.start <= w.start < found.content.end]
    return sum(word.low == word.text and word.text.isalpha() for word in inside) >= _LOWER


def _opinion(frame: Frame, rules: Attributions, at: int, end: int) -> Reported | None:
    nouns = {frame.low(at + 1), frame.low(at + 2), frame.low(at + 3)}
    if not nouns.isdisjoint(_NOBODY):
        return None
    found = rules.subjects.after(at + 1)
    if found is None:
        return None
    speaker, stop = found
    start = _clause_after(frame, stop, end)
    if start is None or not _judges(frame, start, end):
        return None
    return of_tokens(frame, (at, at + 1), (start, end), speaker, OPINION)


def _judges(frame: Frame, start: int, end: int) -> bool:
    if frame.low(start) in _JUDGES:
        return True
    lows = (frame.low(i) for i in range(start, end))
    return any(low.endswith(_CONDITIONAL) and len(low) > _LONGEST_STEM for low in lows)
