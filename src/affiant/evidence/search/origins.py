"""Which texts are one origin, copies and translations of each other, as searches count them."""

import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from affiant.evidence.held import Verdict
from affiant.evidence.models import Link, LinkJudgement
from affiant.evidence.search.window import Found
from affiant.lineage.grouping import Grouping
from affiant.lineage.relation import Certainty, Relation

_MARK = (
    "SELECT (SELECT max(id) FROM evidence_link), (SELECT max(id) FROM evidence_linkjudgement), "
    "(SELECT max(id) FROM evidence_tracing)"
)
_lock = threading.Lock()
_kept: dict[str, tuple[tuple[object, ...], tuple[tuple[int, int], ...]]] = {}


def pairs() -> tuple[tuple[int, int], ...]:
    """The texts that count as one, as people have judged the links since; kept until that changes.

    The rule is that of `dossiers.origins`: a link counts when it makes one origin and is no hint.
    """
    now = mark()
    with _lock:
        kept = _kept.get("last")
        if kept is None or kept[0] != now:
            kept = _kept["last"] = now, tuple(_pairs())
        return kept[1]


def mark() -> tuple[object, ...]:
    """What tells whether links have changed: a few numbers, and the casefile's name."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        return (str(connection.settings_dict["NAME"]), *(cursor.fetchone() or ()))


def _pairs() -> Iterable[tuple[int, int]]:
    judged = LinkJudgement.objects.order_by("pk").values_list("first_id", "second_id", "verdict")
    verdicts = {(one, other): verdict for one, other, verdict in judged}
    wanted = [relation.value for relation in Relation if relation.one_origin]
    rows = Link.objects.filter(relation__in=wanted).order_by("pk")
    for first, second, certainty, body, other in rows.values_list(
        "first_id", "second_id", "certainty", "first__body_id", "second__body_id"
    ).iterator():
        verdict = verdicts.get((min(body, other), max(body, other)))
        if verdict in (Verdict.REJECTED.value, Verdict.UNSURE.value):
            continue
        if certainty != Certainty.HINT.value or verdict == Verdict.ACCEPTED.value:
            yield first, second


def origins(among: Collection[int] | None = None) -> Mapping[int, int]:
    """The texts that have another of their origin, each with the number of its origin.

    `among` are the texts that count; those that are not in it join no others either.
    """
    joined, numbers = Grouping(), dict[int, int]()
    linked = [
        (one, other) for one, other in pairs() if among is None or (one in among and other in among)
    ]
    for pair in linked:
        for text in pair:
            numbers.setdefault(text, len(numbers))
    joined.extend(len(numbers))
    for one, other in linked:
        joined.join(numbers[one], numbers[other])
    first: dict[int, int] = {}
    return {text: first.setdefault(joined.of(n), text) for text, n in numbers.items()}


@dataclass(frozen=True, slots=True)
class Origin:
    """The first of the passages of one origin, how many other texts of it have answers, which, and
    how many passages of its own text answer besides."""

    first: Found
    copies: tuple[int, ...] = ()
    passages: int = 0


def once(found: Iterable[Found], of: Mapping[int, int]) -> list[Origin]:
    """One for each origin, in the order of the first passage of each."""
    groups: dict[int, list[Found]] = {}
    for one in found:
        groups.setdefault(of.get(one.text, one.text), []).append(one)
    return [
        Origin(
            first=group[0],
            copies=tuple(dict.fromkeys(o.text for o in group if o.text != group[0].text)),
            passages=sum(one.text == group[0].text for one in group) - 1,
        )
        for group in groups.values()
    ]
