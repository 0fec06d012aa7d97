"""Counts with what they count, and lengths of time."""

from dataclasses import replace

from affiant.facts.quantities import framing
from affiant.facts.quantities.draft import BARE, CLEAR, SPELLED, VAGUE, Draft
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.comparator import Comparator

_TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))


def count_draft(wording: Wording, plain: Draft) -> Draft | None:
    """A count with what it counts: "163 défendeurs", "More than 4,000 Google employees"."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    end = wording.phrase_end(number.after)
    found = framing.unit_of(wording, number, end)
    unit = found[0] if found else None
    if unit in _TIME_UNITS and found:
        return _length_of_time(wording, plain, unit, found[1])
    head = framing.head_before(wording, plain.first)
    subject = framing.measured_subject(wording, plain.first)
    pronoun = framing.antecedent(wording, number) if found is None else None
    nothing = unit is None and pronoun is None and head is None and subject is None
    if nothing and not wording.verb(end):
        return None
    last = framing.with_predicate(wording, plain.first, number, end)
    first = plain.first
    if found is None and (head is not None or subject):
        first = head if head is not None else subject[0] if subject else first
    found = found or pronoun
    unit = found[0] if found else None
    held = {"unit": found[1]} if found else {}
    if pronoun:
        last = max(last, end)
    of = (number.after, max(last, end)) if max(last, end) > number.after else None
    return replace(
        plain,
        first=first,
        last=max(last, number.after),
        unit=unit,
        of=of,
        held=held,
        level=True,
        confidence=_sureness(number, unit),
    )


def _length_of_time(wording: Wording, plain: Draft, unit: str, noun: tuple[int, int]) -> Draft:
    last = noun[1]
    if wording.low(last) in wording.words.of | {"in"} and wording.low(last + 1).isalpha():
        last = wording.trimmed(last, min(wording.phrase_end(last + 1), last + 4))
    if plain.comparator is Comparator.MORE and wording.low(plain.first) == "over":
        plain = replace(plain, first=plain.first + 1, comparator=Comparator.EXACT)
    return replace(
        plain, unit=unit, last=max(last, noun[1]), held={"unit": noun}, confidence=SPELLED
    )


def _sureness(number: Number, unit: str | None) -> float:
    if number.form is Form.VAGUE:
        return VAGUE
    if unit is None:
        return BARE
    return CLEAR if number.digits else SPELLED
