"""A mailbox of invented letters in French and English, with the truth about each byte of it.

Each message is one of `letters.letter`, put into threads (replies quote what they answer), some
with attachments, a message inside a message, or a body without any MIME. The writer stuffs
">From " as mboxrd does, or writes Content-Length and stuffs nothing, or forgets the empty line,
as the mail programs of twenty years do.
"""

import base64
import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from benchmarks.mailing.letters import letter

_FROM = re.compile(rb"^(>*From )", re.MULTILINE)
_ID = re.compile(rb"^Message-ID: (<[^>]+>)", re.MULTILINE)
_SUBJECT = re.compile(rb"^Subject: (.*)$", re.MULTILINE)
_REMEMBERED = 200  # messages that a reply may still answer
_ENCODED = re.compile(rb"multipart/|base64|quoted-printable")
_FIRST = datetime(2014, 1, 6, 9, tzinfo=UTC)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")
_SENTENCE = b"From what was said on 3 May at 12:30, nothing was signed in 2015.\n"


@dataclass(frozen=True, slots=True)
class Told:
    """The truth about one message: where it lies in the file, and what its bytes are."""

    start: int
    end: int
    sha256: str
    message_id: str
    answers: str | None
    root: str
    attachments: tuple[str, ...]
    """The SHA-256 of what was sent along, decoded."""


@dataclass(frozen=True, slots=True)
class _Sent:
    message_id: str
    subject: bytes
    references: tuple[str, ...]
    lines: tuple[bytes, ...]


def write(path: Path, messages: int, seed: int = 7) -> list[Told]:
    """A mailbox of so many messages at `path`, written as it is made."""
    draw = random.Random(seed)
    truth: list[Told] = []
    with path.open("wb") as file:
        for message, sent, attached in _letters(draw, messages):
            separator, stored, tail = _as_stored(message, draw, last=len(truth) + 1 == messages)
            start = file.tell() + len(separator)
            file.write(separator + stored + tail)
            digest = hashlib.sha256(stored + tail).hexdigest()
            answers = sent.references[-1] if sent.references else None
            root = sent.references[0] if sent.references else sent.message_id
            truth.append(Told(start, file.tell(), digest, sent.message_id, answers, root, attached))
    return truth


def _letters(draw: random.Random, messages: int) -> Iterator[tuple[bytes, _Sent, tuple[str, ...]]]:
    remembered: list[_Sent] = []
    for number in range(messages):
        plain = letter(draw, number).message.replace(b"\r\n", b"\n")
        plain = re.sub(rb"^In-Reply-To: .*\n", b"", plain, flags=re.MULTILINE)
        sent_at = format_datetime(_FIRST + timedelta(minutes=7 * number))
        plain = re.sub(rb"^Date: .*$", b"Date: " + sent_at.encode(), plain, flags=re.MULTILINE)
        plain = _own_sentence(plain, number)
        answered = draw.choice(remembered) if remembered and draw.random() < 0.5 else None
        if answered is not None:
            plain = _answer(plain, answered)
        plain, attached = _with_more(plain, draw, number)
        sent = _remember(plain, answered)
        remembered.append(sent)
        del remembered[:-_REMEMBERED]
        yield plain, sent, attached


def _own_sentence(message: bytes, number: int) -> bytes:
    """A first line that no other letter has, where the body is not encoded."""
    head, body = message.split(b"\n\n", 1)
    if _ENCODED.search(head):
        return message
    told = f"Concerning item {number} of the list: see below.\n".encode()
    return head + b"\n\n" + told + body


def _remember(message: bytes, answered: _Sent | None) -> _Sent:
    found, subject = _ID.search(message), _SUBJECT.search(message)
    assert found is not None
    assert subject is not None
    references = (*answered.references, answered.message_id) if answered else ()
    body = message.partition(b"\n\n")[2]
    lines = tuple(body.splitlines()[:6])
    return _Sent(found[1].decode(), subject[1], references[-12:], lines)


def _answer(message: bytes, answered: _Sent) -> bytes:
    chain = "\n ".join((*answered.references[-11:], answered.message_id))
    told = f"In-Reply-To: {answered.message_id}\nReferences: {chain}\n".encode()
    subject = answered.subject
    subject = subject if subject.startswith(b"Re: ") else b"Re: " + subject
    message = _SUBJECT.sub(lambda _: b"Subject: " + subject, message, count=1)
    head, body = message.split(b"\n\n", 1)
    if not _ENCODED.search(head):
        quoted = b"".join(b"> " + line + b"\n" for line in answered.lines)
        body += "\nLe 3 mai 2015 à 10:12, Zoé Faure a écrit :\n".encode() + quoted
    return head + b"\n" + told + b"\n" + body


def _with_more(message: bytes, draw: random.Random, number: int) -> tuple[bytes, tuple[str, ...]]:
    chance = draw.random()
    head, body = message.split(b"\n\n", 1)
    if chance < 0.05 and b"multipart" not in head:
        return _attached(head, body, draw, number)
    if chance < 0.08 and b"base64" not in head:
        return head + b"\n\n" + body + b"\n" + _SENTENCE + b"\nFrom here on, no more.\n", ()
    return message, ()


def _attached(
    head: bytes, body: bytes, draw: random.Random, number: int
) -> tuple[bytes, tuple[str, ...]]:
    content = draw.randbytes(draw.randint(200, 20_000))
    kept = [line for line in head.split(b"\n") if not line.startswith(b"Content-")]
    inner = [line for line in head.split(b"\n") if line.startswith(b"Content-")]
    boundary = b"=_more%012x" % draw.randrange(16**12)
    kept.append(b'Content-Type: multipart/mixed; boundary="' + boundary + b'"')
    name = f"pièce {number}.bin" if number % 2 else f"piece-{number}.bin"
    told = (
        b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
        b'Content-Disposition: attachment; filename="' + name.encode() + b'"'
    )
    pieces = (
        b"\n".join(kept), b"\n\n--", boundary, b"\n", b"\n".join(inner), b"\n\n", body, b"\n--",
        boundary, b"\n", told, b"\n\n", base64.encodebytes(content), b"\n--", boundary, b"--\n",
    )  # fmt: skip
    return b"".join(pieces), (hashlib.sha256(content).hexdigest(),)


def _as_stored(message: bytes, draw: random.Random, *, last: bool) -> tuple[bytes, bytes, bytes]:
    """The From_ line, the message as a mail program keeps it, and the empty line behind."""
    day = draw.randint(1, 28)
    clock = f"{draw.randrange(24):02d}:{draw.randrange(60):02d}:{draw.randrange(60):02d}"
    separator = f"From someone@corp.example Mon {draw.choice(_MONTHS)} {day:2d} {clock} 2015\n"
    chance = draw.random()
    if chance < 0.2:
        head, body = message.split(b"\n\n", 1)
        length = f"\nContent-Length: {len(body)}\n\n".encode()
        return separator.encode(), head + length + body, b"\n"
    stored = _FROM.sub(rb">\1", message)
    forgets = chance < 0.25 and not last
    return separator.encode(), stored, b"" if forgets else b"\n"
