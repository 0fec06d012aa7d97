"""The fixed words of the pages that tell whose accounts mail came from."""

from functools import lru_cache

from affiant.mail.attribution.grade import Grade
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def attribution_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    return _table(speech) | _domains(speech) | _cell(speech)


def _table(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "mail": _("Mail"),
        "title": _("Whose accounts the mail came from"),
        "lead": _(
            "Messages and distinct accounts, by organisation and by how well it is shown. This is "
            "for the casefile: small numbers can point at a person. What may be published is made "
            "under Publishing numbers."
        ),
        "trove": _("Trove"),
        "all_troves": _("all of them"),
        "since": _("Sent since"),
        "until": _("Sent until"),
        "show": _("Show"),
        "wrong_day": _("This is no day, and nothing was left out for it:"),
        "whose": _("Whose"),
        "messages": _("Messages"),
        "accounts": _("Accounts"),
        "every": _("All grades"),
        "grade": _("Grade"),
        "together": _("All together"),
        "none": _("No message here has a sender who was worked out."),
        "unsettled": _(
            "Not all mail is in these numbers yet: senders are still to be worked out "
            "(in the terminal: affiant mail settle)."
        ),
        "undated": _("Messages without a date that can be read are left out where days are asked."),
        "csv": _("This table (CSV)"),
        "reading": _("What the grades say"),
        "method": _("How it is counted"),
        "not_people": _("E-mails are not accounts, and accounts are not people."),
        "domains": _("The domains behind it"),
        "keys": _("Keys of signatures"),
        "publication": _("Publishing numbers"),
    }


def _domains(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "domains_title": _("Domains that senders wrote from"),
        "domains_lead": _(
            "Whose each was taken to be, by the reviewed table or a rule of names. A domain that "
            "nobody has looked up credits nobody, whatever company its name is like."
        ),
        "domain": _("Domain"),
        "holder": _("Taken for"),
        "kind": _("Kind"),
        "source": _("By what"),
        "checked": _("Compared on"),
        "unchecked": _("never compared"),
        "by_rule": _("a rule of names"),
        "from_memory": _("common knowledge that nobody has checked"),
        "held": _("held"),
        "known": _("In the table or told by a rule"),
        "unknown": _("Unknown"),
        "unknown_note": _(
            "The first of these are most worth looking up: who held the domain on the days of its "
            "messages? Registers, archived pages and the organisation itself tell. The reviewed "
            "table is part of affiant (attribution/domains.yaml) and takes a source and a day."
        ),
        "no_domains": _("There is none."),
        "domains_csv": _("These domains (CSV)"),
        "back": _("Whose accounts the mail came from"),
        "masked_domain": _("a domain with a person’s name in it is masked and leads nowhere"),
    }


def _cell(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "cell_title": _("Messages behind a number"),
        "sent": _("Sent"),
        "subject": _("Subject"),
        "no_subject": _("without a subject"),
        "no_sender": _("no single sender"),
        "no_date": _("no date"),
        "of_domain": _("of the domain"),
    }


@lru_cache(maxsize=2)
def grade_heads(speech: Speech) -> dict[Grade, str]:
    """What stands over the column of a grade."""
    _ = speech.gettext
    return {
        Grade.A: _("signed"),
        Grade.B: _("signed, restored"),
        Grade.C: _("recorded"),
        Grade.D: _("From alone"),
        Grade.X: _("anybody’s"),
        Grade.Z: _("contradicted"),
    }
