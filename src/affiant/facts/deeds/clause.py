"""Where a clause ends, and what hangs on it: its date, its source, who tells it."""

from collections.abc import Iterable, Sequence

from affiant.facts.deeds.lexicon import PARTICIPLES
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import Subject
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import (
    UNATTRIBUTED,
    Act,
    Attribution,
    Manner,
    Support,
    TimeExpression,
    TimeKind,
    Voice,
)
from affiant.facts.token import Token
from affiant.reading.span import Span

FOUND_BY = "deeds/1"
_FINAL = " \t\n\u00a0\u202f.,;:!?…-–—"
_INVERTING = ("had", "should")
_DEPENDENT = ("asking", "urging", "calling", "demanding", "objecting", "appelant", "demandant",
              "exhortant", "exigeant", "réclamant")  # fmt: skip
_NEW_SUBJECTS = frozenset({"we", "they", "he", "she", "i", "nous", "ils", "elles", "il", "elle"})
_INTENDS = frozenset({"will", "would", "shall", "va", "vont"})
_OPENING = 8  # characters of "In ", "On the ", "Le " before the time that opens a sentence
_BESIDE = 16  # characters from a time to its clause: a comma, or a few words ("blog post, ")
_PARTED = frozenset(";:.")
_PHRASE = 60  # characters of a phrase that leads up to a clause and holds a time
_RELATIVE = 12  # tokens of a relative clause before its time
_RELATIVES = frozenset({"that", "which", "who", "que", "qu", "qui", "dont"})
_TIME_LINKS = frozenset({
    "en", "in", "on", "le", "la", "the", "de", "depuis", "since", "from", "du", "au", "dans",
})  # fmt: skip
_IRREGULAR = (
    "it", "ite", "its", "ites", "u", "ue", "us", "ues", "is", "ise", "ises", "ert", "erte",
)  # fmt: skip
_THAT = frozenset({"that", "que", "qu", "how", "comment"})
_PARTICIPLE = 6  # letters: "citing" is one, "thing" is none
_CLOSERS = frozenset({";", "—", "–"})
_TURNS = frozenset({"but", "while", "although", "though", "mais", "tandis", "who", "which",
                    "and", "et", "affirmant", "soulignant"})  # fmt: skip


def clause_end(unit: Unit, verb: int, *, whole: bool = False) -> int:
    """The place where the clause of the verb at this index ends, final marks left off.

    A clause goes on over a comma, and ends before ", but", ", and", a semicolon, or a
    participle that begins a demand; `whole` keeps such participles (a demand's own clause).
    """
    tokens = unit.tokens
    end = _told_end(unit, tokens[verb].start)
    for at in range(verb + 1, len(tokens)):
        token = tokens[at]
        if token.start >= end:
            break
        if unit.quoted(token.start):
            continue
        if token.text in _CLOSERS or (not whole and token.low in _DEPENDENT):
            end = token.start
            break
        follower = tokens[at + 1] if at + 1 < len(tokens) else None
        if follower is not None and at > verb and _breaks(unit, at, token, follower):
            end = token.start
            break
    return trimmed_end(unit, tokens[verb].end, end)


def _told_end(unit: Unit, verb: int) -> int:
    """The end of the clause that is told as somebody's word: "Ada was released, | police said"."""
    ends = [
        quote.span.end
        for quote in unit.quotes
        if quote.manner is Manner.INDIRECT
        and quote.act is Act.SPEECH
        and quote.span.start <= verb < quote.span.end
    ]
    return min([unit.span.end, *ends])


def _breaks(unit: Unit, at: int, token: Token, follower: Token) -> bool:
    """A comma and a conjunction, ", citing", ", en notant"; "but"; "and we", "and will"."""
    if token.text == ",":
        gerund = follower.low == "en" and unit.tokens[at + 2 : at + 3]
        return _turns(follower) or bool(gerund and gerund[0].low.endswith("ant"))
    if token.low in unit.words.sets["coordinators"]:
        goes_on = follower.low in _NEW_SUBJECTS or follower.low in _INTENDS
        return goes_on or _asks(unit, at + 1)
    return token.low in ("but", "mais")


