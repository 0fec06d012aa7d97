"""What people decided and added, carried over when a document is read or searched for facts again.

A judged fact is never changed and never deleted. A new text version gets a copy of each
judgement whose fact stands in it too: the same kind with the same surface, and where the
surface stands more than once, at the nearest relative place. A fact that a person added and that
the machine still does not find is added again where its words stand. What has no place in the new
text stays on the old version, and `affiant verify` lists it.
"""

from dataclasses import dataclass, field
from typing import Any

from affiant import facts
from affiant.evidence.adding import placed
from affiant.evidence.anchoring import Misplaced, anchored
from affiant.evidence.held import Verdict
from affiant.evidence.judging import OF_THE_MACHINE
from affiant.evidence.models import Addition, Fact, Judgement, Text
from affiant.evidence.moving import Move
from affiant.evidence.ruling import is_added
from affiant.reading.span import Span

_OF_THE_ANCHOR = OF_THE_MACHINE | {"span", "surface"}


def refresh(text: Text) -> None:
    """Take away the unjudged facts of a text version, for those that the finders find today."""
    Fact.objects.filter(text=text, judgements=None).delete()
    text.facts_version = facts.VERSION
    text.save(update_fields=["facts_version"])


def supersede(old: Text, new: Text) -> None:
    """Let `new` take the place of `old` and take over the judgements on it."""
    _carry(old, new)
    old.superseded_by = new
    old.save(update_fields=["superseded_by"])


def unplaced() -> list[Judgement]:
    """The newest judgements of superseded texts that found no place in the new one."""
    newest: dict[int, Judgement] = {}
    judgements = Judgement.objects.exclude(fact__text__superseded_by=None)
    for judgement in judgements.select_related("fact__text").order_by("pk"):
        newest[judgement.fact_id] = judgement
    carried = set(
        Judgement.objects.exclude(carried_from=None).values_list("carried_from_id", flat=True)
    )
    return [judgement for judgement in newest.values() if judgement.pk not in carried]


def _carry(old: Text, new: Text) -> None:
    judgements = Judgement.objects.filter(fact__text=old).select_related("fact").order_by("pk")
    if judgements:
        landing = Landing(new, Move(old.body.text, new.body.text))
        for judgement in judgements:
            landing.take(judgement)


@dataclass
class Landing:
    """Puts judgements on the facts of a new text version."""

    new: Text
    move: Move
    _found: dict[tuple[str, str], list[Fact]] = field(default_factory=dict)
    _places: dict[int, Fact | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for fact in Fact.objects.filter(text=self.new):
            self._found.setdefault(_said(fact), []).append(fact)

    def take(self, judgement: Judgement) -> None:
        """Repeat the judgement here, if its fact and what it corrects stand here too."""
        old = judgement.fact
        if old.pk not in self._places:
            self._places[old.pk] = self._nearest(old) or self._added_again(old)
        place = self._places[old.pk]
        if place is None:
            return
        verdict, correction = judgement.verdict, judgement.correction
        if is_added(old) and not is_added(place):
            correction = {**_otherwise(old, place), **correction}
            verdict = _as_correction(verdict) if correction else verdict
        moved = self._moved(old, place, correction)
        if moved is not None:
            self._repeat(judgement, place, verdict, moved)

    def _nearest(self, old: Fact) -> Fact | None:
        candidates = self._found.get(_said(old), [])
        return min(
            candidates, key=lambda one: self.move.distance(old.start, one.start), default=None
        )

    def _added_again(self, old: Fact) -> Fact | None:
        addition = Addition.objects.filter(fact=old).first()
        if addition is None:
            return None
        span = self.move.of(Span(old.start, old.end))
        if span is None:
            return None
        values = {name: value for name, value in old.values.items() if name not in _OF_THE_ANCHOR}
        try:
            span, words = anchored(self.new, span)
        except Misplaced:
            return None
        row = placed(self.new, old.kind, span, words, self.move.spans_in(values))
        Addition.objects.create(fact=row, by=addition.by, at=addition.at, carried_from=old)
        return row

    def _moved(self, old: Fact, place: Fact, correction: dict[str, Any]) -> dict[str, Any] | None:
        """The correction with its places in the new text; None where its words do not stand."""
        if "span" not in correction:
            return self.move.spans_in(correction)
        near = place.start + correction["span"][0] - old.start
        span = self.move.near(Span(*correction["span"]), near)
        if span is None:
            return None
        try:
            anchored(self.new, span)
        except Misplaced:
            return None
        return {**self.move.spans_in(correction), "span": [span.start, span.end]}

    def _repeat(
        self, judgement: Judgement, place: Fact, verdict: str, correction: dict[str, Any]
    ) -> None:
        Judgement.objects.create(
            fact=place,
            verdict=verdict,
            by=judgement.by,
            at=judgement.at,
            note=judgement.note,
            correction=correction,
            name_key=judgement.name_key,
            settles=judgement.settles,
            carried_from=judgement,
        )


def _said(fact: Fact) -> tuple[str, str]:
    values: dict[str, Any] = fact.values
    return fact.kind, values["surface"]


def _otherwise(added: Fact, found: Fact) -> dict[str, Any]:
    """What a person who added a fact told otherwise than the machine, which finds it now, does."""
    names = (added.values.keys() | found.values.keys()) - _OF_THE_ANCHOR - {"reference_marker"}
    told = {name: added.values[name] for name in names & added.values.keys()}
    return {name: value for name, value in told.items() if found.values.get(name) != value}


def _as_correction(verdict: str) -> str:
    accepted = verdict == Verdict.ACCEPTED.value
    return Verdict.CORRECTED.value if accepted else verdict
