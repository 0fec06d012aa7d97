"""The fixed words of the search of mail."""

from functools import lru_cache

from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def search_words(speech: Speech) -> dict[str, str]:
    """Each in one language."""
    _ = speech.gettext
    return {
        "mail": _("Mail"),
        "title": _("Search mail"),
        "words": _("Words to look for"),
        "words_help": _(
            'All of them, in subject or text. "In this order", begin*. Names that are masked are '
            "not found: only what you may read is."
        ),
        "find": _("Search"),
        "narrow": _("Narrow"),
        "trove": _("Trove"),
        "since": _("Sent since"),
        "until": _("Sent until"),
        "wrong_day": _("This is no date, and nothing was left out for it:"),
        "date_help": _("YYYY, YYYY-MM or YYYY-MM-DD"),
        "organisation": _("Organisation of the sender's domain"),
        "grade": _("Grade"),
        "kind": _("Kind of the sender's domain"),
        "trouble": _("With trouble in reading"),
        "dated": _("Date"),
        "any": _("any"),
        "impossible": _("with a date that cannot be"),
        "undated": _("without a date"),
        "oldest": _("The oldest first"),
        "nothing": _("No message that you may read has these words."),
        "nothing_narrowed": _("No message fits."),
        "none_read": _("No mail has been read yet."),
        "csv": _("These messages as a table (CSV)"),
        "masked": _(
            "Whoever wrote or received mail is masked, with one number throughout; so are "
            "addresses, telephone and account numbers."
        ),
        "looked_at": _(
            "Of what the index finds, the first {n} messages in order are looked at; narrow the "
            "search to reach others."
        ),
        "no_subject": _("(no subject)"),
        "no_date": _("no date"),
        "copies": _("Exact copies are listed each by itself."),
        "thread": _("Thread"),
    }
