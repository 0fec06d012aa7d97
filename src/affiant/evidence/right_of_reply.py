"""The right of reply: who is named was asked for an answer before anything appears, and what came.

One home for dossiers and for tables of mail: what a record says, and when it is enough.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """Somebody named was asked, or (`reason`) was not and why. Days are ISO 8601, "" for none; an
    answer is kept word for word."""

    party: str
    channel: str = ""
    asked_on: str = ""
    deadline: str = ""
    answer: str = ""
    answered_on: str = ""
    reason: str = ""

    def holds(self, today: date) -> bool:
        """Whether it may appear by now: they answered, the day is past, or the reason is kept."""
        if self.reason:
            return True
        return bool(self.asked_on) and (bool(self.answer) or self.deadline < today.isoformat())

    @property
    def told(self) -> dict[str, Any]:
        """The record as it is published; null where there is nothing."""
        return {name: said or None for name, said in asdict(self).items()}

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Reply":
        """The record again."""
        return cls(**{name: said or "" for name, said in told.items()})


def is_asked(asked_on: str, deadline: str) -> bool:
    """Whether these are the days of a question: an answer is wanted after the day of asking."""
    return bool(asked_on) and bool(deadline) and deadline > asked_on
