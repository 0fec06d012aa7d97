"""The standard library's compat32 parser, checked against slices of the raw message.

What it covers of the raw body is compared with what the slices cover; the one that covers more
is taken. Both are decoded by the same forgiving code (`transfer`).
"""

import contextlib
import email
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.message import Message
from email.policy import compat32

from affiant.mail.reading import net
from affiant.mail.reading.form import PIECE
from affiant.mail.reading.leaf import Leaf, is_known
from affiant.mail.reading.letter import Parser
from affiant.mail.reading.transfer import (
    base64_decoded,
    is_clean_base64,
    is_notice,
    quoted_decoded,
    uu_decoded,
)
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats import mail_parts
from affiant.reading.formats.mail_headers import Headers
from affiant.reading.formats.mail_parts import Part

_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError,
)  # fmt: skip
"""What the standard library raises for mail that nobody should have sent."""
_PART = re.compile(rb"^--\S[^\n]*\n(?:content-|mime-version)", re.IGNORECASE | re.MULTILINE)
"""A boundary line and the first field behind it: text that the other parser cut into parts."""
_DEEP = 50  # parts in parts; beyond, the slices keep the innermost whole


def leaves(message: bytes, headers: Headers, start: int) -> tuple[list[Leaf], Parser]:
    """What the message holds and who told it; never raises, and drops nothing. `start` is where its
    body starts.
    """
    whole = _with(headers, message[start:]) if headers.fields else message
    root = mail_parts.parse(whole)
    parsed = _parsed(whole)
    found, parser = _of_either(root, parsed)
    plainly = [part.content() for part in root.leaves()]
    plainly += _payloads(parsed) if parsed is not None else []
    caught = net.caught(message, headers, start, found, plainly)
    return [_as_text(leaf) for leaf in (*found, *caught)], parser


def _with(headers: Headers, body: bytes) -> bytes:
    """A message of these fields. Others stop at the first line of a header that is no field."""
    fields = (name.encode() + b": " + value for name, value in headers.fields)
    return b"\n".join((*fields, b"", body))


def _as_text(leaf: Leaf) -> Leaf:
    """A piece of a letter, and a multipart in which no part was found, are shown as they stand."""
    if leaf.media_type == PIECE:
        return replace(leaf, media_type="text/plain", is_attachment=False, trouble=Trouble.PIECE)
    if _is_uncut(leaf) and leaf.trouble is not Trouble.TOO_DEEP:
        return replace(leaf, media_type="text/plain")
    return leaf


def _parsed(message: bytes) -> Message | None:
    try:
        return email.message_from_bytes(message, policy=compat32)
    except _BROKEN:
        return None


def _payloads(parsed: Message) -> list[bytes]:
    """Each part as the standard library decodes it, which forgives other things than we do."""
    found = []
    try:
        for part in parsed.walk():
            with contextlib.suppress(*_BROKEN):
                content = part.get_payload(decode=True)
                found += [content] if isinstance(content, bytes) else []
    except _BROKEN:  # parts too deep in one another
        pass
    return found


def _of_either(root: Part, parsed: Message | None) -> tuple[list[Leaf], Parser]:
    sliced = _sliced(root)
    if parsed is None or any(leaf.trouble is Trouble.TOO_DEEP for leaf in sliced):
        return sliced, Parser.SLICES
    try:
        told = list(_of(parsed, 0))
    except _BROKEN:
        return sliced, Parser.SLICES
    if _is_troubled(told) and not _is_troubled(sliced):
        return sliced, Parser.SLICES
    if not any(map(_is_uncut, sliced)):  # by a boundary that its header does not name
        told = [leaf for leaf in told if not _is_uncut(leaf)]
    outside = [leaf for leaf in told if leaf.is_outside]
    # A message in the message, or a report on one, keeps its own bytes in slices only.
    if _covered([*sliced, *outside]) > _covered(told) or any(map(_is_message, sliced)):
        return _union(sliced, told), Parser.SLICES
    return _union(told, sliced), Parser.STANDARD


def _is_troubled(found: list[Leaf]) -> bool:
    return any(leaf.trouble for leaf in found if not leaf.is_outside)


