from datetime import datetime
from typing import Any

from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement
from affiant.facts.codec import decode


def judge(
    fact: int,
    verdict: Verdict,
    *,
    by: str,
    at: datetime,
    note: str = "",
    correction: dict[str, Any] | None = None,
) -> Judgement:
    """Record what a person decided about a fact. Nothing is overwritten; the newest counts.

    `correction` names the attributes that are otherwise, as `facts.codec` writes them; it
    goes with CORRECTED and with nothing else. Raises ValueError where that does not hold, or
    when the corrected fact would not decode; Fact.DoesNotExist for an unknown id.
    """
    if (verdict is Verdict.CORRECTED) != bool(correction):
        raise ValueError("a correction says what is otherwise, and nothing else does")
    row = Fact.objects.get(pk=fact)
    if correction:
        _check(row, correction)
    return Judgement.objects.create(
        fact=row, verdict=verdict.value, by=by, at=at, note=note, correction=correction or {}
    )


def _check(row: Fact, correction: dict[str, Any]) -> None:
    corrected = decode({**row.values, **correction})
    text = row.text.body.text
    if corrected.span.of(text) != corrected.surface:
        raise ValueError("the corrected surface is not what stands at the corrected span")
