"""A lead in words: what was seen, how often ordinary mail has it, and what it does not mean."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_timedelta

from affiant.mail.leads.kind import LeadKind
from affiant.mail.leads.lead import Lead
from affiant.mail.leads.rates import ANY, ORDINARY, UNWANTED, Rate, rate
from affiant.mail.leads.terms import CAUTIONS, SENTENCES, SETS
from affiant.mail.spoken import day_in_words, percent
from affiant.vocabulary.language import spoken, translation


@dataclass(frozen=True, slots=True)
class Told:
    """Three sentences, to be shown together: without the other two the first misleads."""

    sentence: str
    rate: str
    caution: str


class LeadWording:
    """Speaks "en" or "fr"."""

    def __init__(self, language: str) -> None:
        self._code = spoken(language)
        self._: Callable[[str], str] = translation("affiant.mail", language).gettext

    def told(self, lead: Lead) -> Told:
        """See there. The sentence can hold domains of the header: mask it where senders are."""
        return Told(self.sentence(lead), self.rate(lead.kind), self.caution(lead.kind))

    def sentence(self, lead: Lead) -> str:
        """What was seen."""
        first, *others = lead.words or ("",)
        return self._(SENTENCES[lead.kind]).format(
            words=", ".join(lead.words),
            first=first,
            others=", ".join(others),
            span=format_timedelta(timedelta(minutes=lead.minutes), locale=self._code),
        )

    def rate(self, kind: LeadKind) -> str:
        """How often it is found, among ordinary mail and among unwanted mail."""
        _ = self._
        told = _(
            "Among ordinary messages {ordinary} have it, among spam {unwanted} ({set}; measured "
            "on {day})."
        )
        return self._rates(kind, told) or _("Not measured among ordinary mail.")

    def any_rate(self) -> str:
        """How often a message has at least one lead: to be printed once on a page of leads."""
        told = self._(
            "Among ordinary messages {ordinary} have at least one of these leads, among spam "
            "{unwanted} ({set}; measured on {day})."
        )
        return self._rates(ANY, told)

    def caution(self, kind: LeadKind) -> str:
        """What it does not mean."""
        return self._(CAUTIONS[kind])

    def _rates(self, kind: LeadKind | str, told: str) -> str:
        """ "" where nothing was measured."""
        ordinary, unwanted = rate(kind, ORDINARY), rate(kind, UNWANTED)
        if ordinary is None or unwanted is None or not ordinary.asked:
            return ""
        return told.format(
            ordinary=self._share(ordinary),
            unwanted=self._share(unwanted),
            set=self._(SETS[ordinary.of.name]),
            day=day_in_words(date.fromisoformat(ordinary.of.measured), self._code),
        )

    def _share(self, told: Rate) -> str:
        """Counts, share and interval: "12 of 396 (3.0%; between 1.7% and 5.2% with 95%)"."""
        low, high = told.interval
        words = self._("{found} of {asked} ({share}; 95% interval {low} to {high})")
        return words.format(
            found=told.found,
            asked=told.asked,
            share=percent(told.share, self._code),
            low=percent(low, self._code),
            high=percent(high, self._code),
        )
