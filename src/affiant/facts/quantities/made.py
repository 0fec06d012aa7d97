"""Drafts and sums made into facts: spans of the document, support for each attribute."""

from dataclasses import replace
from decimal import Decimal

from affiant.facts.kinds import (
    UNSTATED,
    Attribution,
    Change,
    Figure,
    Mention,
    Money,
    Support,
    TimeExpression,
)
from affiant.facts.quantities import framing
from affiant.facts.quantities.currency import NO_SINGLE_CODE
from affiant.facts.quantities.draft import TIME_UNITS, Draft
from affiant.facts.quantities.multiplied import TIMES
from affiant.facts.quantities.payment import Payment, payment
from affiant.facts.quantities.period import around, period
from affiant.facts.quantities.setting import LASTING, Setting
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.wording import Wording
from affiant.reading.span import Span
from affiant.vocabulary.comparator import Comparator

FIGURES, MONEY = "figures/1", "money/1"
_SURE_SUM, _HINTED_SUM = 0.95, 0.75
_BESIDE = 12  # code points between a length of time and the time that it is told of
_HYPHENS = frozenset("-‑")  # a 94-page opinion has no time, what it tells has
_SHARE_PLACES = Decimal("0.000000000001")


def figure_of(wording: Wording, setting: Setting, said: Attribution, draft: Draft) -> Figure:
    """The draft as a figure of the document."""
    draft = _without_time(wording, setting, draft)
    span = _span(wording, draft.first, draft.last)
    base = _span(wording, *draft.base) if draft.base else None
    adjective = draft.number is not None and wording.low(draft.number.after) in _HYPHENS
    when = None if adjective else period(wording, setting, span, base)
    supports = [*_supports(wording, draft)]
    told = _told_period(when, setting, span)
    if isinstance(when, TimeExpression):
        told = _held_period(wording, draft, told, when, span)
    if isinstance(when, TimeExpression) and told:
        supports.append(Support("period", when.span))
    return Figure(
        span=span,
        surface=wording.surface(draft.first, draft.last),
        found_by=FIGURES,
        confidence=draft.confidence,
        attribution=setting.speaker(span) or said,
        supports=tuple(supports),
        reference_marker=setting.marker_after(span.end, wording.sentence.span),
        value=plain(draft.value),
        low=plain(draft.low),
        high=plain(draft.high),
        comparator=draft.comparator,
        unit=draft.unit,
        of=_words(wording, draft.of),
        denominator=_denominator(wording, draft),
        period=told,
        change=_change(setting, draft.change, base)
        or _gone_on(wording, setting, draft.change, told),
    )


def _without_time(wording: Wording, setting: Setting, draft: Draft) -> Draft:
    """What is counted without the time that ends it: "14 men | in January"; none cut in two."""
    if draft.number is None or draft.number.after >= draft.last:
        return draft
    after = draft.number.after
    times = setting.times_in(_span(wording, after, draft.last))
    ending = [time for time in times if time.time_kind not in LASTING]
    last = max([draft.last, *(wording.at(time.span.end) for time in ending)])
    if not ending or last > wording.at(ending[-1].span.end):
        last = max(_before_link(wording, after, draft.last), after)
        whole, of = _up_to(draft.denominator, last), _up_to(draft.of, last)
        return replace(draft, last=last, of=of, denominator=whole)
    place = max(_before_link(wording, after, wording.at(ending[0].span.start)), after)
    return replace(
        draft,
        last=last,
        of=_up_to(draft.of, place),
        denominator=_up_to(draft.denominator, place),
    )


def _up_to(where: tuple[int, int] | None, last: int) -> tuple[int, int] | None:
    return where if where is None or where[1] <= last or where[0] >= last else (where[0], last)


def _before_link(wording: Wording, first: int, last: int) -> int:
    """Back over the words that lead to a time: "d'ici", "depuis le", "in"."""
    links = wording.measures.time_links
    while last > first:
        until = wording.low(last - 1) == "ici" and wording.low(last - 2) == "d'"
        if not until and wording.low(last - 1) not in links:
            break
        last -= 1
    return last


def _held_period(
    wording: Wording, draft: Draft, told: str | None, when: TimeExpression, span: Span
) -> str | None:
    """The time of one end of a change; of a length of time only what stands beside it."""
    if told is None:
        return None
    begin, _, end = told.partition("/")
    if draft.end:
        return (begin if draft.end == "before" else end) if end else _after_only(draft, told)
    beside = 0 <= when.span.start - span.end <= _BESIDE
    if draft.unit in TIME_UNITS and draft.moved_by is None and not beside:
        return None
    link = wording.at(when.span.start) - 1
    link -= wording.low(link) in ("le", "l'", "the")
    since = wording.low(link) in wording.measures.since
    return f"{told}/.." if since and "/" not in told else told


