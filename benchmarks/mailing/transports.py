"""What lists, gateways and mailboxes do to mail. Written apart from what undoes it.

Each takes and gives a message with CRLF at its lines' ends.
"""

import base64
import email
import quopri
import random
import re
from collections.abc import Callable
from email import policy
from email.utils import formataddr, getaddresses

Transport = Callable[[bytes, random.Random], bytes]


def list_sender(message: bytes, _: random.Random) -> bytes:
    """List software writes its bounce address into Sender."""
    told = b"Sender: north-bounces@list.example\r\n"
    head, body = _halves(message)
    if re.search(rb"^sender:", head, re.IGNORECASE | re.MULTILINE):
        head = re.sub(rb"^sender:[^\r\n]*\r\n", told, head, flags=re.IGNORECASE | re.MULTILINE)
        return head + b"\r\n" + body
    return head + told + b"\r\n" + body


def subject_tag(message: bytes, draw: random.Random) -> bytes:
    """A list's name in brackets before the subject, or after its Re:."""
    tag = draw.choice((b"[north] ", b"[Liste-Nord] "))
    first = draw.random() < 0.5

    def tagged(found: re.Match[bytes]) -> bytes:
        return found[1] + (tag + found[2] if first else found[2] + tag)

    return re.sub(rb"^(Subject: )((?:Re: )?)", tagged, message, count=1, flags=re.MULTILINE)


def text_footer(message: bytes, draw: random.Random) -> bytes:
    """What a list appends to a letter of one part that is not encoded."""
    head, body = _halves(message)
    if b"multipart/" in head or re.search(rb"encoding: (?:base64|quoted)", head, re.IGNORECASE):
        return message
    rule = draw.choice((b"_" * 47, b"-" * 40, b"-- "))
    words = draw.choice(
        (
            b"north mailing list\r\nnorth@list.example\r\nhttps://list.example/listinfo/north",
            "Pour se désabonner de la liste : https://list.example/nord".encode(),
            b"To unsubscribe, send mail to north-unsubscribe@list.example",
        )
    )
    return head + b"\r\n" + body + rule + b"\r\n" + words + b"\r\n"


def footer_part(message: bytes, draw: random.Random) -> bytes:
    """What Mailman does to a letter that is no plain text: it wraps it and adds a part."""
    head, body = _halves(message)
    if b"multipart/" not in head:
        return message
    lines = head.split(b"\r\n")
    kept: list[bytes] = []
    content: list[bytes] = []
    into = kept
    for line in lines[:-1]:
        if line[:1] not in (b" ", b"\t"):
            into = content if line.lower().startswith(b"content-") else kept
        into.append(line)
    boundary = b"===============%019d==" % draw.randrange(10**19)
    whole = [*kept, b'Content-Type: multipart/mixed; boundary="' + boundary + b'"', b""]
    mark = b"\r\n--" + boundary
    footer = (
        b'Content-Type: text/plain; charset="us-ascii"\r\nMIME-Version: 1.0\r\n\r\n' + b"_" * 47
    )
    footer += b"\r\nnorth mailing list\r\nhttps://list.example/listinfo/north\r\n"
    return (
        b"\r\n".join(whole) + mark + b"\r\n" + b"\r\n".join(content) + b"\r\n\r\n" + body
        + mark + b"\r\n" + footer + mark + b"--\r\n"
    )  # fmt: skip


def stuffed(message: bytes, _: random.Random) -> bytes:
    """A mailbox puts ">" before lines that begin with "From "."""
    head, body = _halves(message)
    return head + b"\r\n" + re.sub(rb"^(>*From )", rb">\1", body, flags=re.MULTILINE)


def to_quoted(message: bytes, _: random.Random) -> bytes:
    """A server that cannot send 8bit turns it into quoted-printable."""
    return _recoded(message, b"8bit", b"quoted-printable", _quote)


def to_8bit(message: bytes, _: random.Random) -> bytes:
    """A gateway decodes quoted-printable."""
    return _recoded(message, b"quoted-printable", b"8bit", _unquote)


def from_base64(message: bytes, _: random.Random) -> bytes:
    """A gateway decodes base64."""
    return _recoded(message, b"base64", b"8bit", base64.b64decode)


def requoted(message: bytes, draw: random.Random) -> bytes:
    """Software that parses addresses and writes them its own way."""
    always = draw.random() < 0.5
    head, body = _halves(message)

    def anew(found: re.Match[bytes]) -> bytes:
        people = getaddresses([found[2].decode()])
        told = [_person(name, address, always=always) for name, address in people]
        return found[1] + b": " + ", ".join(told).encode() + b"\r\n"

    pattern = rb"^(From|To|Cc): ([^\r\n]*)\r\n"
    return re.sub(pattern, anew, head, flags=re.MULTILINE) + b"\r\n" + body


