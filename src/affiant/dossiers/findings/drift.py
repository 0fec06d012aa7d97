"""What changed from one document of a lineage to the next, in passages that answer to each other.

Links carry aligned passages (`Match`), spans in both texts. Sentences that hold the two ends of
the same matches answer to each other; the facts that stand in them are compared. Who came first
is the link's word, else the dates'; where neither tells, nothing is said to have been lost.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from affiant.dossiers.findings.finding import Drifted
from affiant.dossiers.findings.opposition.lexicon import words_of
from affiant.dossiers.findings.opposition.said import said
from affiant.dossiers.findings.printed import printed
from affiant.dossiers.findings.series import of_other_times
from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.topic import overlap, stems, topic
from affiant.evidence.search.analysis import fold, stem
from affiant.facts.kinds import Event, Figure, Voice
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction
from affiant.reading.span import Span
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.event import EventKind

ENOUGH = 20  # characters of one match that two sentences share, or
ANCHORS = 2  # matches (names, numbers, dates of a translation) in both
ALIKE = 0.5  # of the smaller topic, for two facts of one kind in such sentences to be one
_GRAVITY = (
    EventKind.INVESTIGATED,
    EventKind.ARRESTED,
    EventKind.CHARGED,
    EventKind.CONVICTED,
    EventKind.SENTENCED,
)


def drifts(told: Sequence[Told], links: Iterable[Link]) -> list[Drifted]:
    """All that was lost or changed along these links, each once."""
    by_document: dict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        if one.sentence is not None:
            by_document[one.document].append(one)
    found: dict[tuple[int, int, str], Drifted] = {}
    for link in links:
        if not link.relation.one_origin or link.certainty is Certainty.HINT:
            continue
        here, there = by_document.get(link.first, []), by_document.get(link.second, [])
        for pair in _answering(link, here, there):
            ordered = _ordered(link, *pair)
            for drift in _lost(*ordered) if ordered else ():
                found.setdefault((drift.before.held.id, drift.after.held.id, drift.lost), drift)
    return list(found.values())


Group = list[Told]


def _answering(link: Link, here: Group, there: Group) -> Iterator[tuple[Group, Group]]:
    """Tellings of a sentence of the first document with those of the sentence that answers."""
    firsts, seconds = _by_sentence(here), _by_sentence(there)
    weight: Counter[tuple[Span, Span]] = Counter()
    anchors: Counter[tuple[Span, Span]] = Counter()
    for match in link.matches:
        for one in _holding(firsts, match.first):
            sought = _across(one, match.first, match.second)
            for other in _holding(seconds, sought):
                weight[one, other] += _common(other, sought)
                anchors[one, other] += 1
    best: dict[Span, Span] = {}
    for (one, other), _ in sorted(weight.items(), key=lambda item: -item[1]):
        enough = weight[one, other] >= ENOUGH or anchors[one, other] >= ANCHORS
        if enough and one not in best and other not in best.values():
            best[one] = other
    for one, other in best.items():
        yield firsts[one], seconds[other]


def _by_sentence(told: Iterable[Told]) -> dict[Span, Group]:
    held: dict[Span, Group] = defaultdict(list)
    for one in sorted(
        (one for one in told if one.sentence), key=lambda one: one.sentence or Span(0, 0)
    ):
        if one.sentence:
            held[one.sentence].append(one)
    return held


def _holding(sentences: dict[Span, Group], span: Span) -> Iterator[Span]:
    """The sentences that share a character with the span. They are in order."""
    listed = list(sentences)
    at = bisect_right(listed, span.start, key=lambda one: one.end)
    while at < len(listed) and listed[at].start < span.end:
        yield listed[at]
        at += 1


def _across(one: Span, first: Span, second: Span) -> Span:
    """Where the part of a match that lies in a sentence stands in the other text, in proportion."""
    whole = max(1, first.end - first.start)
    low, high = max(one.start, first.start), min(one.end, first.end)
    scale = (second.end - second.start) / whole
    start = second.start + int((low - first.start) * scale)
    return Span(start, max(start + 1, second.start + int((high - first.start) * scale)))


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _ordered(link: Link, here: Group, there: Group) -> tuple[Group, Group] | None:
    if link.direction is Direction.FORWARD:
        return here, there
    if link.direction is Direction.BACKWARD:
        return there, here
    first, second = here[0].published, there[0].published
    if not first or not second or first[: len(second)] == second[: len(first)]:
        return None
    return (here, there) if first < second else (there, here)


def _lost(before: Group, after: Group) -> Iterator[Drifted]:
    for one in before:
        for other in after:
            lost = _between(one, other)
            if lost and not (lost == "value" and (_told_in(after, one) or _told_in(before, other))):
                yield Drifted(one, other, lost, one.origin)
    yield from _escalated(before, after)


def _told_in(group: Group, one: Told) -> bool:
    """Whether a number stands in these tellings unchanged: "76 of 980" has two of one unit."""
    return any(
        isinstance(other.fact, Figure)
        and isinstance(one.fact, Figure)
        and (other.fact.value, other.fact.unit) == (one.fact.value, one.fact.unit)
        for other in group
    )


def _between(one: Told, other: Told) -> str | None:
    """What the later of two facts lost, the gravest first; None where nothing, or not one fact."""
    if not _one_fact(one, other):
        return None
    a, b = one.fact, other.fact
    if isinstance(a, Figure) and isinstance(b, Figure):
        first, second = printed(a), printed(b)
        if first and second and not first.meets(second):
            return None if of_other_times(one, other) else "value"
        if a.value == b.value and a.comparator is not Comparator.EXACT is b.comparator:
            return "comparator"
    if isinstance(a, Event) and isinstance(b, Event) and _others(a, b, one, other):
        return "actor"
    if _marked(one, "vouched_not") and not _marked(other, "vouched_not"):
        return "hedge"
    if _attributed(one) and not _attributed(other):
        return "attribution"
    return None


def _one_fact(one: Told, other: Told) -> bool:
    a, b = one.fact, other.fact
    if isinstance(a, Figure) and isinstance(b, Figure):
        same = a.unit == b.unit and a.unit is not None
        return same and (a.value == b.value or overlap(topic(a), topic(b)) >= ALIKE)
    if isinstance(a, Event) and isinstance(b, Event):
        return a.event_kind is b.event_kind and a.event_kind is not EventKind.OTHER
    return False


def _others(a: Event, b: Event, one: Told, other: Told) -> bool:
    """Whether those told to have done it changed, beyond another wording of the same ones."""
    if one.language != other.language or not a.actors or not b.actors:
        return False
    here, there = (frozenset().union(*map(stems, actors)) for actors in (a.actors, b.actors))
    return bool(here and there) and not here & there


def _attributed(one: Told) -> bool:
    """Whether the fact or its sentence names somebody who says so."""
    if one.fact.attribution.voice is Voice.SPEAKER:
        return True
    return any(mark in one.around for mark in '«»“”"') or _marked(one, "sayers")


def _marked(one: Told, words: str) -> bool:
    language = one.language if one.language in ("fr", "en") else "en"
    marks = words_of(language)[words]
    stemmed = {stem(mark.rpartition("'")[2], language) for mark in marks}
    exact = {fold(mark) for mark in marks}
    tokens = one.around.replace("’", " ").replace("'", " ").split()
    if words == "vouched_not":  # "serait" and "sera" have one stem and say two things
        return any(fold(token) in exact for token in tokens)
    return any(stem(token.strip(".,;:()"), language) in stemmed for token in tokens)


def _escalated(before: Group, after: Group) -> Iterator[Drifted]:
    """An inquiry that became an arrest, an arrest that became a charge."""
    first, second = _gravest(before), _gravest(after)
    if first and second and _gravity(second) > _gravity(first):
        shared = (
            said(first.around, first.language).stems & said(second.around, second.language).stems
        )
        if first.language != second.language or shared:
            yield Drifted(first, second, "escalated", first.origin)


def _gravest(group: Group) -> Told | None:
    grave = [one for one in group if _gravity(one) >= 0]
    return max(grave, key=_gravity, default=None)


def _gravity(one: Told) -> int:
    fact = one.fact
    if not isinstance(fact, Event) or fact.event_kind not in _GRAVITY:
        return -1
    return _GRAVITY.index(fact.event_kind)
