"""What people decided, carried over when a document is read or searched for facts again.

A judged fact is never changed and never deleted. A new text version gets a copy of each
judgement whose fact stands in it too: the same kind with the same surface, and where the
surface stands more than once, at the nearest relative place. What has no place in the new
text stays on the old version, and `affiant verify` lists it.
"""

from typing import Any

from affiant import facts
from affiant.evidence.models import Fact, Judgement, Text


def refresh(text: Text) -> None:
    """Take away the unjudged facts of a text version, for those that the finders find today."""
    Fact.objects.filter(text=text, judgements=None).delete()
    text.facts_version = facts.VERSION
    text.save(update_fields=["facts_version"])


def supersede(old: Text, new: Text) -> None:
    """Let `new` take the place of `old` and take over the judgements on it."""
    _carry_judgements(old, new)
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


def _carry_judgements(old: Text, new: Text) -> None:
    candidates: dict[tuple[str, str], list[Fact]] = {}
    for fact in Fact.objects.filter(text=new):
        candidates.setdefault(_said(fact), []).append(fact)
    for judgement in Judgement.objects.filter(fact__text=old).select_related("fact").order_by("pk"):
        place = _nearest(judgement.fact, candidates.get(_said(judgement.fact), []), old, new)
        if place is not None:
            Judgement.objects.create(
                fact=place,
                verdict=judgement.verdict,
                by=judgement.by,
                at=judgement.at,
                note=judgement.note,
                correction=judgement.correction,
                carried_from=judgement,
            )


def _nearest(fact: Fact, candidates: list[Fact], old: Text, new: Text) -> Fact | None:
    old_length, new_length = max(1, len(old.body.text)), max(1, len(new.body.text))
    return min(
        candidates,
        key=lambda found: abs(found.start / new_length - fact.start / old_length),
        default=None,
    )


def _said(fact: Fact) -> tuple[str, str]:
    values: dict[str, Any] = fact.values
    return fact.kind, values["surface"]