def _person(name: str, address: str, *, always: bool) -> str:
    if not name:
        return f"<{address}>" if always else address
    if always:
        return f'"{name}" <{address}>'
    return f"{name} <{address}>" if "=?" in name else formataddr((name, address))


def refolded(message: bytes, draw: random.Random) -> bytes:
    """Long fields folded at their commas or spaces."""
    head, body = _halves(message)
    space = draw.choice((b"\t", b" "))

    def fold(found: re.Match[bytes]) -> bytes:
        return found[0].replace(b", ", b",\r\n" + space)

    return re.sub(rb"^(?:To|Cc): [^\r\n]*", fold, head, flags=re.MULTILINE) + b"\r\n" + body


def parameters(message: bytes, draw: random.Random) -> bytes:
    """The charset's quotes and letters written anew."""
    head, body = _halves(message)
    told = draw.choice((b'charset="utf-8"', b"charset=utf-8", b"charset=UTF-8"))
    return re.sub(rb'charset="?utf-8"?', told, head, flags=re.IGNORECASE) + b"\r\n" + body


def parsed_and_written(message: bytes, _: random.Random) -> bytes:
    """Python's own e-mail package in between: it refolds long fields."""
    parsed = email.message_from_bytes(message, policy=policy.compat32)
    return parsed.as_bytes(unixfrom=False, policy=policy.compat32.clone(linesep="\r\n"))


def list_fields(message: bytes, _: random.Random) -> bytes:
    """Fields that lists add."""
    told = b"List-Id: <north.list.example>\r\nPrecedence: list\r\nReply-To: north@list.example\r\n"
    head, body = _halves(message)
    return head + told + b"\r\n" + body


def from_rewritten(message: bytes, _: random.Random) -> bytes:
    """The list's address in From, the author's in Reply-To, for DMARC."""
    head, body = _halves(message)
    found = re.search(rb"^From: ([^\r\n]*)\r\n", head, re.MULTILINE)
    if found is None or b"reply-to" in head.lower():
        return message
    [(name, address)] = getaddresses([found[1].decode()])
    told = f"From: {name or address} via North <north@list.example>\r\n"
    told += f"Reply-To: {found[1].decode()}\r\n"
    return head.replace(found[0], told.encode()) + b"\r\n" + body


def dashes(message: bytes, _: random.Random) -> bytes:
    """Editors and gateways take the space after the signature's dashes."""
    head, body = _halves(message)
    return head + b"\r\n" + re.sub(rb"^-- \r\n", b"--\r\n", body, flags=re.MULTILINE)


def bare_lf(message: bytes, _: random.Random) -> bytes:
    """A file on a Unix machine."""
    return message.replace(b"\r\n", b"\n")


def _halves(message: bytes) -> tuple[bytes, bytes]:
    head, _, body = message.partition(b"\r\n\r\n")
    return head + b"\r\n", body


def _recoded(message: bytes, before: bytes, after: bytes, code: Callable[[bytes], bytes]) -> bytes:
    """Each leaf that says `before` is made to say `after`."""
    head, body = _halves(message)
    boundary = re.search(rb'boundary="([^"]+)"', head)
    if boundary is None:
        told = re.sub(rb"(?i)(?<=transfer-encoding: )" + before, after, head)
        if told == head:
            return message
        content = code(body)
        return told + b"\r\n" + re.sub(rb"\r?\n", b"\r\n", content)
    mark = b"--" + boundary[1]
    pieces = body.split(mark)
    for n, piece in enumerate(pieces[1:-1], 1):
        inner = _recoded(piece.removeprefix(b"\r\n").removesuffix(b"\r\n"), before, after, code)
        pieces[n] = b"\r\n" + inner + b"\r\n"
    return head + b"\r\n" + mark.join(pieces)


def _quote(content: bytes) -> bytes:
    return quopri.encodestring(content.replace(b"\r\n", b"\n"))


def _unquote(content: bytes) -> bytes:
    return quopri.decodestring(content.replace(b"\r\n", b"\n"))


LIST: tuple[Transport, ...] = (list_sender, subject_tag, list_fields, from_rewritten)
FOOTERS: tuple[Transport, ...] = (text_footer, footer_part)
GATEWAYS: tuple[Transport, ...] = (
    to_quoted, to_8bit, from_base64, requoted, refolded, parameters, parsed_and_written, dashes,
)  # fmt: skip
MAILBOXES: tuple[Transport, ...] = (stuffed, bare_lf)
ALL: tuple[Transport, ...] = (*GATEWAYS, *LIST, *FOOTERS, *MAILBOXES)
