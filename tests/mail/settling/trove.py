"""Troves of invented mail, stored as `affiant mail read` stores them, without its files."""

import hashlib
import io
import random
from collections.abc import Iterable
from datetime import UTC, datetime

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Collection, Original
from affiant.mail.attribution.account import account
from affiant.mail.authentication.archive import ArchivedKey
from affiant.mail.duplicates import fingerprint
from affiant.mail.models import Message, MessageText, Trove, TroveFile
from affiant.mail.reading import message as reading
from tests.mail.authentication import post

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONGEST = 1_000_000
WORK = "microsoft.com"  # an employer of the reviewed table; the letters and keys are invented
LETTER = post.LETTER.replace(post.DOMAIN.encode(), WORK.encode())


def signed(message: bytes = LETTER, domain: str = WORK) -> bytes:
    """The letter with a signature on top, by the key of `archived`."""
    return post.signer().signed(message, domain, random.Random(1))


def archived(domain: str = WORK) -> ArchivedKey:
    """The invented key under this domain."""
    return post.signer().archived(domain)


def store(
    casefile: Casefile, mails: Iterable[bytes], *, name: str = "box", collection: int = 1
) -> list[Message]:
    """Each of these in a file of its own, in one trove."""
    trove = Trove.objects.create(
        collection=Collection.objects.get(pk=collection),
        name=name,
        key=name,
        key_digest=hashlib.sha256(name.encode()).hexdigest(),
        state="read",
        at=NOON,
    )
    return [_stored(casefile, trove, number, raw) for number, raw in enumerate(mails, 1)]


def _stored(casefile: Casefile, trove: Trove, number: int, raw: bytes) -> Message:
    kept = casefile.originals.keep(io.BytesIO(raw), LONGEST)
    original, _ = Original.objects.get_or_create(
        pk=kept.sha256, defaults={"size": kept.size, "first_seen": NOON}
    )
    place = [f"{number}.eml"]
    file = TroveFile.objects.create(
        trove=trove,
        place=place,
        place_digest=hashlib.sha256(str(place).encode()).hexdigest(),
        original=original,
        size=kept.size,
        state="read",
    )
    letter = reading.read(raw, NOON)
    hashes = fingerprint(letter)
    row = Message.objects.create(
        trove=trove,
        file=file,
        number=1,
        opens=0,
        start=0,
        end=len(raw),
        sha256=kept.sha256,
        mih=hashes.mih or "",
        content=hashes.content,
        body=hashes.body,
        message_id=letter.message_id or "",
        subject=letter.subject,
        sent=letter.sent,
        sender=account(_address(letter.headers.raw("from") or "")),
        parser=letter.parser.value,
    )
    MessageText.objects.create(message=row, text=letter.text())
    return row


def _address(raw: str) -> str:
    return raw.rpartition("<")[2].strip("<> ")


def mail(
    number: int,
    *,
    sender: str = "Anne Dupont <anne.dupont@corp.example>",
    to: str = "Bob Lee <bob.lee@dest.example>",
    subject: str = "figures",
    text: str = "The figures are attached.",
    more: str = "",
) -> bytes:
    """An invented letter; `more` are further fields, each with its line end."""
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\n"
        f"Date: Mon, 06 Jan 2014 {9 + number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"
        f" +0000\r\nMessage-ID: <{number}@corp.example>\r\n{more}"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()
