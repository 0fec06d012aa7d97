"""Invented tellings for tests of findings."""

from collections.abc import Hashable
from decimal import Decimal

from affiant.dossiers.findings.told import Told
from affiant.evidence.held import HeldFact, Verdict
from affiant.facts.kinds import Change, Figure, Money
from affiant.reading.span import Span
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.direction import Direction


def told(
    fact: Figure | Money,
    document: int = 1,
    origin: Hashable | None = None,
    published: str | None = None,
    *,
    verdict: Verdict = Verdict.SUGGESTED,
    language: str | None = "en",
) -> Told:
    """A fact as told by a document that is its own origin unless said otherwise."""
    return Told(HeldFact(1, fact, verdict), document, origin or document, published, language)


def figure(
    value: str,
    of: str,
    unit: str = "case",
    period: str | None = "2020",
    *,
    surface: str | None = None,
    change: str | None = None,
    since: str | None = None,
    denominator: str | None = None,
    comparator: Comparator = Comparator.EXACT,
    at: int = 0,
) -> Figure:
    """A figure; `change` is signed ("-8" is down 8 %)."""
    words = surface or f"{value} {of}"
    moved = None
    if change is not None:
        number = Decimal(change)
        way = Direction.DOWN if number < 0 else Direction.UP
        moved = Change(abs(number), "%", way, since)
    return Figure(
        span=Span(at, at + len(words)),
        surface=words,
        found_by="test",
        confidence=0.9,
        value=Decimal(value),
        unit=unit,
        of=of,
        period=period,
        change=moved,
        denominator=denominator or ("unstated" if unit == "%" else None),
        comparator=comparator,
    )


def money(amount: str, payer: str | None, payee: str | None, surface: str | None = None) -> Money:
    """A sum in dollars."""
    words = surface or f"${amount}"
    return Money(
        span=Span(0, len(words)),
        surface=words,
        found_by="test",
        confidence=0.9,
        amount=Decimal(amount),
        currency="USD",
        payer=payer,
        payee=payee,
    )
