"""A message that was read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.markup import untold
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats.mail_headers import Headers

_ID = re.compile(r"<[^<>\s]+>")


class Parser(StrEnum):
    """Who read it."""

    QUICK = "quick"
    STANDARD = "standard"
    SLICES = "slices"
    STREAM = "stream"
    STORE = "store"


@dataclass(
    slots=True, unsafe_hash=True
)  # not frozen: made for each message, in a fifth of the time
class Letter:
    """Its header, what it holds, in order, who parsed it, and what was wrong with it."""

    headers: Headers
    leaves: tuple[Leaf, ...]
    parser: Parser
    troubles: tuple[Trouble, ...] = ()
    sent: datetime | None = None

    @property
    def message_id(self) -> str | None:
        """As `id_of`, of its field."""
        raw = self.headers.raw("message-id")
        return None if raw is None else id_of(raw)

    @property
    def references(self) -> tuple[str, ...]:
        """The messages that it follows, the oldest first; the one it answers last."""
        told = _ID.findall(self.headers.raw("references") or "")
        told += [
            one for one in _ID.findall(self.headers.raw("in-reply-to") or "") if one not in told
        ]
        return tuple(dict.fromkeys(told))

    @property
    def subject(self) -> str:
        """Decoded; "" without one."""
        return self.headers.text("subject") or ""

    def text(self) -> str:
        """What the letter says: its plain texts, and of its HTML what they do not say."""
        return text_of(self.leaves)

    def attachments(self) -> Iterator[Leaf]:
        """What was sent along, messages in the message among it."""
        return (leaf for leaf in self.leaves if not leaf.is_text)


def id_of(raw: str) -> str | None:
    """A Message-ID with its angle brackets, its case kept; what there is, where it has none."""
    found = _ID.search(raw)
    return found.group() if found else raw.strip() or None


def text_of(leaves: Iterable[Leaf]) -> str:
    """The plain texts, and of the HTML what they do not say."""
    told: list[str] = []
    marked: list[str] = []
    for leaf in leaves:
        if leaf.is_text:
            (marked if leaf.media_type == "text/html" else told).append(leaf.text())
    if marked:
        told += untold("\n".join(told), marked)
    return "\n".join(told)
