"""What stands around a figure in the document: its time, its speaker, its reference marker."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import (
    UNATTRIBUTED,
    Attribution,
    Mention,
    Quote,
    TimeExpression,
    TimeKind,
    Voice,
)
from affiant.facts.quantities.homeland import Homeland
from affiant.facts.quantities.public import is_public
from affiant.facts.quantities.wording import Wording
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

_NESTED = 6  # quotations begun before a place that may still be open there
_MARKER_GAP = 4  # code points between a sentence's end and the marker that belongs to it
_AND_ON = 14  # characters of " et suivants"
_BEFORE = 120  # code points between a comparison's year and the sentence that goes on with it
_NEAR = 600  # code points around a figure in which its time and parties stand
LASTING = (TimeKind.DURATION, TimeKind.SET)  # they may hold a figure: "every two years"
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
_STAY = frozenset(("remain", "remained", "stood", "left", "came", "went", "restent", "restaient"))
_RELATIVE_REACH = 8  # tokens between "who" and the figure
_TOLD = frozenset(("that", "que", "qu'"))
_DATELINE = 8  # tokens of a dateline behind its day: "(Reuters) -"
_TELLING = 6  # tokens between the day of telling and the "that" that opens what is told
_SOURCE_REACH = 60  # code points between "selon" and the name


@dataclass(frozen=True, slots=True)
class Setting:
    """Look-ups into a context, each by bisection."""

    times: tuple[TimeExpression, ...]
    starts: tuple[int, ...]
    quotes: tuple[Quote, ...]
    quote_starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    mention_starts: tuple[int, ...]
    markers: tuple[tuple[int, int, str], ...]
    headings: tuple[tuple[int, str], ...]
    comparisons: tuple[tuple[int, str], ...]
    gazetteer: Gazetteer
    homeland: Homeland

    @classmethod
    def of(cls, context: Context) -> "Setting":
        """Index the facts that were found before the figures."""
        times = tuple(sorted(context.times, key=lambda time: time.span))
        quotes = tuple(sorted(context.quotes, key=lambda quote: quote.span))
        mentions = tuple(sorted(context.mentions, key=lambda mention: mention.span))
        markers = sorted(
            (place.start, place.end, reference.number or "")
            for reference in context.references
            for place in reference.cited_at
        )
        return cls(
            times,
            tuple(time.span.start for time in times),
            quotes,
            tuple(quote.span.start for quote in quotes),
            mentions,
            tuple(mention.span.start for mention in mentions),
            tuple(markers),
            tuple(_headings(context, times)),
            tuple(_comparisons(context, times)),
            context.gazetteer,
            Homeland.of(context),
        )

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The times that begin inside the span."""
        return self.times[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def dated(self, span: Span) -> bool:
        """Whether the span lies in a date (a length of time is none)."""
        at = bisect_left(self.starts, span.end)
        near = self.times[max(0, at - 2) : at]
        return any(t.span.overlaps(span) and t.time_kind not in LASTING for t in near)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The names that begin inside the span."""
        low = bisect_left(self.mention_starts, span.start)
        return self.mentions[low : bisect_left(self.mention_starts, span.end)]

    def public(self, mention: Mention) -> bool:
        """Whether the name is a public body's."""
        return is_public(mention, self.gazetteer)

    def marked(self, span: Span) -> bool:
        """Whether the span overlaps a reference marker."""
        at = bisect_left(self.markers, (span.start, 0, ""))
        near = self.markers[max(0, at - 1) : at + 1]
        return any(start < span.end and span.start < end for start, end, _ in near)

    def marker_after(self, end: int, sentence: Span) -> str | None:
        """The number of the first marker behind `end`, in the sentence or right after it."""
        at = bisect_left(self.markers, (end, 0, ""))
        if at < len(self.markers) and self.markers[at][0] <= sentence.end + _MARKER_GAP:
            return self.markers[at][2] or None
        return None

    def heading_year(self, place: int) -> str | None:
        """The year that the last heading above a place tells."""
        at = bisect_right(self.headings, (place, ""))
        return self.headings[at - 1][1] if at else None

    def compared_year(self, sentence: Span, year: str) -> str | None:
        """The earlier year with which the words right before the sentence compare."""
        at = bisect_left(self.comparisons, (sentence.start, ""))
        place, base = self.comparisons[at - 1] if at else (-_BEFORE, "")
        near = sentence.start - place <= _BEFORE
        return base if near and base < year and base.isdecimal() else None

    def speaker(self, span: Span) -> Attribution | None:
        """Who speaks the quotation that covers the span."""
        at = bisect_right(self.quote_starts, span.start)
        for quote in reversed(self.quotes[max(0, at - _NESTED) : at]):
            if span in quote.span and quote.speaker and quote.reports_words:
                if quote.attribution.name:
                    return quote.attribution
                return Attribution(Voice.SPEAKER, quote.speaker)
        return None


def _comparisons(context: Context, times: tuple[TimeExpression, ...]) -> list[tuple[int, str]]:
    """Years that stand behind "qu'en", "than in": what their sentence compares with."""
    text = context.document.text
    return [
        (time.span.start, time.iso)
        for time in times
        if time.iso
        and text[max(0, time.span.start - 8) : time.span.start]
        .replace("’", "'")
        .endswith(("qu'en ", "than in "))
    ]


def _headings(context: Context, times: tuple[TimeExpression, ...]) -> list[tuple[int, str]]:
    headings: list[tuple[int, str]] = []
    kinds = {p.span.start: p.kind for p in context.document.passages}
    starts = sorted(kinds)
    for time in times:
        at = bisect_right(starts, time.span.start)
        heading = at and kinds[starts[at - 1]] is PassageKind.HEADING
        behind = context.document.text[time.span.end : time.span.end + _AND_ON].lower()
        if "suivant" in behind or "onward" in behind:
            continue  # « exercices 2018 et suivants »: no one year
        if heading and time.iso and len(time.iso) == 4:  # noqa: PLR2004 - a year
            headings.append((time.span.start, time.iso))
    return headings


def source(wording: Wording, setting: Setting) -> Attribution:
    """Whom the sentence names as its source: "selon X", "the report says"; read once for it."""
    return _according_to(wording, setting) or _reported(wording) or UNATTRIBUTED


def _according_to(wording: Wording, setting: Setting) -> Attribution | None:
    said_by = wording.measures.said_by
    for at, token in enumerate(wording.tokens):
        found = said_by.at(wording.tokens, at) if token.low in said_by.by_first else None
        if found and found[1] < len(wording.tokens):
            start = wording.tokens[found[1]].start
            reach = wording.sentence.locate(
                start, min(start + _SOURCE_REACH, len(wording.sentence.text))
            )
            end = wording.phrase_end(found[1])
            for mention in setting.mentions_in(reach):
                if mention.span.start - reach.start <= 5:  # noqa: PLR2004 - an article
                    return Attribution(Voice.SPEAKER, mention.name, mention.span)
            name = wording.surface(found[1], end)
            if name and not name[0].isdigit():
                where = wording.sentence.locate(start, start + len(name))
                return Attribution(Voice.SPEAKER, name, where)
    return None


def _reported(wording: Wording) -> Attribution | None:
    """ "indique le rapport", "the study found": the report's word."""
    for at, token in enumerate(wording.tokens):
        if token.low not in wording.measures.report_nouns:
            continue
        near = [wording.low(step) for step in (at - 2, at - 1, at + 1, at + 2)]
        if any(word in wording.measures.report_verbs for word in near):
            first = at - 1 if wording.low(at - 1) in wording.measures.determiners else at
            start = wording.tokens[first].start
            where = wording.sentence.locate(start, token.end)
            return Attribution(Voice.SPEAKER, wording.surface(first, at + 1), where)
    return None


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
    at = _token_at(wording, time.span.start)
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
    at = _token_at(wording, time.span.start)
    word = _compared(wording, at)
    if word is not None and not word < _token_at(wording, span.start) < at:
        return True
    if _of_a_record(wording, at) or _participial(wording, at, span):
        return True
    if _bracketed(wording, time, span):
        return True
    first = _token_at(wording, span.start)
    told = range(at, min(first, at + _TELLING))
    return any(wording.low(step) in _TOLD for step in told)


def _bracketed(wording: Wording, time: TimeExpression, span: Span) -> bool:
    """ "1,842 complaints (1,510 in 2022)": the time of the number within the brackets."""
    if time.span.start < span.end:
        return False
    between = range(_token_at(wording, span.end), _token_at(wording, time.span.start))
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
    places = range(_token_at(wording, first), _token_at(wording, last))
    opens = before and _token_at(wording, time.span.start) <= _OPENING
    if opens:
        dateline = _token_at(wording, time.span.start) > 1
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
    return False


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
    start, end = _token_at(wording, span.start), _token_at(wording, span.end)
    closed = any(wording.low(at) == "," for at in range(end, _token_at(wording, time.span.start)))
    if not closed:
        return False
    for at in range(start - 1, max(0, start - 1 - _RELATIVE_REACH), -1):
        if wording.low(at) == ",":
            return False
        if wording.low(at) in _RELATIVES:
            return wording.low(at - 1) == ","
    return False


def _token_at(wording: Wording, place: int) -> int:
    start = place - wording.sentence.span.start
    return bisect_left(wording.tokens, start, key=lambda token: token.start)


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
    own = _token_at(wording, span.start) <= step <= _token_at(wording, span.end) + 1
    return told and not own and not wording.low(step).isdecimal()
