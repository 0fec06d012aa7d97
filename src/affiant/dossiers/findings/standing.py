"""Which tellings of one matter agree, on how many origins they rest, and which do not fit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from affiant.dossiers.findings.comparing import differing
from affiant.dossiers.findings.finding import Contradicts, Drifted, Incomparable, Restated, Stands
from affiant.dossiers.findings.interval import Interval
from affiant.dossiers.findings.matter import Matter
from affiant.dossiers.findings.printed import BOUNDLESS, printed
from affiant.dossiers.findings.series import of_other_times
from affiant.dossiers.findings.told import Told, documents, origins
from affiant.facts.kinds import Figure, Money
from affiant.vocabulary.comparator import Comparator

FARTHEST = 2
"""Times "more than n" that are still told by saying so: of 2,000 people nobody says over 650."""
Finding = Stands | Contradicts | Restated | Drifted | Incomparable


def standing(matter: Matter) -> list[Finding]:
    """What one matter's tellings agree on, and what of them changed within a lineage."""
    versions = _versions(matter.told)
    found: list[Finding] = [stands(version) for version in versions if documents(version) > 1]
    return [*found, *_drifted(versions)]


def stands(told: Sequence[Told]) -> Stands:
    """Tellings that agree, counted by documents and by origins."""
    return Stands(tuple(told), documents(told), origins(told), strongest(told))


def strongest(told: Sequence[Told]) -> Told:
    """The telling to show: confirmed by a person, then the earliest, then the most careful.

    Of a lineage the earliest document is nearest to the origin. Where dates do not tell, the
    more careful wording is the one that every origin supports.
    """
    return min(told, key=lambda one: (not one.confirmed, one.order, -_care(one)))


def _care(one: Told) -> float:
    """How much a telling leaves open: what it hedges, it does not overstate."""
    fact = one.fact
    hedged = isinstance(fact, Figure | Money) and fact.comparator is not Comparator.EXACT
    return hedged + (1 - fact.confidence) / 2


def _versions(told: Iterable[Told]) -> list[list[Told]]:
    """Tellings whose values may be meant by one number, each with the first version it meets."""
    versions: list[list[Told]] = []
    for one in told:
        home = next((v for v in versions if _agree(v[0], one)), None)
        if home is None:
            versions.append([one])
        else:
            home.append(one)
    return versions


def _agree(one: Told, other: Told) -> bool:
    """Whether both may mean one number. "More than 650" says 700 as well, but not 125,000."""
    first, second = _interval(one), _interval(other)
    if first is None or second is None or not _near(first).meets(_near(second)):
        return False
    return one.origin == other.origin or differing(one, other) is None


def _near(interval: Interval) -> Interval:
    """An open end drawn in to where somebody would still have put it so."""
    if interval.high < BOUNDLESS:
        return interval
    return Interval(interval.low, max(interval.low, interval.low * FARTHEST))


def _interval(one: Told) -> Interval | None:
    return printed(one.fact) if isinstance(one.fact, Figure | Money) else None


def _drifted(versions: Sequence[Sequence[Told]]) -> Iterator[Drifted]:
    """Values that do not meet within a lineage.

    One document that tells two values speaks of two things.
    """
    for first, second in combinations(versions, 2):
        if {one.document for one in first} & {one.document for one in second}:
            continue
        pair = _of_one_origin(first, second)
        if pair is not None and not of_other_times(*pair):
            before, after = sorted(pair, key=lambda one: one.order)
            yield Drifted(before, after, "value", before.origin)


def _of_one_origin(first: Iterable[Told], second: Iterable[Told]) -> tuple[Told, Told] | None:
    by_origin = {one.origin: one for one in first}
    return next(((by_origin[one.origin], one) for one in second if one.origin in by_origin), None)