def _asks(unit: Unit, at: int) -> bool:
    """Whether a verb of asking begins the next clause: exige X | et demande à Y, and urged Z."""
    if not unit.has(at, "demands.asking"):
        return False
    return unit.words.language == "fr" or unit.tokens[at].low.endswith("ed")


def _turns(token: Token) -> bool:
    """Whether a comma before this word ends the clause: a conjunction, a participle."""
    participle = token.low.endswith(("ing", "ant")) and not token.capital
    return token.low in _TURNS or (participle and len(token.low) >= _PARTICIPLE)


def trimmed_end(unit: Unit, least: int, end: int) -> int:
    """Final marks and spaces left off, an open quotation mark's closing mark kept."""
    text = unit.context.document.text
    while end > least and text[end - 1] in _FINAL:
        end -= 1
    return end


def conditional(unit: Unit, first: int) -> bool:
    """Whether an "if" or "unless" rules the clause that begins at this token."""
    low = [token.low for token in unit.tokens[max(0, first - 3) : first]]
    if any(word in unit.words.sets["conditionals"] for word in low) or _inverted(unit, first):
        return True
    return "moins" in low and "que" in low


def _inverted(unit: Unit, first: int) -> bool:
    """Had | the firm dismissed her, she would have sued."""
    at = first if unit.tokens[first].low in _INVERTING else first - 1
    if at < 0 or unit.tokens[at].low not in _INVERTING:
        return False
    return at == 0 or unit.tokens[at - 1].text in ",;.“"


def time_of(
    unit: Unit,
    subject: Subject | None,
    start: int,
    end: int,
    told: int | None = None,
    *,
    verb: int | None = None,
) -> tuple[str | None, str | None, bool, Span | None]:
    """Date, its words, whether it is unsure, and where it stands.

    Of the clause and what leads up to it; a day of the cited reference refines a date that
    is no day ("last week"), since a report is of the days of what it reports. A day between the
    subject and its `verb` that a participle takes is the participle's own.
    """
    first = min(start, subject.start) if subject else start
    times = [time for time in dating(unit) if not _as_told(unit, told, time)]
    times = [time for time in times if not _of_another_verb(unit, time, verb)]
    when = _time(unit, times, _lead(unit, subject, start), first, end)
    cited = unit.cited
    coarse = when is None or (when.time_kind is TimeKind.RELATIVE and not _is_day(when.iso))
    if cited is not None and cited.date and coarse:
        words = f"reference {cited.number}"
        place = next((s.span for s in cited.supports if s.attribute == "date"), None)
        said = f"{when.surface}; {words}" if when else words
        return cited.date, said, False, place
    if when is None:
        return None, None, False, None
    return when.iso, when.surface, when.unsure, when.span


def _as_told(unit: Unit, told: int | None, time: TimeExpression) -> bool:
    """Whether the time is of what a verb that ends at `told` tells: wrote | that ... in 2019."""
    if told is None or time.span.start < told:
        return False
    between = (t for t in unit.tokens if told <= t.start and t.end <= time.span.start)
    return any(token.low in _THAT for token in between) or any(
        quote.manner is Manner.INDIRECT and time.span in quote.span and quote.span.start >= told
        for quote in unit.quotes
    )


def dating(unit: Unit) -> list[TimeExpression]:
    """The unit's times, but not those that belong to a source's own name or date."""
    return [t for t in unit.times if not any(t.span in source.span for source in unit.sources)]


def _lead(unit: Unit, subject: Subject | None, start: int) -> int:
    """A clause that begins its unit takes in the adverbials before its subject."""
    first = subject.start if subject else start
    before = [t for t in unit.tokens if t.end <= first]
    verbal = any(t.low in unit.words.events for t in before)
    return start if verbal else unit.span.start


