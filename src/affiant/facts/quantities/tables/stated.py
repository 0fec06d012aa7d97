"""What a number of a table states, put together from its cell, its headers and the caption."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from affiant.facts.kinds import (
    UNATTRIBUTED,
    UNSTATED,
    Attribution,
    Change,
    Figure,
    Money,
    Support,
    Voice,
)
from affiant.facts.quantities.made import plain
from affiant.facts.quantities.tables.header import Header
from affiant.facts.quantities.tables.layout import Placed
from affiant.facts.quantities.tables.lexicon import header_words
from affiant.reading.document import Document
from affiant.reading.passage import Passage
from affiant.reading.span import Span
from affiant.vocabulary.direction import Direction

FOUND_BY = "tables/1"
_BOTH, _ONE = 0.85, 0.7
"""Confidence of a number with headers of its row and of its column, and with one of the two."""
_SOURCE = re.compile(r"(\w{4,8})\s?:\s*([^\n;]{2,80}?)[.\s]*$")
_OF_MONEY = frozenset(("contract", "fine", "grant", "invoice", "payment", "loan"))
_NO_CODE = "XXX"


@dataclass(frozen=True, slots=True)
class Reading:
    """The headers of a number by what each of them tells."""

    counted: Header | None
    unit: Header | None
    period: Header | None


def fact_of(placed: Placed, said: Attribution) -> Figure | Money | None:
    """The number as a fact; None where nothing tells what it counts, or it counts nothing."""
    near = (*reversed(placed.columns), *reversed(placed.rows))
    if any(head.names for head in (*placed.columns[-1:], *placed.rows[-1:])):
        return None
    read = Reading(
        _counted(placed),
        _unit(near, placed.captions),
        next((head for head in (*near, *reversed(placed.captions)) if head.period), None),
    )
    if read.counted is None:
        return None
    percent = placed.value.number.percent or (read.unit is not None and read.unit.percent)
    money = placed.value.money is not None or (read.unit is not None and read.unit.currency)
    if money and not placed.value.number.percent:
        return _money(placed, read, said)
    return _figure(placed, read, said, percent=percent)


def _counted(placed: Placed) -> Header | None:
    """What is counted: the header with a noun that the field counts, else the column's words.

    A caption's noun goes before the words of a row: in "Cases by district" these are districts.
    """
    near = (*reversed(placed.columns), *reversed(placed.rows))
    captions = tuple(reversed(placed.captions))
    candidates = (
        *(head for head in near if head.noun),
        *(head for head in reversed(placed.columns) if head.counts),
        *(head for head in captions if head.noun),
        *(head for head in reversed(placed.rows) if head.counts),
    )
    return next(iter(candidates), None)


def _unit(near: tuple[Header, ...], captions: tuple[Header, ...]) -> Header | None:
    """The nearest header that tells a percentage, a currency or a scale.

    A caption's currency is not of a column of persons: "Staff" in "Accounts (in euros)".
    """
    own = next((head for head in near if head.percent or head.currency or head.scale > 1), None)
    if own:
        return own
    nouns = any(head.noun and head.noun not in _OF_MONEY for head in near)
    for head in reversed(captions):
        if head.percent or head.scale > 1 or head.currency:
            return None if nouns and head.currency else head
    return None


def _figure(placed: Placed, read: Reading, said: Attribution, *, percent: bool) -> Figure:
    counted = read.counted
    assert counted is not None  # noqa: S101 - a number that counts nothing is no fact
    low, high, number = _scaled(placed, read, percent=percent)
    unit = "%" if percent else counted.noun
    moved = any(head.change for head in (*placed.columns[-1:], *placed.rows[-1:]))
    return Figure(
        **_of_cell(placed, read, said, "value"),
        value=number,
        low=low,
        high=high,
        unit=unit,
        of=counted.text,
        denominator=(counted.whole or UNSTATED) if percent else None,
        period=read.period.period if read.period else None,
        change=_change(number, unit) if moved else None,
    )


def _money(placed: Placed, read: Reading, said: Attribution) -> Money:
    value = placed.value
    low, high, number = _scaled(placed, read, percent=False)
    stated = value.money.currency if value.money else None
    told = stated or (read.unit.currency if read.unit else None)
    return Money(
        **_of_cell(placed, read, said, "amount"),
        amount=number,
        low=low,
        high=high,
        currency=None if told == _NO_CODE else told,
        currency_conflict=value.money.conflict if value.money else None,
    )


def _of_cell(placed: Placed, read: Reading, said: Attribution, value: str) -> dict[str, Any]:
    """What a figure and a sum of a cell have in common; `value` names the number's support."""
    return {
        "span": placed.value.cell.span,
        "surface": placed.value.cell.text,
        "found_by": FOUND_BY,
        "confidence": _confidence(placed),
        "attribution": said,
        "supports": tuple(_supports(placed, read, value)),
        "comparator": placed.value.comparator,
    }


def _scaled(
    placed: Placed, read: Reading, *, percent: bool
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Low, high and value times the header's scale, if the cell has none of its own."""
    number = placed.value.number
    own = percent or number.scale > 1
    factor = Decimal(read.unit.scale) if read.unit and not own else Decimal(1)
    low, high, value = (
        plain(one * factor) if one is not None else None
        for one in (number.low, number.high, number.value)
    )
    return low, high, value


def _change(number: Decimal | None, unit: str | None) -> Change | None:
    if number is None:
        return None
    way = Direction.UP if number > 0 else Direction.DOWN if number < 0 else Direction.SAME
    return Change(abs(number), unit or "", way)


def _confidence(placed: Placed) -> float:
    return _BOTH if placed.rows and placed.columns else _ONE


def _supports(placed: Placed, read: Reading, value: str) -> Iterator[Support]:
    yield Support(value, placed.value.cell.span)
    named = (("of", read.counted), ("unit", read.unit), ("period", read.period))
    for attribute, head in named:
        if head is not None and (attribute != "of" or value == "value"):
            yield Support(attribute, head.span)
    yield from place(placed.rows, placed.columns, placed.captions)


def place(
    rows: tuple[Header, ...], columns: tuple[Header, ...], captions: tuple[Header, ...]
) -> Iterator[Support]:
    """Where a fact stands: the headers of its row and column, and what stands over the table."""
    for attribute, heads in (("row", rows), ("column", columns), ("caption", captions)):
        for head in heads:
            yield Support(attribute, head.span)


def source_of(document: Document, after: Passage | None) -> Attribution:
    """ "Source: annual report", right under a table."""
    words = after.span.of(document.text) if after is not None and len(after.span) < 100 else ""  # noqa: PLR2004 - a note
    found = _SOURCE.match(words)
    if after is None or found is None or found[1].lower() not in header_words().sources:
        return UNATTRIBUTED
    start = after.span.start + found.start(2)
    return Attribution(Voice.SPEAKER, found[2], Span(start, start + len(found[2])))
