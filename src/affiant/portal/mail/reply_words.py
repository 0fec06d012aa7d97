"""The right of reply in words, and who agreed: what stands with a published table."""

from collections.abc import Sequence

from affiant.evidence.right_of_reply import Reply
from affiant.portal.speech import Speech


def agreed_words(agreed_by: str | None, speech: Speech) -> list[str]:
    """Whether a second person looked at it; nothing for what was published before it was kept."""
    _ = speech.gettext
    if agreed_by is None:
        return []
    if agreed_by:
        return [_("A second person has approved exactly this.")]
    return [_("Published by one person: nobody else has approved it.")]


def reply_words(replies: Sequence[Reply], speech: Speech) -> list[str]:
    """Each record in a sentence or two, the answers word for word."""
    return [_told(one, speech) for one in replies]


def _told(one: Reply, speech: Speech) -> str:
    _ = speech.gettext
    if one.reason:
        words = _("{party} was not asked for an answer: {reason}")
        return words.format(party=one.party, reason=one.reason)
    asked = _("{party} was asked for an answer on {day}").format(
        party=one.party, day=speech.date(one.asked_on)
    )
    asked += f" ({one.channel})" if one.channel else ""
    if one.answer:
        words = _("{asked}, and answered on {day}: “{answer}”")
        return words.format(
            asked=asked, day=speech.date(one.answered_on or one.asked_on), answer=one.answer
        )
    words = _("{asked}; an answer was wanted by {day}, and there is none.")
    return words.format(asked=asked, day=speech.date(one.deadline))


def form_words(speech: Speech) -> dict[str, str]:
    """What the form says in which it is recorded."""
    _ = speech.gettext
    return {
        "channel": _("How"),
        "channel_help": _("a letter, an e-mail to the press office, a call and with whom"),
        "asked_on": _("Asked on"),
        "deadline": _("Answer wanted by"),
        "answer": _("Their answer, word for word"),
        "answered_on": _("Answered on"),
        "reason": _("Or why they were not asked"),
        "reason_help": _("It is printed with the table. Leave the days empty then."),
        "keep_reply": _("Keep it"),
        "no_reply": _("not asked yet"),
        "wrong_reply": _(
            "Either both days (YYYY-MM-DD, the answer is wanted after the day of asking), or the "
            "reason in a few words. An answer has its day."
        ),
        "hidden_reply": _("There is somebody in these words whom the casefile masks."),
    }
