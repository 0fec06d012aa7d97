"""What a person decides on a page: recorded once, refused where somebody else decided meanwhile.

A page says which judgement it knew as the newest (`seen`, 0 for none). A decision that was sent
twice, because the connection broke before the answer, is recorded once. One that was made on a
page out of date is refused, so that of two people who review the same fact neither overrules the
other unknowingly; they may do so knowingly.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Judgement

DECISIONS = (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.UNSURE)
"""What can be decided with one key. Corrections need words, and have no page yet."""


@dataclass(eq=False)
class Overtaken(Exception):
    """Somebody has judged the fact since the page was made."""

    newest: Judgement

    def __str__(self) -> str:
        return f"judgement {self.newest.pk} is newer"


def decide(fact: Fact, verdict: Verdict, *, seen: int, by: str, at: datetime) -> Judgement:
    """Record the decision. Raises Overtaken."""
    with transaction.atomic():
        newest = _newest(_locked(fact))
        if newest is not None and newest.pk != seen:
            if newest.by == by and newest.verdict == verdict.value and not newest.correction:
                return newest  # the same decision, sent again
            raise Overtaken(newest)
        return judge(fact.pk, verdict, by=by, at=at)


def undo(fact: Fact, undone: int, *, by: str, at: datetime) -> Judgement:
    """Judge again as it was judged before judgement `undone`; nothing is taken away.

    Raises Overtaken when another one is newer, Judgement.DoesNotExist when there is no such one.
    """
    with transaction.atomic():
        newest = _newest(_locked(fact))
        if newest is None or not fact.judgements.filter(pk=undone).exists():
            raise Judgement.DoesNotExist
        before = fact.judgements.filter(pk__lt=undone).order_by("-pk").first()
        verdict = Verdict(before.verdict) if before else Verdict.SUGGESTED
        correction = before.correction if before else {}
        if newest.pk != undone:
            if (newest.by, newest.verdict, newest.correction) == (by, verdict.value, correction):
                return newest  # the same, sent again
            raise Overtaken(newest)
        return judge(fact.pk, verdict, by=by, at=at, correction=correction)


def _locked(fact: Fact) -> Fact:
    """The fact's row, held for this transaction (SQLite holds the whole database anyway)."""
    return Fact.objects.select_for_update().get(pk=fact.pk)


def _newest(fact: Fact) -> Judgement | None:
    return fact.judgements.order_by("-pk").first()
