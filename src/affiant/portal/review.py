"""What a person decides on a page: recorded once, refused where somebody else decided meanwhile.

A page says which judgement it knew as the newest (`seen`, 0 for none). A decision that was sent
twice, because the connection broke before the answer, is recorded once. One that was made on a
page out of date is refused, so that of two people who review the same fact neither speaks past
the other unknowingly; they may disagree knowingly (`evidence.ruling` says what counts then). Who
reviews `blind`, without being shown what others decided, is refused only where they themselves
decided meanwhile, in another window.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Judgement
from affiant.evidence.ruling import is_added, ruling

DECISIONS = (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.UNSURE)
"""What can be decided with one key. A correction needs words."""


@dataclass(eq=False)
class Overtaken(Exception):
    """Somebody has judged the fact since the page was made."""

    newest: Judgement

    def __str__(self) -> str:
        return f"judgement {self.newest.pk} is newer"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided of a fact, and what they knew."""

    verdict: Verdict
    by: str
    at: datetime
    seen: int = 0
    correction: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    blind: bool = False

    def is_of(self, row: Judgement) -> bool:
        """Whether this row records the same decision."""
        same = (row.by, row.verdict, row.note) == (self.by, self.verdict.value, self.note)
        return same and row.correction == dict(self.correction)


def decide(fact: Fact, decision: Decision) -> Judgement:
    """Record the decision. Raises Overtaken, and what `evidence.judging.judge` does."""
    with transaction.atomic():
        rows = _held(fact)
        own = [row for row in rows if row.by == decision.by]
        if own and decision.is_of(own[-1]) and own[-1] is rows[-1]:
            return own[-1]  # the same decision, sent again
        later = [row for row in (own if decision.blind else rows) if row.pk > decision.seen]
        if later:
            if own and decision.is_of(own[-1]):
                return own[-1]
            raise Overtaken(later[-1])
        stands = ruling(rows, added=is_added(fact))
        return judge(
            fact.pk,
            decision.verdict,
            by=decision.by,
            at=decision.at,
            note=decision.note,
            correction=dict(decision.correction),
            settles=stands.disputed and stands.voice(decision.by) is None,
        )


def undo(fact: Fact, undone: int, *, by: str, at: datetime) -> Judgement:
    """Judge again as this person judged before their judgement `undone`; nothing is taken away.

    Raises Overtaken when another one of theirs is newer, Judgement.DoesNotExist when there is no
    such one of theirs.
    """
    with transaction.atomic():
        own = [row for row in _held(fact) if row.by == by]
        if undone not in [row.pk for row in own]:
            raise Judgement.DoesNotExist
        before = next((row for row in reversed(own) if row.pk < undone), None)
        verdict = Verdict(before.verdict) if before else Verdict.SUGGESTED
        correction = before.correction if before else {}
        newest = own[-1]
        if newest.pk != undone:
            if (newest.verdict, newest.correction) == (verdict.value, correction):
                return newest  # the same, sent again
            raise Overtaken(newest)
        settles = bool(before and before.settles)
        return judge(fact.pk, verdict, by=by, at=at, correction=correction, settles=settles)


def _held(fact: Fact) -> list[Judgement]:
    """All judgements on it, its row held for this transaction (SQLite holds the whole database
    anyway)."""
    Fact.objects.select_for_update().get(pk=fact.pk)
    return list(Judgement.objects.filter(fact=fact).order_by("pk"))
