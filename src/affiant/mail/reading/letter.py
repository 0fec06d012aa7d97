"""A message that was read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import unescape

from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats.mail_headers import Headers

_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d|/blockquote)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^>]*>")
_ID = re.compile(r"<[^<>\s]+>")


class Parser(StrEnum):
    """Who read it."""

    QUICK = "quick"
    STANDARD = "standard"
    SLICES = "slices"
    STREAM = "stream"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Letter:
    """Its header, what it holds, in order, who parsed it, and what was wrong with it."""

    headers: Headers
    leaves: tuple[Leaf, ...]
    parser: Parser
    troubles: tuple[Trouble, ...] = ()
    sent: datetime | None = None

    @property
    def message_id(self) -> str | None:
        """With its angle brackets, its case kept; what there is, where it has none."""
        raw = self.headers.raw("message-id")
        if raw is None:
            return None
        found = _ID.search(raw)
        return found.group() if found else raw.strip() or None

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
        """What the letter says: its plain texts, else its HTML without tags."""
        plain = [leaf.text() for leaf in self.leaves if leaf.is_text and not _is_html(leaf)]
        if not any(part.strip() for part in plain):
            plain = [without_tags(leaf.text()) for leaf in self.leaves if _is_html(leaf)]
        return "\n".join(plain)

    def attachments(self) -> Iterator[Leaf]:
        """What was sent along, messages in the message among it."""
        return (leaf for leaf in self.leaves if not leaf.is_text)


def without_tags(markup: str) -> str:
    """The text of HTML, good enough to be compared and searched, not to be quoted."""
    text = _TAG.sub(" ", _BLOCK.sub("\n", _UNSEEN.sub(" ", markup)))
    return unescape(text)


def _is_html(leaf: Leaf) -> bool:
    return leaf.is_text and leaf.media_type == "text/html"
