"""Recording whom a table names was asked for an answer: one form an employer."""

from collections.abc import Callable, Mapping
from datetime import datetime

from affiant.evidence.right_of_reply import Reply, is_asked
from affiant.mail.models import MailDraft, MailReply
from affiant.portal.written import day, line, lines

LONGEST_ANSWER, SHORT = 20_000, 300  # characters
_LEAST_WORDS = 3  # of a reason


class Wrong(ValueError):
    """The form says neither that they were asked nor why not; `word` names what is told."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def reply_of(sent: Mapping[str, str], party: str, hidden: Callable[[str], bool]) -> Reply:
    """The record that a form makes. Raises Wrong."""
    reason, channel = (line(sent.get(name, ""), SHORT) for name in ("reason", "channel"))
    answer = lines(sent.get("answer", ""), LONGEST_ANSWER)
    days = ("asked_on", "deadline", "answered_on")
    asked_on, deadline, answered_on = (day(sent.get(name, "")) for name in days)
    if any(map(hidden, (reason, answer, channel))):
        raise Wrong("hidden_reply")
    if reason and not asked_on:
        if len(reason.split()) < _LEAST_WORDS:
            raise Wrong("wrong_reply")
        return Reply(party, reason=reason)
    is_dated = not answer or answered_on >= asked_on
    if not is_asked(asked_on, deadline) or not is_dated:
        raise Wrong("wrong_reply")
    return Reply(party, channel, asked_on, deadline, answer, answered_on if answer else "")


def keep(row: MailDraft, reply: Reply, by: str, now: datetime) -> None:
    """Record it, in place of what was recorded for this employer before."""
    told = {name: said or "" for name, said in reply.told.items() if name != "party"}
    MailReply.objects.update_or_create(
        draft=row, party=reply.party, defaults={**told, "by_name": by, "at": now}
    )
