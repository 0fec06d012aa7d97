"""Tellings of different origins that cannot both hold, though no number tells them apart.

Three sorts, each by strict rules, because a false contradiction costs a reader's trust: one
denies the deed that the other tells; one deed of one day is told of two different doers; one
actor is told to deny and to acknowledge the same. Everything less sure is left out.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from affiant.dossiers.findings.finding import At, Contradicts
from affiant.dossiers.findings.opposition.alignment import Alignment, Tie, aligned
from affiant.dossiers.findings.opposition.lexicon import words_of
from affiant.dossiers.findings.opposition.said import Said, said
from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.topic import overlap, stems, topic
from affiant.dossiers.party import party_key
from affiant.evidence.search.analysis import stem
from affiant.facts.kinds import Claim, Event, Figure, Outcome, Quote, Response
from affiant.names.key import key
from affiant.vocabulary.event import EventKind
from affiant.vocabulary.stance import Stance

COVERED = 0.75
"""Of a denying clause, the share of words that the affirming one has: less, and it may deny
something else. Chosen on invented pairs; the trained score alone is right in 7 of 10."""
SHARED_NAMES = 2  # around two tellings, before "no one was arrested" speaks of the other's arrests
LIKE = 0.75  # of the shorter clause's stems but its doer's, before two doers are of one deed
LEAST = 3  # stems in common
BUSY = 60  # tellings that share a stem; a commoner one tells nothing
_DAY = 10  # characters of a whole ISO date
_CLAUSES = (Event, Claim, Outcome, Quote)
_AFFIRMING = (Event, Outcome, Figure)
_ONE_DOER = frozenset(
    {
        EventKind.FILED,
        EventKind.FINED,
        EventKind.ACQUIRED,
        EventKind.REVEALED,
        EventKind.AWARDED,
        EventKind.RULED,
    }
)


def opposing(told: Sequence[Told]) -> list[Contradicts]:
    """What stands against what. Cost follows the number of denials, not the square of tellings."""
    found: dict[frozenset[Hashable], Contradicts] = {}
    for one in (*_denied(told), *_doers(told), *_stances(told)):
        found.setdefault(frozenset((_sentence(one.one), _sentence(one.other))), one)
    return list(found.values())


def _sentence(one: Told) -> Hashable:
    """Two facts of one sentence say one thing: a quotation and the claim that holds it."""
    return (one.document, one.sentence) if one.sentence else one.held.id


def _denied(told: Sequence[Told]) -> Iterator[Contradicts]:
    clauses = [(one, said(_clause(one), one.language)) for one in told if _is_clause(one)]
    by_stem: dict[str, list[tuple[Told, Said]]] = defaultdict(list)
    for one, read in clauses:
        if not read.negations and isinstance(one.fact, _AFFIRMING):
            for known in read.stems:
                by_stem[known].append((one, read))
    for one, read in clauses:
        if len(read.negations) == 1 and not isinstance(one.fact, Figure):
            yield from _against(one, read, by_stem)


def _clause(one: Told) -> str:
    """The fact's own words; of a figure its sentence, which tells what the counted ones did."""
    return one.around if isinstance(one.fact, Figure) else one.fact.surface


def _is_clause(one: Told) -> bool:
    fact = one.fact
    if isinstance(fact, Figure):
        return fact.unit not in ("%", "share", "year", None)
    if isinstance(fact, Quote) and not fact.reports_words:
        return False
    return isinstance(fact, _CLAUSES)


def _against(
    one: Told, read: Said, by_stem: dict[str, list[tuple[Told, Said]]]
) -> Iterator[Contradicts]:
    seen: set[int] = set()
    for known in sorted(read.stems):
        near = by_stem.get(known, [])
        for other, affirmed in near if len(near) <= BUSY else ():
            if other.held.id in seen or not _may_clash(one, other):
                continue
            seen.add(other.held.id)
            laid = aligned(read, affirmed)
            if _denies_it(laid) or _denies_all(one, read, other, affirmed):
                yield Contradicts(one, other, At.POLARITY, laid.covered)


def _may_clash(one: Told, other: Told) -> bool:
    """Of different origins in one language, and the denial is not the older of the two.

    "No one has been arrested" is no contradiction of an arrest that came after it.
    """
    if one.origin == other.origin or one.document == other.document:
        return False
    if one.language != other.language:
        return False
    happened = other.fact.date if isinstance(other.fact, Event) else None
    later = happened or other.published
    return not (
        one.published and later and one.published[: len(later)] < later[: len(one.published)]
    )


