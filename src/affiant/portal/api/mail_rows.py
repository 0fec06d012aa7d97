"""What the API says of mail: troves, messages and what their signatures prove."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from affiant.portal.leaves import MOST


class TroveOut(Schema):
    """A trove. `ended` is null while it is being read, `settled` until copies, threads and senders
    were worked out."""

    id: int
    name: str
    collection: int
    messages: int
    at: datetime
    ended: datetime | None
    settled: datetime | None


class TrovesOut(Schema):
    """A portion, the newest last; `next` is what to send as `after`, null at the end."""

    troves: list[TroveOut]
    next: int | None


class BytesOut(Schema):
    """Every byte of the trove's files. `rest` is 0 once all are read."""

    size: int
    messages: int
    lines: int
    separators: int
    unreadable: int
    containers: int
    rest: int


class FailedOut(Schema):
    """What could not be read: where, and why (a code, and its sentence)."""

    place: str
    start: int
    size: int
    trouble: str
    sentence: str


class SignedOut(Schema):
    """What the signatures of one domain came to: how many, by result (RFC 8601)."""

    domain: str
    results: dict[str, int]


class SendersOut(Schema):
    """Senders whose domains are of one kind; messages by grade, exact copies once."""

    kind: str
    accounts: int
    grades: dict[str, int]


class TroveWholeOut(Schema):
    """A trove with what it holds. `days` counts messages by the date they bear (UTC)."""

    trove: TroveOut
    files: dict[str, int]
    copies: int
    threads: int
    attachments: int
    parsers: dict[str, int]
    troubles: dict[str, int]
    bytes: BytesOut
    days: dict[str, int]
    impossible_dates: int
    undated: int
    signed: list[SignedOut]
    unsigned: int
    senders: list[SendersOut]
    failed: list[FailedOut]
    failures: int


class MessagesIn(Schema):
    """What is looked for, as the search page asks; a filter that means nothing filters nothing."""

    q: str = ""
    trove: str = ""
    since: str = ""
    until: str = ""
    organisation: str = ""
    grade: str = ""
    kind: str = ""
    page: int = Field(1, ge=1, le=MOST)


class MessageOut(Schema):
    """A message in a list, masked. `words` are some of it, around what was looked for."""

    id: int
    sender: str
    domain: str
    subject: str
    sent: str
    trove: str
    organisation: str
    kind: str
    grade: str
    words: str


class MessagesOut(Schema):
    """A page of messages; `more` is whether another follows."""

    messages: list[MessageOut]
    page: int
    more: bool


class SignatureOut(Schema):
    """One signature on its five axes, in words, as checked now."""

    number: int
    sentence: str
    passes: bool
    result: str
    key: str
    time: str
    coverage: str
    undone: str


class LeadOut(Schema):
    """What does not fit in the header, with its base rate and what it does not mean."""

    sentence: str
    rate: str
    caution: str


class AttachedOut(Schema):
    """What came with it; `document` is its number, null where it was not read as one."""

    number: int
    name: str
    type: str
    document: int | None


class MessageWholeOut(Schema):
    """A message, masked, a part of its text at a time. `fields` are of its header, decoded."""

    id: int
    trove: int
    subject: str
    fields: list[tuple[str, str]]
    text: str
    part: int
    parts: int
    attachments: list[AttachedOut]
    signatures: list[SignatureOut]
    is_checked: bool
    chain: str
    leads: list[LeadOut]
    grade: str
    organisation: str
    file: str
    start: int
    end: int
    sha256: str
    mih: str
    content: str


class PostOut(Schema):
    """A message of a thread; `gaps` tell of messages that it follows and that are not there."""

    number: int
    message: int
    sender: str
    subject: str
    sent: str
    depth: int
    why: str
    is_guess: bool
    text: str
    gaps: list[str]


class ThreadOut(Schema):
    """A page of a thread, in the order of answers."""

    messages: int
    page: int
    posts: list[PostOut]
