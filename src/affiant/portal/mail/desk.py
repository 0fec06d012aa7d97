"""Where the mail desk's pages lie, for the menu at their head."""

from affiant.portal.speech import Speech


def desk(speech: Speech, trove: int = 0) -> list[tuple[str, str]]:
    """Addresses and what they are called; those that can be of one trove are of `trove`."""
    _, of = speech.gettext, f"?trove={trove}" if trove else ""
    return [
        (f"/mail/search{of}", _("Search this mail") if trove else _("Search all mail")),
        (f"/mail/accounts{of}", _("Whose accounts")),
        (f"/mail/domains{of}", _("Domains of senders")),
        ("/mail/keys", _("Keys of signatures")),
        ("/mail/publication", _("Publishing numbers")),
    ]
