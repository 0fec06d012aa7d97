"""What the page of a message is given, all of it masked for whoever asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from affiant.mail.attribution.grade import Grade, Ground
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.terms import said as term
from affiant.mail.leads import LeadWording, examined
from affiant.mail.models import Attachment, Attributed, Likeness, Message, MessageText, Placement
from affiant.mail.reading.trouble import Trouble
from affiant.portal import gate
from affiant.portal.gate import Visitor
from affiant.portal.mail import rows
from affiant.portal.mail.domains import shown_domain
from affiant.portal.mail.masks import Hide
from affiant.portal.mail.message_words import relation_word
from affiant.portal.mail.opened import Opened
from affiant.portal.mail.said import said
from affiant.portal.mail.words import parser_word
from affiant.portal.sizes import size_word
from affiant.portal.speech import Speech
from affiant.reading.formats.mail_headers import characters, shown

MOST_LIKE = 20  # messages that are the same or nearly, and are named
_FIELDS = ("from", "sender", "reply-to", "to", "cc", "date")
_LONGEST_FIELD = 4_000  # characters of a field above the text; the header has all of it


@dataclass(frozen=True, slots=True)
class Page:
    """A message, for somebody: who asks, what they may read of it, and in which language."""

    message: Message
    opened: Opened
    who: Visitor
    hide: Hide
    speech: Speech

    def shown(self, part: int) -> dict[str, Any]:
        """Everything but the signatures."""
        message, hide, speech = self.message, self.hide, self.speech
        text = MessageText.objects.filter(pk=message.pk).values_list("text", flat=True).first()
        return {
            "subject": hide(message.subject),
            "fields": list(self._fields()),
            "said": said(text or "", hide, speech, part),
            "attachments": list(self._attachments()),
            "header": hide(_characters(self.opened.head)),
            "place": self._place(),
            "attributed": self._attributed(),
            "alike": list(self._alike()),
            "answers": self._answers(),
            **self._leads(),
        }

    def _fields(self) -> Iterator[tuple[str, str]]:
        """Those that people read, decoded."""
        told = dict[str, list[str]]()
        for name, value in self.opened.headers.fields:
            if name in _FIELDS:
                told.setdefault(name, []).append(shown(characters(value))[:_LONGEST_FIELD])
        if self.message.sent:
            written = told.get("date", [])[:1]
            told["date"] = [" · ".join([self._moment(self.message.sent), *written])]
        for name in _FIELDS:
            for words in told.get(name, ()):
                yield name, self.hide(words)

    def _moment(self, sent: datetime) -> str:
        """In UTC, for people; the field itself is shown behind it."""
        utc = sent.astimezone(UTC)
        return f"{self.speech.date(utc.date().isoformat())}, {utc:%H:%M} UTC"

    def _attachments(self) -> Iterator[dict[str, Any]]:
        found = list(Attachment.objects.filter(message=self.message).order_by("number"))
        documents = dict(
            gate.texts(self.who)
            .filter(original__in={one.original_id for one in found if one.original_id})
            .order_by("pk")
            .values_list("original", "pk")
        )
        for one in found:
            yield {
                "number": one.number,
                "name": self.hide(one.name),
                "type": self.hide(one.media_type),
                "size": size_word(one.size, self.speech),
                "document": documents.get(one.original_id or ""),
                "trouble": Trouble(one.trouble).sentence(self.speech.language)
                if one.trouble
                else "",
            }

    def _place(self) -> dict[str, Any]:
        """Where its bytes lie, and by what it is told from others."""
        message, speech = self.message, self.speech
        return {
            "file": self.hide(" / ".join(map(str, message.file.place))),
            "start": speech.number(message.start),
            "end": speech.number(message.end),
            "parser": parser_word(message.parser, speech),
            "troubles": [
                Trouble(one).sentence(speech.language) for one in message.troubles.split(",") if one
            ],
        }

    def _attributed(self) -> dict[str, Any] | None:
        """Whose account it was sent from, as far as that is shown."""
        row = Attributed.objects.filter(pk=self.message.pk).first()
        if row is None:
            return None
        language = self.speech.language
        return {
            "domain": shown_domain(row.domain, self.hide, is_known=row.kind != Kind.UNKNOWN.value),
            "organisation": row.organisation,
            "kind": term(Kind(row.kind), language),
            "grade": term(Grade(row.grade), language),
            "grounds": [term(Ground(one), language) for one in row.grounds],
        }

    def _alike(self) -> Iterator[dict[str, Any]]:
        """Copies and what claims to be the same, of those that the visitor may see."""
        own = Likeness.objects.filter(message=self.message).order_by("group")
        relations = dict(own.values_list("group", "relation"))
        if not relations:
            return
        others = (
            rows.messages(self.who)
            .filter(
                likenesses__group__in=relations,
                trove__collection=self.message.trove.collection_id,
            )
            .exclude(pk=self.message.pk)
            .order_by("likenesses__group", "pk")
        )
        told = others.values_list("likenesses__group", "pk", "subject", "sent", "trove__name")
        by_group = dict[int, list[dict[str, Any]]]()
        for group, pk, subject, sent, trove in told[:MOST_LIKE]:
            by_group.setdefault(group, []).append(
                {
                    "id": pk,
                    "subject": self.hide(subject),
                    "sent": self.speech.date(sent.date().isoformat()) if sent else "",
                    "trove": self.hide(trove),
                }
            )
        for group, found in by_group.items():
            yield {"told": relation_word(relations[group], self.speech), "messages": found}

    def _answers(self) -> dict[str, Any] | None:
        """Its thread: how many messages, and whether it stands below another."""
        row = Placement.objects.filter(pk=self.message.pk).first()
        if row is None:
            return None
        held = rows.messages(self.who).filter(placement__root=row.root_id)
        many = held.filter(placement__copy_of=None).count()
        return {"messages": self.speech.ngettext("{n} message", "{n} messages", many)}

    def _leads(self) -> dict[str, Any]:
        found = examined(self.opened.headers)
        wording = LeadWording(self.speech.language)
        told = [wording.told(one) for one in found.leads]
        return {
            "leads": [(self.hide(one.sentence), one.rate, one.caution) for one in told],
            "any_rate": wording.any_rate(),
            "looked": len(found.checked),
        }


def _characters(block: bytes) -> str:
    return "\n".join(characters(line.rstrip(b"\r")) for line in block.split(b"\n")).strip("\n")