def _after_only(draft: Draft, told: str) -> str | None:
    return told if draft.end == "after" else None


def _span(wording: Wording, first: int, last: int) -> Span:
    return wording.sentence.locate(wording.tokens[first].start, wording.tokens[last - 1].end)


def plain(value: Decimal | None) -> Decimal | None:
    """The value without an exponent or trailing zeros: 19400000, not 1.94E+7."""
    if value is None:
        return None
    whole = value.to_integral_value()
    if value == whole:
        return whole.quantize(Decimal(1)) if whole.adjusted() < 27 else whole  # noqa: PLR2004 - Decimal's precision
    return (value.quantize(_SHARE_PLACES) if abs(value) < 1 else value).normalize()


def _words(wording: Wording, where: tuple[int, int] | None) -> str | None:
    return wording.surface(*where) or None if where else None


def _denominator(wording: Wording, draft: Draft) -> str | None:
    told = _words(wording, draft.denominator)
    return told or (UNSTATED if draft.unit == "%" else None)


def _told_period(when: TimeExpression | str | None, setting: Setting, span: Span) -> str | None:
    if when is None or isinstance(when, str):
        return when
    told = when.iso or ""
    if told.endswith("/.."):
        until = setting.heading_year(span.start)
        return told.replace("..", until) if until and until > told[:4] else told
    return told or None


def _change(setting: Setting, change: Change | None, base: Span | None) -> Change | None:
    if change is None or base is None:
        return change if change and change.unit == TIMES else None
    against = next((time.iso for time in setting.times_in(base) if time.iso), None)
    return replace(change, value=plain(change.value) or change.value, base_period=against)


def _gone_on(
    wording: Wording, setting: Setting, change: Change | None, told: str | None
) -> Change | None:
    """A change without its own base, in the year that the sentence before compares."""
    if change is None or told is None or not told.isdecimal():
        return change
    against = setting.compared_year(wording.sentence.span, told)
    return replace(change, base_period=against) if against else change


def _supports(wording: Wording, draft: Draft) -> list[Support]:
    held = dict(draft.held)
    if draft.number is not None:
        held["value"] = (draft.number.first, draft.number.last)
        _, start = framing.compared(wording, draft.number)
        if draft.comparator is not Comparator.EXACT and start < draft.number.first:
            held["comparator"] = (start, draft.number.first)
    phrases = {"of": draft.of, "denominator": draft.denominator}
    held |= {attribute: where for attribute, where in phrases.items() if where}
    return [
        Support(attribute, _span(wording, *where))
        for attribute, where in held.items()
        if where[0] < where[1]
    ]


def money_of(wording: Wording, setting: Setting, said: Attribution, told: Sum) -> Money:
    """The sum as a fact of the document."""
    span = _span(wording, told.first, told.last)
    number = told.number
    comparator, _ = framing.compared(wording, replace(number, first=told.first))
    told, place = setting.homeland.settled(wording, told)
    paid = payment(wording, told, setting.mentions_in(around(wording, span)), setting.public)
    return Money(
        span=span,
        surface=wording.surface(told.first, told.last),
        found_by=MONEY,
        confidence=_HINTED_SUM if number.value is None else _SURE_SUM,
        attribution=setting.speaker(span) or said,
        supports=(
            Support("amount", _span(wording, number.first, number.last)),
            *([Support("currency", place)] if place else ()),
            *_parties(wording, paid),
        ),
        reference_marker=setting.marker_after(span.end, wording.sentence.span),
        amount=plain(number.value),
        low=plain(number.low),
        high=plain(number.high),
        currency=None if told.currency == NO_SINGLE_CODE else told.currency,
        comparator=comparator,
        payer=paid.payer.name if paid.payer else None,
        payee=paid.payee.name if paid.payee else None,
        purpose=_words(wording, paid.purpose),
        status=paid.status,
        currency_conflict=told.conflict,
        through=paid.through.name if paid.through else _words(wording, paid.middleman),
    )


def _parties(wording: Wording, paid: Payment) -> list[Support]:
    named: list[tuple[str, Mention | None]] = [
        ("payer", paid.payer),
        ("payee", paid.payee),
        ("through", paid.through),
    ]
    held = [Support(role, mention.span) for role, mention in named if mention]
    places = (("purpose", paid.purpose), ("status", paid.verb), ("through", paid.middleman))
    for attribute, where in places:
        if where:
            held.append(Support(attribute, _span(wording, *where)))
    return held
