"""Which texts of the casefile came from which: found when asked for, kept until texts change."""

import hashlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Count, Max

from affiant.evidence.held import Verdict
from affiant.evidence.models import Link as LinkRow
from affiant.evidence.models import LinkJudgement, Text, Tracing
from affiant.evidence.questions import current_texts
from affiant.lineage import VERSION
from affiant.lineage.link import Link, Match, Reason
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.lineage.watch import UNWATCHED, Watch
from affiant.reading.span import Span

if TYPE_CHECKING:
    from affiant.evidence.rounds import Round

MOST_ASKED = 10_000  # texts named in a query: SQLite takes 32,766 values in all
_kept: dict[str, tuple[tuple[object, ...], tuple[str, int]]] = {}
_COUNTED = frozenset({Verdict.ACCEPTED, Verdict.CORRECTED})


def is_traced() -> bool:
    """Whether links are up to date with the texts and with the way they are found."""
    last = Tracing.objects.order_by("-pk").first()
    return last is not None and (last.version, last.texts) == (VERSION, _texts()[0])


def trace_casefile(at: datetime, watch: Watch = UNWATCHED) -> int:
    """Bring all links up to date; how many there are. Nothing changes when it is stopped (Stopped).

    Few texts that came to many are compared with their neighbours, else all with all (`rounds`).
    Raises ChildProcessError where the system killed a process that compared texts.
    """
    from affiant.evidence.rounds import BATCH, planned  # noqa: PLC0415 - see `_found`

    digest, count = _texts()
    round_ = planned()
    found = _found(round_, watch)
    with transaction.atomic():
        if round_.whole:
            LinkRow.objects.all().delete()
        LinkRow.objects.bulk_create(map(_row, found), batch_size=BATCH)
        round_.keep()
        Tracing.objects.create(at=at, version=VERSION, texts=digest, count=count)
        return LinkRow.objects.count()


def _found(round_: "Round", watch: Watch) -> list[Link]:
    """The links that a round brings. What compares is large, and most ask for links that are
    known."""
    from affiant.evidence.rounds import members  # noqa: PLC0415 - see above
    from affiant.evidence.spreading import spread_of  # noqa: PLC0415 - the same
    from affiant.lineage.trace import trace  # noqa: PLC0415 - the same

    found = trace(list(members(round_.compared)), watch, spread_of(len(round_.compared)))
    if round_.whole:
        return found
    new = set(round_.new)
    return [link for link in found if link.first in new or link.second in new]


def links(texts: Iterable[int] | None = None, relation: Relation | None = None) -> list[Link]:
    """The links between these texts (all without), as people have judged them since; of one
    relation where it is given.

    A link that somebody rejected is left out; one that somebody accepted is certain.
    """
    rows = LinkRow.objects.order_by("first_id", "second_id", "pk")
    rows = rows.select_related("first", "second")
    wanted = None if texts is None else set(texts)
    if wanted is not None and len(wanted) <= MOST_ASKED:
        rows = rows.filter(first__in=wanted, second__in=wanted)
    if relation is not None:
        rows = rows.filter(relation=relation.value)
    verdicts = _verdicts()
    return [
        link
        for row in rows
        if wanted is None or (row.first_id in wanted and row.second_id in wanted)
        for link in _judged(row, verdicts)
    ]


def links_of(text: int) -> list[Link]:
    """The links of one text, hints and all."""
    rows = LinkRow.objects.select_related("first", "second").order_by("pk")
    verdicts = _verdicts()
    mine = [*rows.filter(first=text), *rows.filter(second=text)]
    return [link for row in mine for link in _judged(row, verdicts)]


def judge_link(
    first: int, second: int, verdict: Verdict, *, by: str, at: datetime, note: str = ""
) -> LinkJudgement:
    """Record what a person decided about two texts. The newest counts.

    Raises ValueError for a text and itself, and for a verdict that says nothing of a link;
    Text.DoesNotExist for an unknown id.
    """
    if verdict in (Verdict.SUGGESTED, Verdict.CORRECTED):
        raise ValueError("a link is accepted, rejected, or left unsure")
    bodies = sorted(Text.objects.get(pk=pk).body_id for pk in (first, second))
    if bodies[0] == bodies[1]:
        raise ValueError("both have the same text: there is nothing to decide")
    return LinkJudgement.objects.create(
        first_id=bodies[0], second_id=bodies[1], verdict=verdict.value, by=by, at=at, note=note
    )


def _texts() -> tuple[str, int]:
    """A digest of the current texts' ids, and their number; kept until a text comes in or goes."""
    counted = Text.objects.aggregate(newest=Max("pk"), all=Count("pk"), old=Count("superseded_by"))
    now = (str(connection.settings_dict["NAME"]), *counted.values())
    kept = _kept.get("texts")
    if kept is None or kept[0] != now:
        kept = _kept["texts"] = now, _digested()
    return kept[1]


def _digested() -> tuple[str, int]:
    hashed, count = hashlib.sha256(), 0
    for pk in current_texts().order_by("pk").values_list("pk", flat=True).iterator():
        hashed.update(pk.to_bytes(8, "big"))
        count += 1
    return hashed.hexdigest(), count


def _row(link: Link) -> LinkRow:
    return LinkRow(
        first_id=text_id(link.first),
        second_id=text_id(link.second),
        relation=link.relation.value,
        certainty=link.certainty.value,
        direction=link.direction.value,
        score=link.score,
        matches=[
            [one.first.start, one.first.end, one.second.start, one.second.end, one.what]
            for one in link.matches
        ],
        reasons=[[one.name, one.value, one.note] for one in link.reasons],
    )


def text_id(key: Hashable) -> int:
    """The id of a text, which is the key of its member in every link of the casefile."""
    if not isinstance(key, int):
        raise TypeError(f"{key!r} is no text's id")
    return key


def found_link(row: LinkRow) -> Link:
    """A link as the machine found it, whatever people judged of it since."""
    return Link(
        first=row.first_id,
        second=row.second_id,
        relation=Relation(row.relation),
        certainty=Certainty(row.certainty),
        direction=Direction(row.direction),
        score=row.score,
        matches=tuple(Match(Span(a, b), Span(c, d), what) for a, b, c, d, what in row.matches),
        reasons=tuple(Reason(*reason) for reason in row.reasons),
    )


def _verdicts() -> dict[tuple[str, str], Verdict]:
    judged = LinkJudgement.objects.order_by("pk").values_list("first_id", "second_id", "verdict")
    return {(first, second): Verdict(verdict) for first, second, verdict in judged}


def _judged(row: LinkRow, verdicts: dict[tuple[str, str], Verdict]) -> Iterator[Link]:
    one, other = sorted((row.first.body_id, row.second.body_id))
    verdict = verdicts.get((one, other))
    link = found_link(row)
    if verdict is Verdict.REJECTED:
        return
    if verdict is Verdict.UNSURE:
        link = replace(link, certainty=Certainty.HINT)
    yield replace(link, certainty=Certainty.CERTAIN) if verdict in _COUNTED else link
