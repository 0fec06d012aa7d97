"""What counts of all that people decided about a fact.

Each person's newest judgement is their voice; one that was taken back (SUGGESTED) is none. Where
all voices say the same, that counts. Where they do not, the fact counts as unsure until somebody
gives way, or until a person who had no voice yet decides (`Judgement.settles`): from then on only
that decision counts and what is said after it, so that a later doubt opens the question again.
A fact that a person added counts as rejected once nobody stands behind it any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from affiant.evidence.held import ADDED, Verdict
from affiant.evidence.models import Fact, Judgement

_DROPPED = Verdict.SUGGESTED.value


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person says of a fact now. `judgement` is its number."""

    judgement: int
    by: str
    at: datetime
    verdict: Verdict
    correction: Mapping[str, Any]
    settles: bool = False
    note: str = ""

    def agrees(self, other: "Voice") -> bool:
        """Whether both come to the same."""
        return (self.verdict, self.correction) == (other.verdict, other.correction)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What counts, and who says what. `newest` is the number of the newest judgement, 0 for
    none; `voices` are in the order in which they were given."""

    verdict: Verdict = Verdict.SUGGESTED
    correction: Mapping[str, Any] | None = None
    voices: tuple[Voice, ...] = ()
    newest: int = 0
    disputed: bool = False

    def voice(self, by: str) -> Voice | None:
        """What this person says; None where they say nothing."""
        return next((one for one in self.voices if one.by == by), None)

    def basis(self, by: str) -> Mapping[str, Any]:
        """The correction that this person is shown, and goes on from: their own, else what
        counts."""
        own = self.voice(by)
        if own is not None and own.verdict is Verdict.CORRECTED:
            return own.correction
        return self.correction or {}

    def values(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """A fact's stored values as they stand."""
        return {**found, **(self.correction or {})}


UNJUDGED = Ruling()
WITHDRAWN = Ruling(Verdict.REJECTED)


def ruling(rows: Iterable[Judgement], *, added: bool = False) -> Ruling:
    """What counts, by all judgements on one fact in the order in which they were recorded."""
    newest, said = 0, dict[str, Judgement]()
    for row in rows:
        newest = row.pk
        said.pop(row.by, None)
        if row.verdict != _DROPPED:
            said[row.by] = row
    voices = tuple(map(_voice, said.values()))
    if not voices:
        return Ruling(Verdict.REJECTED if added else Verdict.SUGGESTED, newest=newest)
    standing = _since_settled(voices)
    last = standing[-1]
    if all(one.agrees(last) for one in standing):
        return Ruling(last.verdict, last.correction, voices, newest)
    return Ruling(Verdict.UNSURE, None, voices, newest, disputed=True)


def rulings(facts: Iterable[Fact]) -> dict[int, Ruling]:
    """What counts of each of these facts that was judged or added, by its number; one query."""
    rows = {fact.pk: fact for fact in facts}
    found = rulings_of_rows(Judgement.objects.filter(fact__in=list(rows)).order_by("pk"), rows)
    withdrawn = {pk: WITHDRAWN for pk, fact in rows.items() if is_added(fact) and pk not in found}
    return found | withdrawn


def rulings_of_rows(
    judgements: Iterable[Judgement], facts: Mapping[int, Fact]
) -> dict[int, Ruling]:
    """What counts of each fact that these judgements, in their order, are on."""
    grouped: dict[int, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.fact_id in facts:
            grouped.setdefault(judgement.fact_id, []).append(judgement)
    return {pk: ruling(rows, added=is_added(facts[pk])) for pk, rows in grouped.items()}


def is_added(fact: Fact) -> bool:
    """Whether a person found it, and not the machine."""
    return bool(fact.values.get("found_by") == ADDED)


def _voice(row: Judgement) -> Voice:
    verdict = Verdict(row.verdict)
    return Voice(row.pk, row.by, row.at, verdict, row.correction, row.settles, row.note)


def _since_settled(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """From the last decision that settled a disagreement on; all where none did."""
    ends = [place for place, one in enumerate(voices) if one.settles]
    return voices[ends[-1] :] if ends else voices
