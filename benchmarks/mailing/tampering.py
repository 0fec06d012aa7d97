"""What somebody does who wants a message to say something else."""

import random
import re
from collections.abc import Callable

Tampering = Callable[[bytes, random.Random], bytes]


def word(message: bytes, draw: random.Random) -> bytes:
    """Another word in the letter."""
    return _in_body(message, draw, rb"[a-z]{4,}", lambda found: found[::-1] + b"x")


def digit(message: bytes, draw: random.Random) -> bytes:
    """Another figure."""
    return _in_body(message, draw, rb"[0-9]", lambda found: b"%d" % ((int(found) + 3) % 10))


def appended(message: bytes, _: random.Random) -> bytes:
    """A sentence at the end."""
    return message + b"Please pay it at once.\r\n"


def dropped(message: bytes, draw: random.Random) -> bytes:
    """A line less."""
    head, _, body = message.partition(b"\r\n\r\n")
    lines = body.split(b"\r\n")
    filled = [n for n, line in enumerate(lines) if line.strip()]
    if not filled:
        return message
    del lines[draw.choice(filled)]
    return head + b"\r\n\r\n" + b"\r\n".join(lines)


def subject(message: bytes, _: random.Random) -> bytes:
    """Another subject."""
    return re.sub(rb"^Subject: ", b"Subject: secret ", message, count=1, flags=re.MULTILINE)


def date(message: bytes, _: random.Random) -> bytes:
    """Another year."""
    return re.sub(rb"^(Date: [^\r\n]*20)1", rb"\g<1>0", message, count=1, flags=re.MULTILINE)


def sender(message: bytes, _: random.Random) -> bytes:
    """Another author, of the same organisation."""
    return re.sub(
        rb"^From: [^\r\n]*@", b"From: Paul Autre <paul@", message, count=1, flags=re.MULTILINE
    )


def recipient(message: bytes, _: random.Random) -> bytes:
    """Another recipient."""
    return re.sub(rb"^To: ", b"To: press@news.example, ", message, count=1, flags=re.MULTILINE)


def negated(message: bytes, draw: random.Random) -> bytes:
    """The contrary."""
    return _in_body(message, draw, rb"(?<=[a-z]) (?=[a-z])", lambda _: b" not ")


def accent(message: bytes, draw: random.Random) -> bytes:
    """A letter without its accent."""
    return _in_body(message, draw, rb"\xc3\xa9|=C3=A9|\xe9(?=[a-z])|=E9", lambda _: b"e")


def case(message: bytes, draw: random.Random) -> bytes:
    """A small letter made large."""
    return _in_body(message, draw, rb"(?<=[a-z] )[a-z](?=[a-z ])", lambda found: found.upper())


def parted(message: bytes, draw: random.Random) -> bytes:
    """A word in two."""
    return _in_body(message, draw, rb"(?<= [a-z]{3})(?=[a-z]{3})", lambda _: b" ")


def doubled(message: bytes, draw: random.Random) -> bytes:
    """A line said twice."""
    return _in_body(message, draw, rb"(?<=\r\n)[A-Z][^\r\n]{8,}\r\n", lambda found: found * 2)


def named(message: bytes, _: random.Random) -> bytes:
    """The author's address, with another name."""
    pattern = rb"^From: (?:[^\r\n<]*<)?([^\r\n<> ]+)>?"
    return re.sub(pattern, rb"From: Paul Autre <\1>", message, count=1, flags=re.MULTILINE)


def identified(message: bytes, _: random.Random) -> bytes:
    """Another Message-ID."""
    return re.sub(rb"^Message-ID: <", b"Message-ID: <9", message, count=1, flags=re.MULTILINE)


ALL: tuple[Tampering, ...] = (
    word, digit, appended, dropped, negated, accent, case, parted, doubled, subject, date, sender,
    named, recipient, identified,
)  # fmt: skip


def _in_body(
    message: bytes, draw: random.Random, pattern: bytes, change: Callable[[bytes], bytes]
) -> bytes:
    start = message.find(b"\r\n\r\n")
    places = list(re.finditer(pattern, message[start:]))
    if not places:
        return appended(message, draw)
    found = draw.choice(places)
    at = start + found.start()
    return message[:at] + change(found.group()) + message[at + len(found.group()) :]