def _is_message(leaf: Leaf) -> bool:
    return leaf.media_type.startswith("message/")


def _is_uncut(leaf: Leaf) -> bool:
    return leaf.media_type.startswith("multipart/")


def _union(chosen: list[Leaf], other: list[Leaf]) -> list[Leaf]:
    """What was chosen, and behind it what only the other found."""
    held = b"\n".join(leaf.content for leaf in chosen)
    return chosen + [
        replace(leaf, is_outside=True, trouble=Trouble.OUTSIDE_PARTS)
        for leaf in other
        if not _is_message(leaf)
        and leaf.content.strip()
        and leaf.content.strip() not in held
        and not (leaf.is_outside and _PART.search(leaf.content))  # `net` tells what of it was not
    ]


def _covered(found: list[Leaf]) -> int:
    return sum(len(leaf.content) for leaf in found)


def _of(part: Message, depth: int) -> Iterator[Leaf]:
    if depth > _DEEP:
        raise RecursionError
    payload = part.get_payload()
    if part.get_content_maintype() == "multipart" and isinstance(payload, list):
        yield from _outside(part.preamble)
        for inner in _messages(payload):
            yield from _of(inner, depth + 1)
        yield from _outside(part.epilogue)
        return
    if isinstance(payload, list):  # message/rfc822: the bytes of what was parsed
        content = b"".join(inner.as_bytes() for inner in _messages(payload))
        yield Leaf(part.get_content_type(), content, None, part.get_filename(), is_attachment=True)
        return
    # What `get_payload` gives of 8-bit text is decoded, and what its charset cannot hold is gone.
    raw = str(getattr(part, "_payload", payload))
    yield from leaf(_headers(part), raw.encode("utf-8", "surrogateescape"))


def _messages(payload: Iterable[object]) -> Iterator[Message]:
    return (inner for inner in payload if isinstance(inner, Message))


def _headers(part: Message) -> Headers:
    raw = getattr(part, "_headers", [])  # as they stand, before any decoding
    return Headers(
        tuple((name.lower(), str(value).encode("utf-8", "surrogateescape")) for name, value in raw)
    )


def _outside(text: str | None) -> Iterator[Leaf]:
    content = (text or "").encode("utf-8", "surrogateescape").strip()
    if content and not is_notice(content):
        yield Leaf("text/plain", content, is_outside=True, trouble=Trouble.OUTSIDE_PARTS)


def _sliced(root: Part) -> list[Leaf]:
    found: list[Leaf] = []
    for part in root.leaves():
        found += leaf(part.headers, part.body, deep=_is_cut(part))
    return found


def _is_cut(part: Part) -> bool:
    return part.media_type.startswith("multipart/") and part.path.count(".") >= _DEEP


def leaf(headers: Headers, body: bytes, *, deep: bool = False) -> Iterator[Leaf]:
    """The leaf of a part, and the text that stands behind what it encodes."""
    content, tail, trouble = _decoded(headers.encoding, body)
    charset = headers.parameter("charset")
    if charset and not is_known(charset.strip().lower()):
        trouble = trouble or Trouble.BAD_CHARSET
    yield Leaf(
        headers.media_type,
        content,
        charset,
        headers.file_name,
        is_attachment=headers.is_attachment,
        trouble=Trouble.TOO_DEEP if deep else trouble,
    )
    if tail:
        yield Leaf("text/plain", tail, is_outside=True, trouble=Trouble.OUTSIDE_PARTS)


def _decoded(encoding: str, body: bytes) -> tuple[bytes, bytes, Trouble | None]:
    match encoding:
        case "" | "7bit" | "8bit" | "binary":
            return body, b"", None
        case "base64":
            content, tail = base64_decoded(body)
            return content, tail, None if is_clean_base64(body) else Trouble.BAD_ENCODING
        case "quoted-printable":
            return quoted_decoded(body), b"", None
        case "x-uuencode" | "uuencode" | "x-uue" | "uue":
            content, around = uu_decoded(body)
            return content, around, None
    return body, b"", Trouble.BAD_ENCODING
