"""Messages in a message (RFC 2046, 5.2.1), read as what they are: their words are encoded too."""

from collections.abc import Iterator
from datetime import datetime

from affiant.mail.reading import message
from affiant.mail.reading.letter import Letter

_DEEPEST = 20
_MOST = 500
"""Messages in one message. A digest of a month has a hundred; more is a bomb, kept as bytes."""


def letters(letter: Letter, as_of: datetime) -> Iterator[Letter]:
    """Every message that was sent along, each followed by those in it; outermost first."""
    waiting = [(letter, 0)]
    count = 0
    while waiting:
        holder, depth = waiting.pop()
        if depth >= _DEEPEST:
            continue
        held = [leaf.content for leaf in holder.leaves if leaf.is_message and leaf.content]
        found = [message.read(content, as_of) for content in held[: _MOST - count]]
        count += len(found)
        yield from found
        waiting += [(one, depth + 1) for one in reversed(found)]
