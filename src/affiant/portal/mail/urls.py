"""The addresses of the mail desk, under /mail/ (see `portal.urls`)."""

from django.urls import URLPattern, path

from affiant.portal.mail import troves


def addresses() -> list[URLPattern]:
    """Each of them; called once the converters of `portal.identifiers` are known."""
    return [
        path("mail", troves.listing, name="mail"),
        path("mail/troves/<number:trove>", troves.trove, name="mail-trove"),
    ]
