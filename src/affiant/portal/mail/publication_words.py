"""The fixed words of the publication assistant."""

from functools import lru_cache

from affiant.mail.settling.releases import Pooled
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def publication_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    return _start(speech) | _steps(speech) | _refusals(speech) | _gate(speech)


def _start(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "mail": _("Mail"),
        "title": _("Publish numbers of mail"),
        "lead": _(
            "A table by employer that tells of many accounts and of no person. Small numbers are "
            "put together, every table is compared with those that were published before, each "
            "employer named is asked for an answer, and in a team a second person agrees to "
            "exactly what goes out."
        ),
        "partly": _("Publications draw on the whole casefile: who sees a part of it sees none."),
        "drafts": _("In preparation"),
        "no_drafts": _("Nothing is in preparation."),
        "begin": _("Prepare a table"),
        "of_collection": _("Of the collection"),
        "no_name": _("the first, without a name"),
        "untitled": _("without a title"),
        "by": _("prepared by"),
        "releases": _("What was published"),
        "no_releases": _("Nothing was published yet."),
        "release": _("A published table"),
        "released_by": _("published by"),
        "least": _("Senders behind every number"),
        "least_lead": _(
            "No number is published that fewer senders stand behind, alone or beside earlier "
            "tables. Accounts that bear the same name are one sender. Ten is usual; the least that "
            "can be set is {floor}."
        ),
        "least_now": _("At the least"),
        "set": _("Set it"),
        "bad_least": _("This is no such number: nothing was changed."),
    }


def _steps(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "step_counted": _("What is counted"),
        "counted_lead": _(
            "Messages whose sender was worked out, exact copies once. Consumer mailboxes, unknown "
            "domains and contradicted senders are credited to no employer; they stand in the row "
            "of all others."
        ),
        "trove": _("Trove"),
        "all_troves": _("all of them"),
        "since": _("Sent since"),
        "until": _("Sent until"),
        "grades": _("Grades"),
        "grades_help": _("none ticked: all of them"),
        "step_words": _("Your own words before the table"),
        "heading": _("Title"),
        "words": _("Words"),
        "words_help": _(
            "Read by the same rules as every sentence of affiant: nobody is named, and a person "
            "and a crime do not stand together. That mail came from accounts at an employer says "
            "nothing of who wrote it."
        ),
        "tongue": _("Language of these words"),
        "save": _("Save"),
        "step_preview": _("What would be published"),
        "whose": _("Employer"),
        "messages": _("E-mails"),
        "accounts": _("Accounts"),
        "share": _("Share"),
        "sentences": _("In words"),
        "method": _("Printed with it"),
        "step_pooled": _("What is not told apart, and why"),
        "nothing_pooled": _("Every employer that was counted is named, and every row is divided."),
        "people": _("Who was asked, and who agreed"),
        "step_reply": _("Right of reply"),
        "reply_note": _(
            "Ask each employer named here for an answer before it appears, in writing and with a "
            "day by which you want it. Send them their row and the method, never a message or an "
            "account. What you record here, answers and reasons, is printed with the table."
        ),
        "record_reply": _("Record that they were asked, or why not"),
        "change_reply": _("Change it, or keep their answer"),
        "step_gate": _("What must hold"),
        "holds": _("holds"),
        "open": _("not yet"),
        "csv": _("Table (CSV)"),
        "json": _("For programs (JSON)"),
        "html": _("For a page (HTML)"),
        "take": _("Take it with you"),
    }


def _refusals(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "unsettled": _(
            "Something came in since this collection was worked out: what is counted would be out "
            "of date. In the terminal: affiant mail settle."
        ),
        "locked": _("The casefile's keys are not at hand: earlier tables cannot be compared."),
        "refused_earlier": _(
            "Nothing can be published: beside what was published before, the numbers would tell of "
            "fewer senders than the minimum. Publish the earlier table again, count something "
            "else, or wait until more has come in. Compared with:"
        ),
        "refused_few": _(
            "Nothing can be published: all that is counted comes from fewer senders than the "
            "minimum."
        ),
        "changed": _("It is not what you looked at: something was changed meanwhile. Look again."),
        "not_yet": _("Something of what must hold does not. Nothing was published."),
        "own": _("You prepared or edited this: a second person approves it."),
        "bad_day": _("A day is written YYYY-MM-DD."),
    }


def _gate(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "gate_settled": _("The mail is worked out, up to what came in last"),
        "gate_table": _("There is a table that tells of nobody"),
        "gate_words": _("Every sentence can be defended, and nobody is named"),
        "gate_asked": _(
            "Every employer named was asked, and has answered or let the day pass; or the reason "
            "why not is kept"
        ),
        "gate_approved": _("A second person has approved exactly this"),
        "gate_alone": _("One person publishes: nobody else has an account here"),
        "hidden": _("There is somebody in these words whom the casefile masks."),
        "approval_note": _("You agree to exactly the table and the words above."),
        "approve": _("Approve it"),
        "approved": _("Approved by"),
        "alone": _(
            "Nobody else has an account here, so that you publish alone, and the table will say "
            "so. To have a second person approve it, serve the casefile to a team (affiant serve "
            "--team)."
        ),
        "publish": _("Publish it"),
        "publish_note": _(
            "It is written into the list of what was published, for ever: later tables are "
            "compared with it."
        ),
    }


def both(organisation: str, messages: int, accounts: int, speech: Speech) -> str:
    """What may be said of a row that is not divided."""
    _ = speech.gettext
    told = _("{messages} e-mails bear the addresses of {accounts} accounts at {organisation}.")
    return told.format(
        messages=speech.number(messages),
        accounts=speech.number(accounts),
        organisation=organisation,
    )


def reasons(pooled: Pooled, speech: Speech) -> list[str]:
    """Why employers are not told apart, each reason with its number; none names one."""
    return [
        *_if(
            pooled.few,
            speech.ngettext(
                "{n} employer has fewer senders than the minimum and is counted among the others.",
                "{n} employers have fewer senders than the minimum and are counted among the "
                "others.",
                pooled.few,
            ),
        ),
        *_if(
            pooled.filling,
            speech.ngettext(
                "{n} employer has enough senders and is counted among the others all the same: "
                "without it these would be too few, and could be worked out from the total.",
                "{n} employers have enough senders and are counted among the others all the same: "
                "without them these would be too few, and could be worked out from the total.",
                pooled.filling,
            ),
        ),
        *_if(
            pooled.compared,
            speech.ngettext(
                "{n} employer is counted among the others because of an earlier table: the "
                "difference between the two would tell of too few.",
                "{n} employers are counted among the others because of an earlier table: the "
                "difference between the two would tell of too few.",
                pooled.compared,
            ),
        ),
        *_if(
            pooled.undivided,
            speech.ngettext(
                "{n} named row is not divided into what signatures show and the rest: a part, or a "
                "difference, would tell of too few.",
                "{n} named rows are not divided into what signatures show and the rest: a part, or "
                "a difference, would tell of too few.",
                pooled.undivided,
            ),
        ),
    ]


def _if(number: int, told: str) -> list[str]:
    return [told] if number else []
