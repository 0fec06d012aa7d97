"""What of a message is hashed: the "simple" and "relaxed" forms of RFC 6376, 3.4."""

import re
from enum import StrEnum

from affiant.mail.authentication.wire import Field

_WSP_RUN = re.compile(rb"[ \t]+")
_SIGNATURE_VALUE = re.compile(rb"((?:\A|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*")


class Form(StrEnum):
    """How tolerant a signer is of changed white space."""

    SIMPLE = "simple"
    RELAXED = "relaxed"


def header(field: Field, form: Form) -> bytes:
    """One field as it is hashed, with its CRLF."""
    if form is Form.SIMPLE:
        return field.raw
    value = field.value.replace(b"\r\n", b"").strip(b" \t")
    if b"  " in value or b"\t" in value:
        value = _WSP_RUN.sub(b" ", value)
    return field.name.encode() + b":" + value + b"\r\n"


def body(content: bytes, form: Form) -> bytes:
    """The body as it is hashed: empty lines at its end do not count."""
    if form is Form.RELAXED:
        content = _WSP_RUN.sub(b" ", content) if b"\t" in content or b"  " in content else content
        if b" \r\n" in content:
            content = content.replace(b" \r\n", b"\r\n")
        content = content.removesuffix(b" ") if not content.endswith(b"\r\n") else content
    content = trimmed(content)
    if content and not content.endswith(b"\r\n"):
        content += b"\r\n"
    if not content and form is Form.SIMPLE:
        return b"\r\n"
    return content


def trimmed(content: bytes) -> bytes:
    """Without the empty lines at its end; the last line keeps its CRLF."""
    end = len(content)
    while content.endswith(b"\r\n\r\n", 0, end):
        end -= 2
    return b"" if content[:end] == b"\r\n" else content[:end]


def unsigned(field: Field) -> Field:
    """The signature's own field with its b= emptied, which is how it is hashed (3.7)."""
    name, colon, _ = field.raw.partition(b":")
    return Field(name + colon + _SIGNATURE_VALUE.sub(rb"\1", field.value) + b"\r\n", field.name)