def _denies_it(laid: Alignment) -> bool:
    """Nearly all words answer to each other, a name among them, and a verb is denied in one."""
    same = [pair for pair in laid.pairs if pair.tie is Tie.SAME]
    named = any(pair.short.name and pair.long.name for pair in same)
    flipped = any(pair.flipped for pair in same)
    return laid.covered >= COVERED and len(same) >= LEAST and named and flipped


def _denies_all(one: Told, read: Said, other: Told, affirmed: Said) -> bool:
    """ "No one was arrested" against an arrest: the deed is all that the clause tells."""
    if not _nobody(read) or not isinstance(other.fact, Event | Figure):
        return False
    deed = [word for word in read.words if word.denied and word.stem in affirmed.stems]
    known = stems_around(other) | {stem(one, read.language) for one in _nobodies(read.language)}
    clauses = {word.clause for word in deed}
    extra = [word for word in read.words if word.clause in clauses and word.stem not in known]
    shared = _names(one) & _names(other)
    return bool(deed) and len(extra) <= 1 and len(shared) >= SHARED_NAMES


def _nobody(read: Said) -> bool:
    """Whether the clause denies of everybody."""
    begins = key(read.text)
    return any(begins.startswith(f"{one} ") for one in _nobodies(read.language))


def _nobodies(language: str) -> list[str]:
    found: list[str] = words_of(language)["nobody"]
    return found


def stems_around(one: Told) -> frozenset[str]:
    """The stems of a telling's clause and of what stands around it."""
    return said(one.fact.surface, one.language).stems | said(one.around, one.language).stems


def _names(one: Told) -> frozenset[str]:
    return frozenset(word.stem for word in said(one.around, one.language).words if word.name)


def _doers(told: Iterable[Told]) -> Iterator[Contradicts]:
    """One deed of one day, told of two different doers."""
    groups: dict[tuple[EventKind, str], list[Told]] = defaultdict(list)
    for one in told:
        fact = one.fact
        if isinstance(fact, Event) and fact.date and _has_one_doer(fact):
            groups[fact.event_kind, fact.date].append(one)
    for group in groups.values():
        for one, other in combinations(group[:BUSY], 2):
            if one.origin != other.origin and _other_doer(one, other):
                yield Contradicts(one, other, At.WHO)


def _has_one_doer(fact: Event) -> bool:
    """A deed that only one can have done, on a day that is told."""
    whole = len(fact.date or "") == _DAY and not fact.date_unsure
    return whole and fact.event_kind in _ONE_DOER and len(fact.actors) == 1


def _other_doer(one: Told, other: Told) -> bool:
    a, b = _doer(one), _doer(other)
    if not a or not b or stems(a) & stems(b) or one.language != other.language:
        return False
    doers = stems(a) | stems(b)
    here, there = topic(one.fact) - doers, topic(other.fact) - doers
    return len(here & there) >= LEAST and overlap(here, there) >= LIKE


def _doer(one: Told) -> str:
    """The doer's name, where it is one: a "they" or "the company" may be anybody."""
    actors = one.fact.actors if isinstance(one.fact, Event) else ()
    return actors[0] if actors and actors[0][:1].isupper() else ""


def _stances(told: Iterable[Told]) -> Iterator[Contradicts]:
    """One actor who denies in one document and acknowledges in another what is the same."""
    by_actor: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if isinstance(one.fact, Response) and one.fact.by:
            by_actor[party_key(one.fact.by)].append(one)
    for actor, group in by_actor.items():
        denying = [one for one in group if _stance(one) is Stance.DENIES]
        granting = [one for one in group if _stance(one) is Stance.ACKNOWLEDGES]
        for one in denying[:BUSY] if actor else ():
            for other in granting[:BUSY]:
                if one.origin != other.origin and _same_charge(one, other):
                    yield Contradicts(one, other, At.POLARITY)


def _stance(one: Told) -> Stance | None:
    return one.fact.stance if isinstance(one.fact, Response) else None


def _same_charge(one: Told, other: Told) -> bool:
    by = stems((one.fact.by if isinstance(one.fact, Response) else "") or "")
    here, there = stems(one.fact.surface) - by, stems(other.fact.surface) - by
    return len(here & there) >= LEAST and overlap(here, there) >= LIKE
