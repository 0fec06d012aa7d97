"""The fixed words of the mail desk's pages."""

from functools import lru_cache

from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def trove_words(speech: Speech) -> dict[str, str]:
    """Those of the pages of troves."""
    _ = speech.gettext
    return {
        "mail": _("Mail"),
        "trove": _("Trove"),
        "messages": _("Messages"),
        "read_on": _("read on"),
        "not_ended": _("not read to its end"),
        "unsettled": _("copies, threads and senders not worked out yet"),
        "none": _("No mail has been read yet."),
        "none_note": _(
            "In the terminal: affiant mail read PATH. Mailboxes, folders of messages, Outlook's "
            "files and archives of them are read; every byte of them is accounted for."
        ),
        "masked": _(
            "Whoever wrote or received mail is masked, with one number throughout; so are "
            "addresses, telephone and account numbers."
        ),
    }
