"""Leads in what the sender's program wrote, beside dates."""

from affiant.mail.attribution.domain import registrable
from affiant.mail.leads import mailer
from affiant.mail.leads.finding import FITS, UNKNOWN, Finding, misfit
from affiant.mail.leads.seen import Seen

_SINGLE = (
    "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "message-id",
    "in-reply-to", "references", "mime-version", "content-type", "content-transfer-encoding",
)  # fmt: skip
"""Fields that may stand there once (RFC 5322, 3.6; RFC 2045)."""


def id_of_other_domain(seen: Seen) -> Finding:
    """Message-ID was made at another organisation than From names."""
    maker = registrable(seen.id_host)
    if not maker or not seen.author:
        return UNKNOWN
    return FITS if maker == seen.author else misfit(maker, seen.author)


def id_unlike_mailer(seen: Seen) -> Finding:
    """Message-ID has not the form that the named program gives it."""
    if seen.mailer is None or seen.mailer.id is None or not seen.id_local:
        return UNKNOWN
    if mailer.is_of_server(seen.id_local):
        return UNKNOWN  # the program left it out, and a server put it in
    return FITS if mailer.fits(seen.mailer.id, seen.id_local) else misfit(seen.mailer.name)


def boundary_unlike_mailer(seen: Seen) -> Finding:
    """The mark between parts has not the form that the named program gives it."""
    if seen.mailer is None or seen.mailer.boundary is None or not seen.boundary:
        return UNKNOWN
    return FITS if mailer.fits(seen.mailer.boundary, seen.boundary) else misfit(seen.mailer.name)


def single_field_twice(seen: Seen) -> Finding:
    """A field stands there more often than the standard allows."""
    twice = [name for name in _SINGLE if seen.counts[name] > 1]
    return misfit(*twice) if twice else FITS
