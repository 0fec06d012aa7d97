"""The links of one text as the machine found them, each with what people said of it.

`tracing.links` gives what counts; here is what somebody needs who judges: links that were rejected,
too, and everybody who judged, in the order in which they did. The newest judgement counts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from affiant.evidence.held import Verdict
from affiant.evidence.models import Link as LinkRow
from affiant.evidence.models import LinkJudgement, Text
from affiant.evidence.tracing import found_link
from affiant.lineage.link import Link

MOST = 100  # links of one text: a story that ran everywhere has more


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody said of a link. None says that the judgements before count no more."""

    verdict: Verdict | None
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link, and what was said of it, the oldest first."""

    link: Link
    opinions: tuple[Opinion, ...]

    @property
    def stands(self) -> Opinion | None:
        """The judgement that counts; None where the machine's finding does."""
        newest = self.opinions[-1] if self.opinions else None
        return newest if newest is not None and newest.verdict is not None else None

    @property
    def is_disputed(self) -> bool:
        """Whether people see it otherwise: what each said last, since it was last taken back."""
        last: dict[str, Verdict] = {}
        for one in self.opinions:
            if one.verdict is None:
                last.clear()
            else:
                last[one.by] = one.verdict
        return len(set(last.values())) > 1


def ties_of(text: int, among: Iterable[int] | None = None) -> list[Tie]:
    """The links of this text, the surest first: MOST at most, to texts `among` these alone."""
    rows = LinkRow.objects.select_related("first", "second").order_by("-score", "pk")
    mine = [*rows.filter(first=text)[: MOST + 1], *rows.filter(second=text)[: MOST + 1]]
    seen = None if among is None else set(among)
    told = [r for r in mine if seen is None or {r.first_id, r.second_id} <= {*seen, text}][:MOST]
    said = _said({tuple(sorted((row.first.body_id, row.second.body_id))) for row in told})
    return [
        Tie(found_link(row), tuple(said[row.first.body_id, row.second.body_id]))
        if row.first.body_id <= row.second.body_id
        else Tie(found_link(row), tuple(said[row.second.body_id, row.first.body_id]))
        for row in told
    ]


def take_back(first: int, second: int, *, by: str, at: datetime, note: str = "") -> LinkJudgement:
    """Have the machine's finding count again, whatever was judged of these two texts. Rows stay.

    Raises Text.DoesNotExist.
    """
    one, other = sorted(Text.objects.get(pk=pk).body_id for pk in (first, second))
    return LinkJudgement.objects.create(
        first_id=one, second_id=other, verdict=Verdict.SUGGESTED.value, by=by, at=at, note=note
    )


def _said(pairs: Iterable[tuple[str, ...]]) -> dict[tuple[str, str], list[Opinion]]:
    found: dict[tuple[str, str], list[Opinion]] = defaultdict(list)
    bodies = {one for pair in pairs for one in pair}
    rows = LinkJudgement.objects.filter(first__in=bodies, second__in=bodies).order_by("pk")
    for row in rows:
        verdict = Verdict(row.verdict)
        told = None if verdict is Verdict.SUGGESTED else verdict
        found[row.first_id, row.second_id].append(Opinion(told, row.by, row.at, row.note))
    return found
