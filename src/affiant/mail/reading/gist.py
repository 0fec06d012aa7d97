"""What the tables hold of a message, without the message.

A batch holds hundreds of these until it is written, and works out for all at once what a column
needs (`duplicates.fingerprint.fingerprints`): one message at a time, Python's own steps cost more
than the work.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from affiant.mail.reading import header, inline, message, quick
from affiant.mail.reading.form import NAMES, Form, marked
from affiant.mail.reading.leaf import Leaf, decoded, is_misnamed, is_usual
from affiant.mail.reading.letter import Letter, Parser, id_of, text_of
from affiant.mail.reading.trouble import Trouble

_BLANKS = " \t"
"""What bounds a field's value; Python's own blanks are more, and characters of the value."""


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


Read = tuple[Gist, Sequence[Leaf]]
"""A gist, and what the message holds beside its text."""


def read(raw: bytes, as_of: datetime) -> Read:
    """The gist of a message: without a letter where it is plainly written, else of the letter that
    `message.read` makes. Both say the same of any message (tests hold them together).
    """
    return plainly(raw, as_of) or of(message.read(raw, as_of))


def plainly(raw: bytes, as_of: datetime) -> Read | None:
    """The gist of a message that is written as most are; None where anything could be wrong with
    it, or is written in a way of its own.
    """
    found = header.plainly(raw)
    if found is None or b"\0" in raw:
        return None
    first, names, start = found
    if len(first) != len(names) and any(names.count(name) > 1 for name in NAMES):
        return None
    field = first.get
    date = field("date", "").strip(_BLANKS)
    sent = header.moment(date)
    if sent is None or sent.tzinfo is None or message.doubt(sent, as_of):
        return None
    held = _held(raw[start:], *[value and value.strip(_BLANKS) for value in map(field, NAMES)])
    if held is None:
        return None
    text, along = held
    subject, message_id = field("subject"), field("message-id")
    people = (
        field("from", "").strip(_BLANKS),
        field("to", "").strip(_BLANKS),
        field("cc", "").strip(_BLANKS),
    )
    gist = Gist(
        (id_of(message_id.strip(_BLANKS)) or "") if message_id is not None else "",
        header.shown(subject.strip(_BLANKS)) if subject is not None else "",
        people,
        people[0] if names.count("from") == 1 else "",
        date,
        sent,
        text,
        Parser.QUICK,
        (),
    )
    return gist, along


def _held(
    body: bytes, kind: str | None, encoding: str | None, disposition: str | None
) -> tuple[str, Sequence[Leaf]] | None:
    """What a message says and what it holds beside, by the raw values of `NAMES`; None where
    something is to be told of it.
    """
    told, mark = marked(kind, encoding, disposition)
    try:
        if (decode := _decoder(told)) is not None:
            content = decode(body)
            if inline.may_hold(content):
                return None
            return _characters(content, told.charset), ()
        leaves = quick.parts(body, told, mark)
    except quick.QuickFailed:
        return None
    if any(leaf.trouble or (leaf.charset and is_misnamed(leaf.charset)) for leaf in leaves):
        return None
    if any(leaf.is_text and inline.may_hold(leaf.content) for leaf in leaves):
        return None
    return kept(text_of(leaves)), tuple(leaf for leaf in leaves if not leaf.is_text)


def _characters(content: bytes, charset: str | None) -> str:
    """As the text is kept. Most is UTF-8 without NUL, which any database takes as it stands."""
    if b"\0" not in content and is_usual(charset):
        try:
            return content.decode()
        except UnicodeDecodeError:
            pass
    return kept(decoded(content, charset)[0])


def _decoder(told: Form) -> Callable[[bytes], bytes] | None:
    """What takes the encoding off, where the fields say that all is one plain text."""
    if told.media_type != "text/plain" or told.is_attachment:
        return None
    if told.charset is not None and is_misnamed(told.charset):
        return None
    return quick.DECODERS.get(told.encoding)


def of(letter: Letter) -> Read:
    """The gist of a letter that was read with care."""
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
