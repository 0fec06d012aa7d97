"""The attributes of a fact as labelled lines, in the text's words wherever it has them."""

from collections.abc import Iterator
from decimal import Decimal
from functools import singledispatch

from affiant.dossiers.locale_forms import measured, number
from affiant.dossiers.wording import Wording
from affiant.facts.kinds import (
    UNSTATED,
    Act,
    Change,
    Claim,
    Demand,
    Event,
    Fact,
    Figure,
    Manner,
    Mention,
    Money,
    Outcome,
    Quote,
    Reference,
    Response,
    TimeExpression,
)
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.event import EventKind

_CRIMINAL = frozenset(
    {
        EventKind.INVESTIGATED,
        EventKind.ARRESTED,
        EventKind.CHARGED,
        EventKind.CONVICTED,
        EventKind.ACQUITTED,
        EventKind.DISMISSED,
        EventKind.SENTENCED,
    }
)
"""Events that our own labels never tie to a name: the source's words stand alone."""

Detail = tuple[str, str]
"""A label in the reader's language and a value."""


def details(fact: Fact, wording: Wording) -> tuple[Detail, ...]:
    """All that the fact tells besides its words; empty attributes are left out."""
    return tuple((label, value) for label, value in _all(fact, wording) if value)


def _all(fact: Fact, wording: Wording) -> Iterator[tuple[str, str | None]]:
    yield from _told(fact, wording)
    if fact.reference_marker:
        yield wording.gettext("reference"), fact.reference_marker


@singledispatch
def _told(fact: Fact, wording: Wording) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """By kind of fact; a kind without attributes of its own tells nothing."""
    yield from ()


@_told.register
def _money(fact: Money, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("amount"), _amount(fact.amount, fact.comparator, fact.currency, wording)
    yield _("other currency named"), fact.currency_conflict
    yield _("from"), fact.payer
    yield _("to"), fact.payee
    yield _("for"), fact.purpose
    yield _("status"), wording.term(fact.status) if fact.status else None


@_told.register
def _figure(fact: Figure, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("value"), _value(fact, wording)
    yield _("counts"), fact.of
    unstated = fact.denominator == UNSTATED
    yield _("out of"), _("not stated by the source") if unstated else fact.denominator
    yield _("period"), wording.date(fact.period) if fact.period else None
    yield _("change"), _change(fact.change, wording) if fact.change else None
    yield _("published"), wording.date(fact.vintage) if fact.vintage else None


@_told.register
def _quote(fact: Quote, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("role"), fact.role
    yield _("channel"), fact.channel
    yield _("as told by"), fact.told_by
    direct = fact.manner in (Manner.DIRECT, Manner.SCARE)
    yield _("manner"), None if direct else wording.term(fact.manner)
    yield _("what they did"), None if fact.act is Act.SPEECH else wording.term(fact.act)


@_told.register
def _mention(fact: Mention, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("kind"), wording.term(fact.entity_kind).lower()
    same = fact.name == fact.surface.replace("’", "'")
    yield _("in full"), None if same else fact.name
    yield _("role"), fact.role
    known = fact.known_as not in (None, fact.name, fact.surface)
    yield _("perhaps"), fact.known_as if known else None


@_told.register
def _time(fact: TimeExpression, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    day = wording.date(fact.iso) if fact.iso else None
    yield _("date"), None if day == fact.surface else day
    yield _("counted from"), wording.date(fact.anchor) if fact.anchor else None


@_told.register
def _demand(fact: Demand, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("by"), fact.by
    yield _("addressed to"), fact.to
    yield _("through"), fact.vehicle
    yield _("condition"), fact.condition
    yield _("deadline"), fact.deadline


@_told.register
def _response(fact: Response, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("by"), fact.by
    yield _("addressed to"), fact.to
    yield _("stance (classified by machine)"), wording.term(fact.stance)


@_told.register
def _outcome(fact: Outcome, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("by"), fact.actor
    yield _("with regard to"), fact.against
    told = fact.result is not None and fact.result in fact.surface
    yield _("result"), None if told else fact.result
    yield _("date"), wording.date(fact.date) if fact.date else None
    yield _("claimed by"), fact.claimed_by


@_told.register
def _event(fact: Event, wording: Wording) -> Iterator[tuple[str, str | None]]:
    """The kind is not shown: "revealed" in our voice would say that it is so."""
    if fact.event_kind not in _CRIMINAL:
        yield wording.gettext("involved"), ", ".join(fact.actors)


@_told.register
def _claim(fact: Claim, wording: Wording) -> Iterator[tuple[str, str | None]]:
    yield wording.gettext("said of"), ", ".join(fact.about)


@_told.register
def _reference(fact: Reference, wording: Wording) -> Iterator[tuple[str, str | None]]:
    _ = wording.gettext
    yield _("number in the document"), fact.number
    yield _("publisher"), fact.publisher
    cited = len(fact.cited_at)
    yield _("cited"), wording.times(cited) if cited else None


def _amount(
    amount: Decimal | None, comparator: Comparator, unit: str | None, wording: Wording
) -> str | None:
    if amount is None:
        return None
    words = _counted(amount, unit or "", wording)
    return words if comparator is Comparator.EXACT else f"{wording.term(comparator)} {words}"


def _value(fact: Figure, wording: Wording) -> str | None:
    unit = fact.unit or ""
    if fact.low is not None and fact.high is not None:
        return f"{number(fact.low, wording.language)}–{_counted(fact.high, unit, wording)}"
    if fact.value is None and fact.low is not None:
        more = Comparator.MORE if fact.comparator is Comparator.MORE else Comparator.AT_LEAST
        return _amount(fact.low, more, unit, wording)
    if fact.value is None and fact.high is not None:
        less = Comparator.LESS if fact.comparator is Comparator.LESS else Comparator.AT_MOST
        return _amount(fact.high, less, unit, wording)
    return _amount(fact.value, fact.comparator, unit, wording)


def _counted(value: Decimal, unit: str, wording: Wording) -> str:
    """A number with its unit in the reader's language. Our names for what is counted
    ("employee") are English and singular: the text's own words for it stand beside."""
    known = measured(value, unit, wording.language) if unit else None
    if known is not None:
        return known
    plain = number(value, wording.language)
    return f"{plain} {unit}" if unit and not _names_things(unit) else plain


def _names_things(unit: str) -> bool:
    """Whether a unit is a noun of ours, where "%" and "USD" are signs that all can read."""
    return unit.replace(" ", "").replace("-", "").isalpha() and not unit.isupper()


def _change(change: Change, wording: Wording) -> str:
    words = f"{wording.term(change.direction)} {_counted(change.value, change.unit, wording)}"
    if not change.base_period:
        return words
    since = wording.gettext("against {period}").format(period=wording.date(change.base_period))
    return f"{words}, {since}"
