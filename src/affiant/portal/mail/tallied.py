"""The domains behind the founding story's table (`mail.settling.counts`), and its numbers in words.

Every question here is one query, however many messages there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from affiant.mail.attribution.domain import ancestry
from affiant.mail.attribution.holder import Holder, Kind
from affiant.mail.attribution.holder import table as reviewed
from affiant.mail.attribution.tally import Count as Counts
from affiant.mail.models import Message
from affiant.portal.speech import Speech

_NUMBERS = {"number": Count("pk"), "accounts": Count("sender", distinct=True)}
"""Messages and distinct accounts; those without a sender have one account between them."""


@dataclass(frozen=True, slots=True)
class Met:
    """A domain that senders wrote from, and whose the messages were taken to be."""

    domain: str
    organisation: str
    kind: Kind
    count: Counts
    entry: Holder | None = None

    @property
    def checked(self) -> date | None:
        """When the entry was compared with its source; None for never, or no entry."""
        return self.entry.source.checked if self.entry and self.entry.source else None


def domains(
    rows: QuerySet[Message], kinds: Iterable[Kind], start: int, size: int
) -> tuple[tuple[Met, ...], bool]:
    """The domains of these kinds by falling number of messages, and whether there are more."""
    wanted = [kind.value for kind in kinds]
    told = (
        rows.filter(attributed__kind__in=wanted)
        .exclude(attributed__domain="")
        .order_by()
        .values_list("attributed__domain", "attributed__organisation", "attributed__kind")
        .annotate(**_NUMBERS)
        .order_by("-number", "attributed__domain", "attributed__organisation")
    )
    found = list(told[start : start + size + 1])
    return tuple(_met(*one) for one in found[:size]), len(found) > size


def count_words(count: Counts, speech: Speech) -> dict[str, str]:
    """Its two numbers as pages say them."""
    return {
        "messages": speech.number(count.messages),
        "accounts": speech.ngettext("{n} account", "{n} accounts", count.accounts),
    }


def _met(domain: str, organisation: str, kind: str, messages: int, accounts: int) -> Met:
    entry = _entry(domain, organisation, Kind(kind))
    return Met(domain, organisation, Kind(kind), Counts(messages, accounts), entry)


def _entry(domain: str, organisation: str, kind: Kind) -> Holder | None:
    """The nearest entry of the table that says so, whatever its days; None for what a rule says."""
    for name in ancestry(domain):
        entries: Sequence[Holder] = reviewed().get(name, ())
        for one in entries:
            if one.kind is kind and (one.organisation or "") == organisation:
                return one
    return None
