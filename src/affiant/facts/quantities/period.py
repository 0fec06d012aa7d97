"""When a figure holds: the time of its clause, not another figure's nor of who tells it."""

from affiant.facts.kinds import TimeExpression
from affiant.facts.quantities.setting import LASTING, Setting
from affiant.facts.quantities.wording import Wording
from affiant.reading.span import Span
from affiant.vocabulary.conjugation import speech_forms

_NEAR = 600  # code points around a figure in which its time and parties stand
_COMPARED_WITH = frozenset((
    "qu'", "than", "against", "contre", "compared", "comparativement", "comparé", "comparée",
    "comparés", "rapport",
))  # fmt: skip
_RECORDS = frozenset((
    "plus", "moins", "highest", "lowest", "fewest", "most", "least", "first", "première", "premier",
    "worst", "best", "record",
))  # fmt: skip
_PARTICIPLES = ("é", "ée", "és", "ées", "conclu", "conclue", "paru", "parue", "rendu", "rendue")
_COMPARING = 8  # tokens between "against" and the year of what it compares with
_OPENING = 3  # tokens before a time that opens its sentence: "In the year 2020, ..."
_AND = frozenset(("and", "et", "but", "mais"))
_RELATIVES = frozenset((
    "which", "who", "whose", "whom", "where", "while", "whereas", "because", "qui", "dont", "où",
    "tandis", "alors", "soit", "lequel", "laquelle", "lesquels", "lesquelles", "car", "puisque",
))  # fmt: skip
_RELATING = frozenset(("since", "after", "before", "depuis", "après", "avant"))
_CONTENTS = frozenset(("avoir", "être", "que", "qu'", "that"))
_STAY = frozenset(("remain", "remained", "stood", "left", "came", "went", "restent", "restaient"))
_RELATIVE_REACH = 8  # tokens between "who" and the figure
_TOLD = frozenset(("that", "que", "qu'"))
_DATELINE = 8  # tokens of a dateline behind its day: "(Reuters) -"
_TELLING = 6  # tokens between the day of telling and the "that" that opens what is told


def period(
    wording: Wording, setting: Setting, span: Span, base: Span | None
) -> TimeExpression | str | None:
    """When the figure holds: a time of its clause or sentence, else the heading's year."""
    near = [
        time
        for time in setting.times_in(around(wording, span))
        if time.iso
        and (time.time_kind not in LASTING or _spans_the_figure(time, span))
        and not (base and time.span.overlaps(base))
        and not _elsewhere(wording, time, span)
        and not _other_clause(wording, time, span)
    ]
    if not near:
        return setting.heading_year(span.start)
    if any(_of_the_same(wording, time) for time in near):
        return None
    return min(near, key=lambda time: (_distance(time.span, span), time.span))


def _of_the_same(wording: Wording, time: TimeExpression) -> bool:
    """9 % in the same quarter of 2022, « la même période de 2022 »: of a part of that year."""
    at = wording.at(time.span.start)
    return any(wording.low(step) in ("same", "même") for step in range(max(0, at - 4), at))


def _spans_the_figure(time: TimeExpression, span: Span) -> bool:
    """ "over the past 20 years, 165 people": an interval, told beside the figure."""
    return "/" in (time.iso or "") and not time.span.overlaps(span)


def around(wording: Wording, span: Span) -> Span:
    """The part of the sentence near the span: all of it, but in a sentence without end."""
    whole = wording.sentence.span
    return Span(max(whole.start, span.start - _NEAR), min(whole.end, span.end + _NEAR))


def _distance(one: Span, other: Span) -> int:
    if one.overlaps(other):
        return 0
    return min(abs(one.start - other.end), abs(other.start - one.end))


def _elsewhere(wording: Wording, time: TimeExpression, span: Span) -> bool:
    """Whether the time is another figure's ("against 71 in 2021"), or of who told it.

    "said on Sunday that 400 ...": the day of telling stands outside of what is told.
    """
    at = wording.at(time.span.start)
    word = _compared(wording, at)
    if word is not None and not word < wording.at(span.start) < at:
        return True
    if _of_a_record(wording, at) or _participial(wording, at, span):
        return True
    if _bracketed(wording, time, span):
        return True
    first = wording.at(span.start)
    told = range(at, min(first, at + _TELLING))
    return any(wording.low(step) in _TOLD for step in told)


def _bracketed(wording: Wording, time: TimeExpression, span: Span) -> bool:
    """ "1,842 complaints (1,510 in 2022)": the time of the number within the brackets."""
    if time.span.start < span.end:
        return False
    between = range(wording.at(span.end), wording.at(time.span.start))
    opened = next((at for at in between if wording.low(at) == "("), None)
    return opened is not None and any(wording.digits(at) for at in between if at > opened)


