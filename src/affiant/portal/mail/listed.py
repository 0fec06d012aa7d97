"""Messages in a list: who, when, which trove, and the words around what was looked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from affiant.mail.attribution.holder import Kind
from affiant.mail.models import Attributed, Message, MessageText
from affiant.mail.replies.split import written
from affiant.portal.mail.domains import shown_domain
from affiant.portal.mail.finding import pieces, windows
from affiant.portal.mail.masks import Hide
from affiant.portal.speech import Speech

SHOWN = 280  # characters of a snippet
_MASKED = 1_500  # characters that are masked to show some of them
_LAST_WORD = re.compile(r"\S+\Z")


@dataclass(frozen=True, slots=True)
class Listed:
    """One message, masked. `pieces` are (words, whether they were looked for)."""

    id: int
    sender: str
    domain: str
    subject: str
    day: str
    sent: str
    trove: str
    organisation: str
    kind: str
    grade: str
    pieces: Sequence[tuple[str, bool]]

    @property
    def words(self) -> str:
        """The snippet."""
        return "".join(words for words, _ in self.pieces)


def listed(
    ids: Sequence[int], messages: QuerySet[Message], words: str, hide: Hide, speech: Speech
) -> list[Listed]:
    """These messages in this order. Two queries."""
    rows = messages.filter(pk__in=ids).select_related("trove", "attributed")
    found = {one.pk: one for one in rows}
    texts = dict(MessageText.objects.filter(pk__in=ids).values_list("pk", "text"))
    return [
        _listed(found[one], texts.get(one, ""), words, hide, speech) for one in ids if one in found
    ]


def _listed(row: Message, text: str, words: str, hide: Hide, speech: Speech) -> Listed:
    told = getattr(row, "attributed", None)
    return Listed(
        id=row.pk,
        sender=hide(row.sender),
        domain=_domain(told, hide) if told else "",
        subject=hide(row.subject),
        day=row.sent.date().isoformat() if row.sent else "",
        sent=speech.date(row.sent.date().isoformat()) if row.sent else "",
        trove=hide(row.trove.name),
        organisation=told.organisation if told else "",
        kind=told.kind if told else "",
        grade=told.grade if told else "",
        pieces=pieces(words, _snippet(text, words, hide)),
    )


def _domain(told: Attributed, hide: Hide) -> str:
    return shown_domain(told.domain, hide, is_known=told.kind != Kind.UNKNOWN.value)


def _snippet(text: str, words: str, hide: Hide) -> str:
    """Masked words around the first that was looked for and may be read; else the beginning."""
    for window in windows(words, text) if words else ():
        shown = " ".join(hide(_whole_words(window)).split())
        at = _first(words, shown)
        if at >= 0:
            start = max(at - SHOWN // 3, 0)
            return ("… " if start else "") + _cut(shown[start:])
    return _cut(" ".join(hide(written(_whole_words(text))).split()))


def _whole_words(text: str) -> str:
    """The beginning, with no address cut in two: half of one would not be masked."""
    if len(text) <= _MASKED:
        return text
    return _LAST_WORD.sub("", text[:_MASKED])


def _first(words: str, shown: str) -> int:
    at = 0
    for piece, is_sought in pieces(words, shown):
        if is_sought:
            return at
        at += len(piece)
    return -1


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN].rpartition(" ")[0] + " …"
