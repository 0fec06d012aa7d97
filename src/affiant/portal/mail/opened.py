"""A stored message read again from its archived bytes: its header, and all of it where asked."""

from dataclasses import dataclass
from functools import cached_property

from affiant.evidence.originals import Originals
from affiant.mail.head import fields
from affiant.mail.masking import people
from affiant.mail.models import Message, MessageText
from affiant.mail.stored import LARGEST
from affiant.reading.formats.address_list import people_of
from affiant.reading.formats.mail_headers import Headers, characters

MOST_HEAD = 256 * 1024  # bytes of a header that are looked at and shown
MOST_PEOPLE = 50  # of a header who can be asked for by name
_PEOPLE = (
    "from", "sender", "reply-to", "to", "cc", "bcc", "resent-from", "resent-sender", "resent-to",
    "resent-cc", "return-path", "delivered-to", "x-original-to", "envelope-to", "errors-to",
    "disposition-notification-to",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """`is_kept`: archived bytes hold it; what a store of Outlook had is rebuilt, and has none."""

    message: Message
    originals: Originals
    told: str | None = None
    """The header of one that no archived bytes hold, where it was asked for with others'."""

    @property
    def is_kept(self) -> bool:
        """See there."""
        return bool(self.message.sha256) and self.message.file.original_id is not None

    @property
    def is_of_mailbox(self) -> bool:
        """Whether a From_ line stands before it, so that its own lines may be marked."""
        return self.message.opens < self.message.start

    @property
    def size(self) -> int:
        """In bytes."""
        return self.message.end - self.message.start

    @cached_property
    def head(self) -> bytes:
        """Its header's bytes, as far as they are looked at; b"" where they are gone."""
        if not self.is_kept:
            told = self._told_header() if self.told is None else self.told
            return told.encode("utf-8", "surrogateescape")
        block = self._read(MOST_HEAD)
        ends = [at + 1 for end in (b"\n\n", b"\n\r\n") if (at := block.find(end)) >= 0]
        return block[: min(ends, default=len(block))]

    @cached_property
    def headers(self) -> Headers:
        """The fields."""
        return fields(self.head + b"\n")

    def raw(self) -> bytes | None:
        """All its bytes; None where there are none, or too many to be checked."""
        return self._read(self.size) if self.is_kept and self.size <= LARGEST else None

    @cached_property
    def identities(self) -> tuple[str, ...]:
        """Whom its header names, the sender first, as masks know them; all of them."""
        told = [
            characters(value)
            for wanted in _PEOPLE
            for name, value in self.headers.fields
            if name == wanted
        ]
        named = [(name, address) for name, address in people_of(told) if name or address]
        return tuple(one.identity for one in people(named))

    def _told_header(self) -> str:
        rows = MessageText.objects.filter(pk=self.message.pk).values_list("header", flat=True)
        return rows.first() or ""

    def _read(self, most: int) -> bytes:
        path = self.originals.path(str(self.message.file.original_id))
        try:
            with path.open("rb") as file:
                file.seek(self.message.start)
                return file.read(min(most, self.size))
        except OSError:
            return b""
