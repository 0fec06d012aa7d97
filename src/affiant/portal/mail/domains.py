"""The domains that senders wrote from, whose they are taken to be, and by what."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.terms import said
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import Leaves
from affiant.portal.mail import rows, tallied
from affiant.portal.mail.attribution_words import attribution_words
from affiant.portal.mail.masks import Hide, hiding
from affiant.portal.mail.narrowed import Narrowed, asked, counted, offered
from affiant.portal.mail.sheets import sheet
from affiant.portal.mail.tallied import Met, count_words
from affiant.portal.page import page
from affiant.portal.speech import Speech, speech_of

PAGE = 100  # domains
MOST = 100_000  # of a sheet
UNKNOWN = (Kind.UNKNOWN,)
KNOWN = tuple(kind for kind in Kind if kind is not Kind.UNKNOWN)


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The domains that senders wrote from: the unknown ones, or the others."""
    speech, who = speech_of(request), gate.visitor(request)
    narrowed, found = asked(request)
    is_known = request.GET.get("show", "") == "known"
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    kinds = KNOWN if is_known else UNKNOWN
    met, more = tallied.domains(counted(narrowed, found), kinds, leaves.offset, PAGE)
    hide = hiding(speech.language)
    show = "known" if is_known else ""
    return page(
        request,
        "mail_attribution_domains.html",
        words=attribution_words(speech),
        narrowed=narrowed,
        troves=offered(rows.troves(who), hide),
        is_known=is_known,
        rows=[_met(one, narrowed, hide, speech) for one in met],
        leaves=leaves.among(leaves.offset + len(met) + more),
        address=narrowed.address(show=show),
        plain=narrowed.address(),
        exports=who.may(Action.EXPORT),
    )


@asks(Action.EXPORT)
@require_safe
def domain_sheet(request: HttpRequest) -> HttpResponse:
    """All of them as CSV, the masked ones masked."""
    speech = speech_of(request)
    words, (narrowed, found) = attribution_words(speech), asked(request)
    met, _ = tallied.domains(counted(narrowed, found), Kind, 0, MOST)
    hide = hiding(speech.language, taken_out=True)
    names = ("domain", "holder", "kind", "source", "checked", "messages", "accounts")
    shown = [_met(one, narrowed, hide, speech) for one in met]
    lines = [
        [*(one[name] for name in names[:5]), source.count.messages, source.count.accounts]
        for one, source in zip(shown, met, strict=True)
    ]
    return sheet("affiant-mail-domains.csv", [[words[name] for name in names], *lines])


def shown_domain(domain: str, hide: Hide, *, is_known: bool) -> str:
    """As it may be shown: one that nobody knows can be a person's own and bear the name."""
    return domain if is_known else hide(domain)


def _met(met: Met, narrowed: Narrowed, hide: Hide, speech: Speech) -> dict[str, Any]:
    words = attribution_words(speech)
    shown = shown_domain(met.domain, hide, is_known=met.kind is not Kind.UNKNOWN)
    source = met.entry.source if met.entry else None
    checked, unchecked = met.checked, words["unchecked"] if source else ""
    return {
        "domain": shown,
        "address": narrowed.address(domain=met.domain) if shown == met.domain else "",
        "holder": met.organisation,
        "unit": met.entry.unit if met.entry else "",
        "held": " – ".join(_held(met)) if met.entry else "",
        "kind": said(met.kind, speech.language),
        "source": _by_what(met, speech),
        "checked": checked.isoformat() if checked else unchecked,
        "checked_on": speech.date(checked.isoformat()) if checked else unchecked,
        "count": count_words(met.count, speech),
    }


def _held(met: Met) -> Iterator[str]:
    days = (met.entry.since, met.entry.until) if met.entry else (None, None)
    if any(days):
        yield from (day.isoformat() if day else "…" for day in days)


def _by_what(met: Met, speech: Speech) -> str:
    """What the attribution rests on; "" where there is none. Titles of sources are as they are."""
    words = attribution_words(speech)
    if met.entry is None or met.entry.source is None:
        return "" if met.kind is Kind.UNKNOWN else words["by_rule"]
    source = met.entry.source
    return source.title if source.address or source.checked else words["from_memory"]
