"""How often ordinary mail has each lead: `rates.yaml`, by `python -m benchmarks.mail_leads`.

The file holds counts only, and no word of any message.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Any

from affiant.mail.leads.kind import LeadKind
from affiant.vocabulary.sheet import mapping_of

ANY = "any"
"""In place of a kind: messages with at least one lead."""

ORDINARY, UNWANTED = "ordinary", "unwanted"
_Z = 1.959964  # of 95 %


@dataclass(frozen=True, slots=True)
class Set:
    """A set of messages, and the day on which it was measured (ISO)."""

    name: str
    messages: int
    measured: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Of `asked` messages in which the lead could be looked for, `found` have it."""

    found: int
    asked: int
    of: Set

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.found / self.asked if self.asked else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """See there."""
        return interval(self.found, self.asked)


def interval(found: int, asked: int) -> tuple[float, float]:
    """Between which shares the true one lies with 95 % (Wilson 1927); all of them for none."""
    if not asked:
        return 0.0, 1.0
    share, z = found / asked, _Z * _Z / asked
    middle = (share + z / 2) / (1 + z)
    half = _Z * sqrt(share * (1 - share) / asked + z / asked / 4) / (1 + z)
    return max(0.0, middle - half), min(1.0, middle + half)


def rate(kind: LeadKind | str, among: str = ORDINARY) -> Rate | None:
    """None where it was not measured. `kind` may be `ANY`."""
    sheet = _sheet()
    told = sheet["rates"].get(str(kind), {}).get(among)
    return None if told is None else Rate(int(told["found"]), int(told["asked"]), _set(among))


def _set(among: str) -> Set:
    told = _sheet()["sets"][among]
    return Set(told["name"], int(told["messages"]), told["measured"])


@cache
def _sheet() -> dict[str, Any]:
    return mapping_of(files(__package__).joinpath("rates.yaml"))
