"""The fixed words of the mail desk's pages of troves, and what they call things."""

from functools import lru_cache

from affiant.mail.reading.letter import Parser
from affiant.mail.reading.trouble import Trouble
from affiant.portal.mail.contents import Failed
from affiant.portal.speech import Speech
from affiant.portal.terms import term
from affiant.reading.failure import Reason


@lru_cache(maxsize=2)
def trove_words(speech: Speech) -> dict[str, str]:
    """Those of the pages of troves."""
    return _list(speech) | _contents(speech) | _signatures(speech)


def _list(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "mail": _("Mail"),
        "trove": _("Trove"),
        "messages": _("Messages"),
        "read_on": _("read on"),
        "not_ended": _("not read to its end"),
        "unsettled": _("copies, threads and senders not worked out yet"),
        "unsettled_note": _(
            "Copies, threads, signatures and senders of this trove have not been worked out since "
            "something came in."
        ),
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


def _contents(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "came_in": _("What came in"),
        "failed": _("What could not be read, and why"),
        "none_failed": _("Everything was read."),
        "where": _("Where"),
        "from_byte": _("from byte"),
        "bytes_of": _("Every byte of it"),
        "bytes_note": _("What the files hold, to the byte. The parts must add up to the whole."),
        "in_messages": _("messages"),
        "in_lines": _("the lines that part messages in a mailbox"),
        "in_separators": _("what lies between them and is no mail"),
        "in_unreadable": _("not readable as mail, kept as it is"),
        "in_containers": _("archives and stores of Outlook, whose contents have rows of their own"),
        "sum": _("together"),
        "adds_up": _("That is the size of the files."),
        "unaccounted": _("NOT ACCOUNTED FOR (bytes):"),
        "parsers": _("Who read it"),
        "troubles": _("What was wrong with messages that were read"),
        "no_troubles": _("Nothing was wrong with any message."),
        "dates": _("When it was sent"),
        "dates_note": _("By the date that each message bears, in UTC. A date can be made up."),
        "as_table": _("The same as a table"),
        "day": _("Date"),
        "impossible": _("with a date that cannot be"),
        "undated": _("without a date"),
        "dated": _("with a date that can be"),
        "no_dates": _("No message bears a date that can be."),
    }


def _signatures(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "signatures": _("Signatures"),
        "signatures_note": _(
            "By the domain that signed, with the keys that this casefile had. No key is no "
            "finding: it is not known. That a signature fails is no sign of forgery by itself; "
            "lists and gateways break them."
        ),
        "domain": _("Domain"),
        "pass": _("hold"),
        "fail": _("do not hold"),
        "no_key": _("no key"),
        "other": _("other"),
        "unsigned": _("Messages without a signature:"),
        "none_signed": _("No signature has been checked here."),
        "senders": _("Senders"),
        "senders_note": _(
            "By what the sender's domain is. Accounts are not people. An exact copy of a message "
            "counts once."
        ),
        "kind": _("Kind"),
        "accounts": _("Accounts"),
        "grades": _("Messages by grade"),
        "none_attributed": _("No message has been attributed yet."),
    }


def parser_word(parser: str, speech: Speech) -> str:
    """Who read a message, in words."""
    _ = speech.gettext
    return {
        Parser.QUICK: _("the quick way, which lost nothing"),
        Parser.STANDARD: _("the careful way, where the quick one failed or lost something"),
        Parser.SLICES: _("in slices"),
        Parser.STREAM: _("piece by piece, because it is large"),
        Parser.STORE: _("rebuilt from a store of Outlook"),
    }[Parser(parser)]


def why(failed: Failed, speech: Speech) -> str:
    """Why something could not be read."""
    if failed.trouble in list(Trouble):
        return Trouble(failed.trouble).sentence(speech.language)
    if failed.trouble in list(Reason):
        return term(Reason(failed.trouble), speech)
    return speech.gettext("It could not be read.")