def _time(
    unit: Unit, times: Sequence[TimeExpression], lead: int, start: int, end: int
) -> TimeExpression | None:
    """The time that opens the unit or stands right before the clause, else one inside it."""
    inside = None
    for time in times:
        if time.time_kind is TimeKind.DURATION or time.span.end > end:
            continue
        if not time.iso:
            day = time.time_kind is TimeKind.RELATIVE and time.span.start >= start
            inside = inside or (time if day else None)  # on Thursday, of a page without a date
            continue
        opens = lead <= time.span.start <= lead + _OPENING and lead < start
        if opens or _beside(unit, time, start):
            return time
        if inside is None and time.span.start >= start and not _of_relative(unit, start, time):
            inside = time if not _of_participle(unit, start, time) else None
    return inside


def _beside(unit: Unit, time: TimeExpression, start: int) -> bool:
    """Whether the time stands right before the clause, and no other clause ends between."""
    near = start - _BESIDE <= time.span.end <= start
    return near and _PARTED.isdisjoint(unit.spoken(time.span.end, start))


def _of_another_verb(unit: Unit, time: TimeExpression, verb: int | None) -> bool:
    """A claim | filed on 3 May | was rejected on 6 June; of the letters received in 2020, it ..."""
    if verb is None or time.span.end > verb:
        return False
    first = time.span.start - _PHRASE
    before = [t for t in unit.tokens if first <= t.start and t.end <= time.span.start]
    while before and before[-1].low in _TIME_LINKS:
        before.pop()
    auxiliaries = unit.words.sets["auxiliaries"]
    if len(before) < 2 or before[-1].low in auxiliaries:  # noqa: PLR2004 - a noun, its participle
        return False
    endings = (*PARTICIPLES, *_IRREGULAR) if unit.words.language == "fr" else PARTICIPLES
    helped = before[-2].low in auxiliaries | unit.words.sets["negations"]
    return before[-1].low.endswith(endings) and not helped


def _of_relative(unit: Unit, start: int, time: TimeExpression) -> bool:
    """The contract | that it had won in 2024: the day of another clause."""
    before = [t for t in unit.tokens if start <= t.start and t.end <= time.span.start]
    for token in reversed(before[-_RELATIVE:]):
        if token.text in ",;:":
            return False
        if token.low in _RELATIVES:
            return True
    return False


def _of_participle(unit: Unit, start: int, time: TimeExpression) -> bool:
    """Workers | dismissed in 2022, « licenciés en 2022 »: of that noun, where the verb stands
    before it."""
    before = [t for t in unit.tokens if start <= t.start and t.end <= time.span.start]
    while before and before[-1].low in _TIME_LINKS:
        before.pop()
    if len(before) < 2 or not before[-1].low.endswith(PARTICIPLES):  # noqa: PLR2004 - a noun, its participle
        return False
    helped = before[-2].low in unit.words.sets["auxiliaries"] | unit.words.sets["negations"]
    return not helped and any(t.low in unit.words.events for t in before[:-1])


def _is_day(iso: str | None) -> bool:
    return iso is not None and len(iso) == len("2018-06-28") and "W" not in iso and "/" not in iso


def attribution(sender: Sender | None) -> Attribution:
    """The document's own sender where it is known: a letter's statements are its sender's."""
    if sender is None:
        return UNATTRIBUTED
    return Attribution(Voice.AUTHOR, *sender)


def supports(*parts: tuple[str, Span | None]) -> tuple[Support, ...]:
    """Those of the parts that have a place."""
    return tuple(Support(name, span) for name, span in parts if span is not None)


def names_in(unit: Unit, start: int, end: int, kinds: Iterable[str]) -> list[tuple[str, Span]]:
    """Names of these entity kinds between two places, each once."""
    wanted = frozenset(kinds)
    found: dict[str, Span] = {}
    for mention in unit.mentions:
        inside = start <= mention.span.start and mention.span.end <= end
        if inside and mention.entity_kind.value in wanted:
            found.setdefault(mention.name, mention.span)
    return list(found.items())
