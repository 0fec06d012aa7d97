"""A message's header, examined."""

from collections.abc import Callable
from dataclasses import dataclass

from affiant.mail.leads import mailing, timing, travelling
from affiant.mail.leads.finding import Finding, Outcome
from affiant.mail.leads.kind import LeadKind
from affiant.mail.leads.seen import Seen
from affiant.reading.formats.mail_headers import Headers


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that does not fit. `words` are field names, domains or a program's name as the
    header has them, to be masked where senders are; `minutes` is by how much times differ."""

    kind: LeadKind
    words: tuple[str, ...] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Examined:
    """`checked` are the kinds that this header lets one look for; no lead among the others proves
    nothing."""

    checked: tuple[LeadKind, ...]
    leads: tuple[Lead, ...]


Rule = Callable[[Seen], Finding]

_RULES: dict[LeadKind, Rule] = {
    LeadKind.HOPS_BACKWARDS: travelling.backwards,
    LeadKind.HOPS_APART: travelling.apart,
    LeadKind.DATE_AFTER_HOP: timing.after_first_hop,
    LeadKind.DATE_LONG_BEFORE_HOP: timing.long_before_first_hop,
    LeadKind.ZONE_UNLIKE_HOP: timing.zone_unlike_first_hop,
    LeadKind.ZONE_IMPOSSIBLE: timing.zone_impossible,
    LeadKind.WEEKDAY_WRONG: timing.weekday_wrong,
    LeadKind.ID_OF_OTHER_DOMAIN: mailing.id_of_other_domain,
    LeadKind.ID_UNLIKE_MAILER: mailing.id_unlike_mailer,
    LeadKind.BOUNDARY_UNLIKE_MAILER: mailing.boundary_unlike_mailer,
    LeadKind.SINGLE_FIELD_TWICE: mailing.single_field_twice,
    LeadKind.NO_HOPS: travelling.missing,
}

_MOST_FIELDS = 2_000  # of a header that are looked at


def examined(headers: Headers) -> Examined:
    """What does not fit together in this header, and what could be looked for at all. Never raises,
    whatever the header holds."""
    seen = Seen.of(_bounded(headers))
    found = {kind: rule(seen) for kind, rule in _RULES.items()}
    return Examined(
        tuple(kind for kind, one in found.items() if one.outcome is not Outcome.UNKNOWN),
        tuple(
            Lead(kind, one.words, one.minutes)
            for kind, one in found.items()
            if one.outcome is Outcome.MISFIT
        ),
    )


def _bounded(headers: Headers) -> Headers:
    return Headers(headers.fields[:_MOST_FIELDS])