def _other_clause(wording: Wording, time: TimeExpression, span: Span) -> bool:
    """Whether a clause begins between the time and the figure, so that it is not its time.

    What opens the sentence holds for all of it; a relative right behind the figure is its own.
    """
    before = time.span.start < span.start
    if not before and _in_relative(wording, time, span):
        return True
    first, last = (time.span.end, span.start) if before else (span.end, time.span.start)
    places = range(wording.at(first), wording.at(last))
    opens = before and wording.at(time.span.start) <= _OPENING
    if opens:
        dateline = wording.at(time.span.start) > 1
        return dateline and (
            any(wording.low(at) == ":" for at in places) or _of_a_dateline(wording, places)
        )
    for step, at in enumerate(places):
        word = wording.low(at)
        own = not before and step == 0
        if word in _RELATIVES and not own:
            return True
        if word in ";:—–" or (word in _AND and wording.verb(at + 1)):
            return True
        if word in _AND and _opens_clause(wording, at):
            return True
    reach = range(places.start - 1, places.stop)
    return not before and any(_told_of_another(wording, at, places.stop) for at in reach)


def _told_of_another(wording: Wording, at: int, time: int) -> bool:
    """Whether the words at `at` lead to something else that the time is of: "the most since | it
    was founded in 2009", "after | the fire of 2009", « affirment avoir | alerté dès 2016 »."""
    if wording.low(at) in _RELATING:
        return any(
            wording.low(step).isalpha() and not _of_time(wording, step)
            for step in range(at + 1, time)
        )
    said = wording.low(at) in speech_forms(wording.measures.language, "clause")
    return said and wording.low(at + 1) in _CONTENTS


def _of_time(wording: Wording, at: int) -> bool:
    return wording.low(at) in wording.measures.time_links | wording.measures.determiners


def _opens_clause(wording: Wording, at: int) -> bool:
    """1,486 were closed late, | and 725 remained open in January: another count with its verb."""
    if wording.low(at - 1) != "," or not wording.digits(at + 1):
        return False
    return any(wording.verb(step) or wording.low(step) in _STAY for step in (at + 2, at + 3))


def _of_a_dateline(wording: Wording, places: range) -> bool:
    """LILLE, 16 May 2024 (Wire) - Six people ...: the day of writing, not of what is counted."""
    near = [wording.low(at) for at in places[:_DATELINE]]
    dash = next((at for at, word in enumerate(near) if word in "-—–"), None)
    return dash is not None and (dash == 0 or near[dash - 1] == ")")


def _in_relative(wording: Wording, time: TimeExpression, span: Span) -> bool:
    """X, who employs 300 people, | was paid in 2019: the clause between commas has its own time."""
    start, end = wording.at(span.start), wording.at(span.end)
    closed = any(wording.low(at) == "," for at in range(end, wording.at(time.span.start)))
    if not closed:
        return False
    for at in range(start - 1, max(0, start - 1 - _RELATIVE_REACH), -1):
        if wording.low(at) == ",":
            return False
        if wording.low(at) in _RELATIVES:
            return wording.low(at - 1) == ","
    return False


def _compared(wording: Wording, at: int) -> int | None:
    """Where "than in", "qu'en", "against 1,958 in", "down from 27% in" opens before `at`."""
    for step in range(at - 1, max(-1, at - 1 - _COMPARING), -1):
        word = wording.low(step)
        moved = word == "from" and wording.low(step - 1) in wording.measures.particles
        alike = word == "as" and step > 0 and wording.low(step + 1) in ("in", "during", "at")
        if word in _COMPARED_WITH or moved or alike:
            return step
        if not (word.isalnum() or wording.digits(step) or word in "%$€£.'-"):
            return None
        if wording.verb(step):
            return None
    return None


def _of_a_record(wording: Wording, at: int) -> bool:
    """ "the highest since 2016": how far a record goes back, not since when the figure holds."""
    if wording.low(at - 1) not in wording.measures.since:
        return False
    return any(wording.low(step) in _RECORDS for step in range(at - 5, at - 1))


def _participial(wording: Wording, at: int, span: Span) -> bool:
    """ "le rapport publié le 3 octobre", "the deal, signed in 2019, ...": of that noun alone."""
    step = at - 1
    while wording.low(step) in wording.measures.time_links | {"la", "the", "."}:
        step -= 1
    word, before = wording.low(step), wording.low(step - 1)
    if wording.measures.language == "fr":
        auxiliaries = wording.measures.verbs | {"été", "être", "avoir"}
        helped = any(wording.low(place) in auxiliaries for place in (step - 1, step - 2))
        told = word.endswith(_PARTICIPLES) and not helped
    else:
        told = word.endswith("ed") and before in (",", "")
    own = wording.at(span.start) <= step <= wording.at(span.end) + 1
    return told and not own and not wording.low(step).isdecimal()
