"""The table of attributions counted in memory: what `settling.counts` is held against."""

from collections import defaultdict
from collections.abc import Iterable

from affiant.mail.attribution.attribution import Attribution
from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.tally import Count, Row, place


def tally(attributions: Iterable[Attribution]) -> tuple[Row, ...]:
    """Each attribution is one message, already without its copies."""
    held: dict[tuple[str | None, Kind], list[Attribution]] = defaultdict(list)
    for one in attributions:
        is_employer = one.holder.kind is Kind.EMPLOYER
        held[one.holder.organisation if is_employer else None, one.holder.kind].append(one)
    rows = [_row(*key, ones) for key, ones in held.items()]
    return tuple(sorted(rows, key=place))


def _row(organisation: str | None, kind: Kind, ones: list[Attribution]) -> Row:
    by_grade: dict[Grade, list[Attribution]] = defaultdict(list)
    for one in ones:
        by_grade[one.grade].append(one)
    grades = {grade: _count(by_grade[grade]) for grade in Grade if grade in by_grade}
    return Row(organisation, kind, _count(ones), grades)


def _count(ones: list[Attribution]) -> Count:
    """Messages without a sender's address have one account between them: nobody knows how many."""
    return Count(len(ones), len({one.sender for one in ones}))
