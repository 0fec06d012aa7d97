"""What list software does to mail, written after its documentation and apart from what undoes it.

Mailman 2 and 3, Sympa and Google Groups. Each takes and gives a message with CRLF line ends.
"""

import base64
import random
import re
from email.utils import getaddresses

from benchmarks.mailing.leaves import every_leaf, halves, kind_of, recoded, way_of

_FOOTERS = (
    "north mailing list\r\nnorth@list.example\r\nhttps://list.example/listinfo/north",
    "Pour se désabonner de la liste : https://list.example/nord",
    "To unsubscribe, send mail to north-unsubscribe@list.example",
)


def list_sender(message: bytes, _: random.Random) -> bytes:
    """List software writes its bounce address into Sender."""
    told = b"Sender: north-bounces@list.example\r\n"
    head, body = halves(message)
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


def list_fields(message: bytes, _: random.Random) -> bytes:
    """Fields that lists add."""
    told = b"List-Id: <north.list.example>\r\nPrecedence: list\r\nReply-To: north@list.example\r\n"
    head, body = halves(message)
    return head + told + b"\r\n" + body


def text_footer(message: bytes, draw: random.Random) -> bytes:
    """What a list appends to a letter of one part that is not encoded."""
    head, body = halves(message)
    if b"multipart/" in head or re.search(rb"encoding: (?:base64|quoted)", head, re.IGNORECASE):
        return message
    rule = draw.choice((b"_" * 47, b"-" * 40, b"-- "))
    words = draw.choice(_FOOTERS).encode()
    return head + b"\r\n" + body + rule + b"\r\n" + words + b"\r\n"


def encoded_footer(message: bytes, draw: random.Random) -> bytes:
    """Mailman reads a text of one part, appends its footer and writes all of it in base64."""
    head, body = halves(message)
    if b"multipart/" in head or not re.search(rb"utf-8", head, re.IGNORECASE):
        return message
    way = way_of(head)
    if way not in ("8bit", "quoted-printable", "base64"):
        return message
    plain = recoded(head, body, "8bit")[1]
    footer = b"_" * 47 + b"\r\n" + draw.choice(_FOOTERS).encode() + b"\r\n"
    whole = plain + (b"" if plain.endswith(b"\r\n") else b"\r\n") + footer
    written = base64.encodebytes(whole).replace(b"\n", b"\r\n")
    told = re.sub(rb"(?i)(?<=transfer-encoding: )[\w-]+", b"base64", head)
    return told + b"\r\n" + written


def footer_part(message: bytes, draw: random.Random) -> bytes:
    """What Mailman does to a letter that is no plain text: it wraps it and adds a part."""
    head, body = halves(message)
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


def mailman_from(message: bytes, draw: random.Random) -> bytes:
    """Mailman's mitigation of DMARC: its address in From, the author's in Reply-To or in Cc."""
    head, body = halves(message)
    found = _author(head)
    field = draw.choice((b"Reply-To", b"Cc"))
    if found is None or field.lower() + b":" in head.lower():
        return message
    name, address = found[1]
    told = f"From: {name or address} via North <north@list.example>\r\n"
    kept = field + b": " + found[0] + b"\r\n"
    return head.replace(b"From: " + found[0] + b"\r\n", told.encode() + kept) + b"\r\n" + body


def sympa_from(message: bytes, _: random.Random) -> bytes:
    """Sympa's: the list's address in From, the author's in X-Original-From."""
    head, body = halves(message)
    found = _author(head)
    if found is None:
        return message
    name, address = found[1]
    told = f'From: "{name or address}" (via nord Mailing List) <nord@list.example>\r\n'.encode()
    kept = b"X-Original-From: " + found[0] + b"\r\n"
    return head.replace(b"From: " + found[0] + b"\r\n", told + kept) + b"\r\n" + body


def google_group(message: bytes, _: random.Random) -> bytes:
    """Google Groups: From and Sender of the group, and its footer in each text that is open."""
    head, body = halves(message)
    found = _author(head)
    if found is None:
        return message
    name, address = found[1]
    told = f"From: \"'{name or address}' via North\" <north@groups.example>\r\n".encode()
    kept = b"X-Original-Sender: " + address.encode() + b"\r\n"
    kept += b"X-Original-From: " + found[0] + b"\r\nSender: north@groups.example\r\n"
    head = re.sub(rb"(?im)^sender:[^\r\n]*\r\n", b"", head)
    head = head.replace(b"From: " + found[0] + b"\r\n", told + kept)
    return every_leaf(head + b"\r\n" + body, _with_group_footer)


def _with_group_footer(head: bytes, body: bytes) -> tuple[bytes, bytes]:
    if way_of(head) not in ("7bit", "8bit"):
        return head, body
    words = b"You received this message because you are subscribed to the Google Groups "
    words += b'"North" group.'
    rest = b"To unsubscribe from this group, send an email to north+unsubscribe@groups.example."
    if kind_of(head) == "text/html":
        added = b"\r\n<p></p>\r\n\r\n-- <br />\r\n" + words + b"<br />\r\n" + rest + b"<br />\r\n"
    else:
        added = b"\r\n-- \r\n" + words + b"\r\n" + rest + b"\r\n"
    return head, body + added


def _author(head: bytes) -> tuple[bytes, tuple[str, str]] | None:
    found = re.search(rb"^From: ([^\r\n]*)\r\n", head, re.MULTILINE)
    if found is None:
        return None
    people = getaddresses([found[1].decode()])
    return (found[1], people[0]) if len(people) == 1 else None
