"""Tag lists, "a=rsa-sha256; d=example.org" (RFC 6376, 3.2): of signatures, seals and keys alike."""

import re

_TAG = re.compile(r"([A-Za-z][A-Za-z0-9_]*)[ \t]*=[ \t]*(.*)", re.DOTALL)
_FORBIDDEN = re.compile(r"[^\t !-:<-~]")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


class Malformed(ValueError):
    """This is no tag list, or a value has not the form that its tag wants."""


def parse(text: str) -> dict[str, str]:
    """The tags, in the order they stand. Names keep their case: they are told apart by it.

    Raises Malformed for a tag without "=", one given twice, or a character that no value may
    have. A last ";" may stand or be missing.
    """
    tags: dict[str, str] = {}
    pieces = text.replace("\r\n\t", "\t").replace("\r\n ", " ").split(";")
    if not pieces[-1].strip(" \t\r\n"):
        pieces.pop()
    for piece in pieces:
        found = _TAG.fullmatch(piece.strip(" \t\r\n"))
        if found is None:
            raise Malformed("a tag without a name or without =")
        name, value = found.groups()
        if name in tags:
            raise Malformed(f"the tag {name}= stands twice")
        if _FORBIDDEN.search(value):
            raise Malformed(f"the tag {name}= has a character that it may not have")
        tags[name] = value
    return tags


def joined(value: str) -> str:
    """A value that may be folded anywhere, in one piece."""
    return "".join(value.split())


def base64_text(value: str) -> str:
    """A base64 value in one piece. Raises Malformed."""
    whole = joined(value)
    if len(whole) % 4 or not _BASE64.fullmatch(whole):
        raise Malformed("not base64")
    return whole


def listed(value: str) -> tuple[str, ...]:
    """The parts of "a : b : c", trimmed."""
    return tuple(part.strip(" \t\r\n") for part in value.split(":"))


def number(value: str) -> int:
    """An unsigned decimal of at most 76 digits (RFC 6376, 3.5). Raises Malformed."""
    if not (value.isascii() and value.isdigit() and len(value) <= 76):  # noqa: PLR2004 - the standard's
        raise Malformed("not a number")
    return int(value)
