"""The parts of a message, as transports change them."""

import base64
import binascii
import quopri
import re
from collections.abc import Callable

Change = Callable[[bytes, bytes], tuple[bytes, bytes]]
"""Of a part's head (each line with its CRLF) and body."""


def halves(message: bytes) -> tuple[bytes, bytes]:
    """Head and body, without the empty line between them."""
    head, _, body = message.partition(b"\r\n\r\n")
    return head + b"\r\n", body


def every_leaf(message: bytes, change: Change) -> bytes:
    """The message with each of its parts changed that holds no others."""
    head, body = halves(message)
    boundary = re.search(rb'boundary="([^"]+)"', head)
    if boundary is None:
        head, body = change(head, body)
        return head + b"\r\n" + body
    mark = b"--" + boundary[1]
    pieces = body.split(mark)
    for n, piece in enumerate(pieces[1:-1], 1):
        inner = every_leaf(piece.removeprefix(b"\r\n").removesuffix(b"\r\n"), change)
        pieces[n] = b"\r\n" + inner + b"\r\n"
    return head + b"\r\n" + mark.join(pieces)


def way_of(head: bytes) -> str:
    """The transfer encoding."""
    found = re.search(rb"^content-transfer-encoding: ([\w-]+)", head, re.IGNORECASE | re.MULTILINE)
    return found[1].decode().lower() if found else "7bit"


def kind_of(head: bytes) -> str:
    """The media type."""
    found = re.search(rb"^content-type: ([\w/-]+)", head, re.IGNORECASE | re.MULTILINE)
    return found[1].decode().lower() if found else "text/plain"


def recoded(head: bytes, body: bytes, way: str) -> tuple[bytes, bytes]:
    """The part in another transfer encoding."""
    match way_of(head):
        case "quoted-printable":
            body = quopri.decodestring(body)
        case "base64":
            try:
                body = base64.b64decode(b"".join(body.split()), validate=True)
            except binascii.Error:  # words stand behind it
                return head, body
    plain = re.sub(rb"\r?\n", b"\r\n", body)
    match way:
        case "quoted-printable":
            coded = quopri.encodestring(plain.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
        case "base64":
            coded = base64.encodebytes(plain).replace(b"\n", b"\r\n")
        case _:
            coded = plain
    return re.sub(rb"(?i)(?<=transfer-encoding: )[\w-]+", way.encode(), head), coded
