"""Mailboxes of a few invented messages."""

from datetime import UTC, datetime

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FROM = b"From zoe@bureau.example Mon May  3 10:12:00 2021\n"


def mail(body: bytes = b"Bonjour.\n", *fields: bytes, number: int = 1) -> bytes:
    """One message with LF at its lines' ends."""
    told = (
        b"From: =?utf-8?q?Zo=C3=A9?= <zoe@bureau.example>",
        b"To: anne@corp.example",
        b"Subject: note",
        b"Date: Mon, 3 May 2021 10:12:00 +0200",
        b"Message-ID: <%d@bureau.example>" % number,
        *fields,
    )
    return b"\n".join(told) + b"\n\n" + body


def parts(
    *inner: bytes, boundary: bytes = b"=_b", before: bytes = b"", after: bytes = b""
) -> bytes:
    """A multipart body."""
    joined = b"".join(b"--" + boundary + b"\n" + one + b"\n" for one in inner)
    return before + joined + b"--" + boundary + b"--\n" + after


MIXED = b'Content-Type: multipart/mixed; boundary="=_b"'
