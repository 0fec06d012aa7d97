"""Facts that people found and the machine had missed.

They are rows like the machine's, found by "person" and sure, and everything that asks for facts
meets them. Who added one stands behind it with a judgement of their own, which also keeps it when
the text is searched for facts again; taking that back withdraws the fact.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from affiant.evidence.anchoring import anchored
from affiant.evidence.held import ADDED, Verdict
from affiant.evidence.judging import OF_THE_MACHINE, decoded
from affiant.evidence.models import Addition, Fact, Judgement, Text
from affiant.evidence.name_keys import name_keys
from affiant.evidence.ruling import is_added, rulings
from affiant.facts.codec import encode
from affiant.reading.span import Span

SURE = 1.0  # a person read the words; what others think of it, their verdicts say


class AlreadyThere(ValueError):
    """There is a fact of this kind on exactly these words: it is to be judged or corrected."""

    def __init__(self, fact: int) -> None:
        super().__init__(f"fact {fact} stands on these words")
        self.fact = fact


def add(
    text: Text,
    kind: str,
    span: Span,
    values: dict[str, Any],
    *,
    by: str,
    at: datetime,
    key: str = "",
) -> Fact:
    """Keep a fact on the words at `span`. `values` are its other attributes, as `facts.codec`
    writes them; `key` is what tells this addition from others of the same person.

    The same key again gives the fact that was made the first time. Raises AlreadyThere, ValueError
    for values that are none, `anchoring.Misplaced`.
    """
    with transaction.atomic():
        Text.objects.select_for_update().get(pk=text.pk)
        made = Addition.objects.filter(by=by, key=key).first() if key else None
        if made is not None:
            return made.fact
        span, words = anchored(text, span)
        _refuse_twice(text, kind, span)
        row = placed(text, kind, span, words, values)
        Addition.objects.create(fact=row, by=by, at=at, key=key)
        Judgement.objects.create(fact=row, verdict=Verdict.ACCEPTED.value, by=by, at=at)
        return row


def placed(text: Text, kind: str, span: Span, words: str, values: dict[str, Any]) -> Fact:
    """The stored row of such a fact. Raises ValueError."""
    others = {name: value for name, value in values.items() if name not in OF_THE_MACHINE}
    said = {"content": words} if kind == "quote" else {}
    own = {"kind": kind, "span": [span.start, span.end], "surface": words}
    fact = decoded({**said, **others, **own, "found_by": ADDED, "confidence": SURE})
    name, known = name_keys(fact)
    return Fact.objects.create(
        text=text,
        kind=kind,
        start=span.start,
        end=span.end,
        confidence=SURE,
        name_key=name,
        known_key=known,
        values=encode(fact),
    )


def _refuse_twice(text: Text, kind: str, span: Span) -> None:
    there = list(Fact.objects.filter(text=text, kind=kind, start=span.start, end=span.end))
    found = rulings(there)
    for one in there:
        withdrawn = is_added(one) and found[one.pk].verdict is Verdict.REJECTED
        if not withdrawn:
            raise AlreadyThere(one.pk)
