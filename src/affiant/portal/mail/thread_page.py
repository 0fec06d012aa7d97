"""A thread, message by message, with why each stands where it stands and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from affiant.evidence.originals import Originals
from affiant.mail.duplicates.fingerprint import mih
from affiant.mail.models import Message, MessageText, Placement
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.threads.node import Basis
from affiant.portal.gate import Visitor
from affiant.portal.mail import rows
from affiant.portal.mail.masks import Hide
from affiant.portal.mail.message_words import answers, basis_word, message_words
from affiant.portal.mail.opened import Opened
from affiant.portal.mail.said import Said, beginning, said
from affiant.portal.speech import Speech

PAGE = 25  # messages
SHOWN = 6_000  # characters of each that the thread shows; its own page has the rest
DEEPEST = 8  # steps that answers are set in; deeper ones stand below these
_MOST_GAPS = 12  # named by one message and not there


@dataclass(frozen=True, slots=True)
class Post:
    """One message of the thread; `why` it stands where it stands."""

    number: int
    id: int
    sender: str
    subject: str
    day: str
    sent: str
    depth: int
    why: str
    is_guess: bool
    copies: str
    said: Said
    is_cut: bool
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread that a message stands in, as far as the visitor may see it."""

    root: int
    who: Visitor
    hide: Hide
    speech: Speech
    originals: Originals

    @property
    def places(self) -> QuerySet[Placement]:
        """Its messages, from the top; exact copies stand for one."""
        seen = rows.messages(self.who).filter(placement__root=self.root)
        return (
            Placement.objects.filter(root=self.root, copy_of=None, message__in=seen)
            .select_related("message__file", "message__trove")
            .order_by("order", "pk")
        )

    def posts(self, offset: int) -> list[Post]:
        """Those of a page. Eight queries, however many they are."""
        found = list(self.places[offset : offset + PAGE])
        ids = [one.message_id for one in found]
        texts = dict(MessageText.objects.filter(pk__in=ids).values_list("pk", "text"))
        copies = dict(
            rows.messages(self.who)
            .filter(placement__copy_of__in=ids)
            .order_by()
            .values_list("placement__copy_of")
            .annotate(Count("pk"))
        )
        ids_of_all = self.places.values_list("message_id", flat=True)
        numbers = {one: at for at, one in enumerate(ids_of_all, 1)}
        gaps = self._gaps([one.message for one in found])
        return [
            self._post(one, texts.get(one.message_id, ""), copies, numbers, gaps) for one in found
        ]

    def _post(
        self,
        place: Placement,
        text: str,
        copies: dict[int, int],
        numbers: dict[int, int],
        gaps: dict[int, tuple[str, ...]],
    ) -> Post:
        message, speech = place.message, self.speech
        many = copies.get(message.pk, 0)
        return Post(
            number=numbers.get(message.pk, 0),
            id=message.pk,
            sender=self.hide(message.sender),
            subject=self.hide(message.subject),
            day=message.sent.date().isoformat() if message.sent else "",
            sent=speech.date(message.sent.date().isoformat()) if message.sent else "",
            depth=min(place.depth, DEEPEST),
            why=answers(
                numbers.get(place.parent_id or 0, 0),
                basis_word(place.basis, speech) if place.basis else "",
                speech,
            ),
            is_guess=place.basis in (Basis.QUOTED.value, Basis.SUBJECT.value),
            copies=speech.ngettext("{n} exact copy", "{n} exact copies", many) if many else "",
            said=said(beginning(text, SHOWN), self.hide, speech),
            is_cut=len(text) > SHOWN,
            gaps=gaps.get(message.pk, ()),
        )

    def _gaps(self, messages: Sequence[Message]) -> dict[int, tuple[str, ...]]:
        """What the headers name that is nowhere in the collection's mail that the visitor sees,
        told where it is named first."""
        rebuilt = [one.pk for one in messages if not one.sha256]
        told = dict(MessageText.objects.filter(pk__in=rebuilt).values_list("pk", "header"))
        named = {one.pk: self._named(one, told.get(one.pk)) for one in messages}
        digests = {digest for ids in named.values() for digest in ids}
        there = set(
            rows.messages(self.who)
            .filter(trove__collection__in={one.trove.collection_id for one in messages})
            .filter(mih__in=digests)
            .values_list("mih", flat=True)
        )
        found = dict[int, tuple[str, ...]]()
        for pk, ids in named.items():
            lost = [one for digest, one in ids.items() if digest not in there]
            there.update(ids)
            found[pk] = tuple(map(self._lost, lost[:_MOST_GAPS]))
        return found

    def _named(self, message: Message, header: str | None) -> dict[str, str]:
        """The messages that its header says it follows, by hash."""
        headers = Opened(message, self.originals, header).headers
        letter = Letter(headers, (), Parser(message.parser))
        return {mih(one): one for one in letter.references}

    def _lost(self, message_id: str) -> str:
        """That a message is named and not there; an id is masked as such only in its field."""
        masked = self.hide(f"Message-ID: {message_id}").partition(":")[2].strip()
        return message_words(self.speech)["lost"].format(id=masked)


def numbers_of(thread: Thread) -> dict[str, Any]:
    """What the head of the page says."""
    many = thread.places.count()
    return {"total": many, "told": thread.speech.ngettext("{n} message", "{n} messages", many)}
