"""The fixed words of the gate before publication."""

from functools import lru_cache

from affiant.dossiers.lint import Rule
from affiant.dossiers.publishing.check import Hurdle
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def publishing_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    _ = speech.gettext
    return {
        "publications": _("Publications"),
        "publish": _("Publish"),
        "publish_note": _(
            "A dossier goes out when its wording can be defended, who it is about was asked for an "
            "answer, and a second person has approved exactly what will be published. It is then "
            "frozen with its sources and signed; what was frozen is never changed."
        ),
        "prepare": _("Prepare a publication"),
        "none_yet": _("None yet. One is prepared on the page of a dossier."),
        "drawn": _("Drawn from"),
        "drawn_help": _(
            "Whoever may publish in that collection can approve it; its name goes out with the "
            "edition."
        ),
        "whole": _("the whole casefile"),
        "main": _("the first collection"),
        "unnamed": _("No document of that collection names them."),
        "words": _("Your own words before the dossier"),
        "title": _("Title"),
        "summary": _("Summary"),
        "summary_help": _(
            "Read by the same rules as every sentence of affiant: a person and a crime stand "
            "together only with status, date and source, and what a source alleges is said to be "
            "alleged by it."
        ),
        "language": _("Language of these words"),
        "save": _("Save"),
        "gate": _("What must hold"),
        "holds": _("holds"),
        "open": _("not yet"),
        "hidden": _("There is somebody in these words whom the casefile masks."),
        "replies": _("Right of reply"),
        "party": _("Who was asked"),
        "channel": _("How"),
        "channel_help": _("a letter, an e-mail to the press office, a call and with whom"),
        "asked_on": _("Asked on"),
        "deadline": _("Answer wanted by"),
        "record": _("Record that they were asked"),
        "answer": _("Their answer, word for word"),
        "answered_on": _("Answered on"),
        "keep_answer": _("Keep the answer"),
        "unanswered": _("no answer yet"),
        "approval": _("Approval"),
        "approval_note": _("You agree to exactly the dossier that opens here, as it stands now."),
        "look": _("Open what will be published"),
        "approve": _("Approve it"),
        "own": _("You prepared or edited this: a second person approves it."),
        "alone": _(
            "An approval needs a second person with an account of their own: serve the casefile "
            "to a team (affiant serve --team)."
        ),
        "approved": _("Approved by"),
        "freeze": _("Freeze this edition"),
        "editions": _("Editions"),
        "edition": _("Edition"),
        "take": _("Take the bundle"),
        "changed": _(
            "The dossier is not what you looked at: it was changed meanwhile. Look again."
        ),
        "not_yet": _("Something of what must hold does not. Nothing was frozen."),
        "wrong_day": _(
            "Days are written YYYY-MM-DD, the answer is wanted after the day of asking, and "
            "whoever was asked has a name."
        ),
        "full": _("The edition could not be written: is the disk full? Nothing was frozen."),
    }


@lru_cache(maxsize=2)
def hurdle_words(speech: Speech) -> dict[Hurdle, str]:
    """Each hurdle in one language."""
    _ = speech.gettext
    return {
        Hurdle.WORDING: _("Every sentence of our own can be defended"),
        Hurdle.ASKED: _("Who the dossier is about was asked for an answer"),
        Hurdle.ANSWERED: _("They answered, or the deadline has passed"),
        Hurdle.APPROVED: _("A second person has approved exactly this"),
    }


@lru_cache(maxsize=2)
def rule_words(speech: Speech) -> dict[Rule, str]:
    """Each rule of wording in one language."""
    _ = speech.gettext
    return {
        Rule.UNCHARGED: _("a person who is not charged stands beside a crime"),
        Rule.STATUS_UNSAID: _("a person stands beside a crime, and not where they stand in law"),
        Rule.DATE_UNSAID: _("a legal status without its date"),
        Rule.SOURCE_UNSAID: _("a legal status without its source"),
        Rule.GUILT: _("a word of guilt for somebody who is not convicted"),
        Rule.PRESUMPTION_UNSAID: _("a charge without a plea or the presumption of innocence"),
        Rule.OUTCOME_LATE: _("the accusation stands before the outcome that ended it"),
        Rule.APPEAL_UNSAID: _("a conviction under appeal, and the sentence does not say so"),
        Rule.OWN_VOICE: _("what only a source may say, and no source is named"),
    }
