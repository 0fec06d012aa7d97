from datetime import datetime
from typing import Any

from affiant.evidence.anchoring import anchored
from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement
from affiant.evidence.name_keys import name_keys
from affiant.facts import kinds
from affiant.facts.codec import decode

OF_THE_MACHINE = frozenset({"kind", "found_by", "confidence", "supports"})
"""What no correction changes: it says what is otherwise, not who found it."""


class NoFact(ValueError):
    """Values that no fact has: another attribute, no number, a word of no vocabulary."""


def judge(
    fact: int,
    verdict: Verdict,
    *,
    by: str,
    at: datetime,
    note: str = "",
    correction: dict[str, Any] | None = None,
    settles: bool = False,
) -> Judgement:
    """Record what a person decided about a fact. Nothing is overwritten: see `evidence.ruling`.

    `correction` names the attributes that are otherwise, as `facts.codec` writes them; it
    goes with CORRECTED and with nothing else. Raises ValueError where that does not hold, when
    the corrected fact would not decode, or (`anchoring.Misplaced`) does not stand on its words;
    Fact.DoesNotExist for an unknown id.
    """
    if (verdict is Verdict.CORRECTED) != bool(correction):
        raise ValueError("a correction says what is otherwise, and nothing else does")
    row = Fact.objects.select_related("text").get(pk=fact)
    return Judgement.objects.create(
        fact=row,
        verdict=verdict.value,
        by=by,
        at=at,
        note=note,
        correction=correction or {},
        name_key=_checked(row, correction) if correction else "",
        settles=settles,
    )


def _checked(row: Fact, correction: dict[str, Any]) -> str:
    """The key of the name that the corrected fact has, "" for none. Raises ValueError."""
    if OF_THE_MACHINE & correction.keys():
        raise ValueError("a correction changes neither the kind of a fact nor how it was found")
    corrected = decoded({**row.values, **correction})
    span, words = anchored(row.text, corrected.span)
    if (span, words) != (corrected.span, corrected.surface):
        raise ValueError("the corrected surface is not what stands at the corrected span")
    return name_keys(corrected)[0]


def decoded(values: dict[str, Any]) -> kinds.Fact:
    """The fact of these values. Raises NoFact."""
    try:
        return decode(values)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise NoFact(f"these are no values of a fact: {error}") from error
