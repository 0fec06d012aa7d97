"""What the tables hold of a message, without the message.

A batch holds hundreds of these until it is written, and works out for all at once what a column
needs (`duplicates.fingerprint.fingerprints`): one message at a time, Python's own steps cost more
than the work.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.trouble import Trouble


class Gist(NamedTuple):
    """`date`, `people` (From, To, Cc) and `author` are fields as they stand, "" without one;
    `author` is "" as well where From stands twice. `text` is what the letter says, as any
    database takes it (`kept`).
    """

    message_id: str
    subject: str
    people: tuple[str, str, str]
    author: str
    date: str
    sent: datetime | None
    text: str
    parser: Parser
    troubles: tuple[Trouble, ...]


def of(letter: Letter) -> tuple[Gist, Sequence[Leaf]]:
    """The gist of a letter that was read with care, and what it holds beside its text."""
    raw = letter.headers.raw
    people = (raw("from") or "", raw("to") or "", raw("cc") or "")
    authors = sum(name == "from" for name, _value in letter.headers.fields)
    gist = Gist(
        letter.message_id or "",
        letter.subject,
        people,
        people[0] if authors == 1 else "",
        raw("date") or "",
        letter.sent,
        kept(letter.text()),
        letter.parser,
        letter.troubles,
    )
    return gist, tuple(leaf for leaf in letter.leaves if not leaf.is_text or leaf.place is not None)


def kept(text: str) -> str:
    """As any database takes it: NUL shown as U+FFFD, lone surrogates spelled out."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text
