from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.payment import PaymentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Fact):
    """A sum. `span` covers the amount with its currency ("$19.4 million").

    `amount` is in units of `currency` (ISO 4217), None for a sum that is only hinted at
    ("millions of dollars"; `low` is then twice the unit) or is a range (`low`, `high`); below
    zero only where a table of accounts sets it in brackets. Two
    currencies in one phrase ("$20 millions d'euros") leave `currency` as the sign before the
    number and name the other in `currency_conflict`. A bare dollar, franc or pound is the
    country's that the document tells of (the support of `currency` is the place that tells it);
    `currency` is None where it tells of several.
    Payer, payee and purpose only where the sentence tells. `through` is who stands between
    them ("through Dell", "par l'intermédiaire d'un revendeur"), None where money goes direct or
    nobody says. Supports: amount, currency, payer, payee, purpose, status, through;
    of a table's cell also unit, period, row, column and caption.
    """

    kind: ClassVar[str] = "money"

    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    comparator: Comparator = Comparator.EXACT
    payer: str | None = None
    payee: str | None = None
    purpose: str | None = None
    status: PaymentStatus | None = None
    currency_conflict: str | None = None
    through: str | None = None
