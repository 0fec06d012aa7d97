"""A copy of a message from which all is taken that its signature does not hold.

What the signature covers stays byte for byte what is hashed, so that any verifier still says
pass: fields that h= does not name, fields above those that it selects, other signatures, the
envelope line, the body beyond l= and the spaces and empty lines that no form counts are gone.
What must stay may still name people (`From` always does): `Redacted.left` lists it.
"""

from dataclasses import dataclass

from affiant.mail.authentication import canonical, tags
from affiant.mail.authentication.checking import hashed_body, header_data
from affiant.mail.authentication.coverage import selected
from affiant.mail.authentication.signature import Signature
from affiant.mail.authentication.wire import Field, Wire

_NAMING_TAGS = ("i", "z")
_LAST_RESORT = b".\r\n"
"""Ends a body cut in the midst of spaces or empty lines, which otherwise would not count."""


class NotRedactable(ValueError):
    """The signature does not hold for this message, so nothing is left to keep intact."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """`removed` and `left` are names of fields in lower case, from the top down.

    `body_removed` counts bytes of the body as it is sent. `tells` names the signature's own tags
    that can hold an address or copied fields (i=, z=): they are signed, and cannot be taken out.
    """

    message: bytes
    removed: tuple[str, ...]
    left: tuple[str, ...]
    body_removed: int
    tells: tuple[str, ...] = ()


def redacted(message: bytes, signature: Signature) -> Redacted:
    """Only what this signature covers. Raises NotRedactable.

    Whether the key fits is not asked again: the bytes that it signed are compared instead.
    """
    wire = Wire.of(message)
    if signature.field not in wire.fields or not hashed_body(wire, signature).holds:
        raise NotRedactable("the message is not what this signature was made for")
    kept = _kept(wire, signature)
    lesser = Wire(kept, _body(wire, signature))
    if header_data(lesser, signature) != header_data(wire, signature):
        raise NotRedactable("the signed fields cannot be told apart from others")
    return Redacted(
        message=lesser.bytes(),
        removed=_missing(wire, kept),
        left=tuple(field.name for field in kept),
        body_removed=len(wire.body) - len(lesser.body),
        tells=_telling(signature),
    )


def _kept(wire: Wire, signature: Signature) -> tuple[Field, ...]:
    """The signed fields and the signature's own, in their order; by identity, for twins differ."""
    wanted = {id(field) for field in selected(wire, signature.signed)}
    own = next(field for field in wire.fields if field == signature.field)
    return tuple(field for field in wire.fields if id(field) in wanted or field is own)


def _missing(wire: Wire, kept: tuple[Field, ...]) -> tuple[str, ...]:
    there = {id(field) for field in kept}
    return tuple(field.name for field in wire.fields if id(field) not in there)


def _body(wire: Wire, signature: Signature) -> bytes:
    """The shortest of these bodies that the signature holds for."""
    content = canonical.body(wire.body, signature.body_form)
    if signature.length is not None:
        content = content[: signature.length]
    for body in (content, content + b"\r\n", content + _LAST_RESORT):
        if hashed_body(Wire((), body), signature).holds:
            return body if len(body) <= len(wire.body) else wire.body
    return wire.body


def _telling(signature: Signature) -> tuple[str, ...]:
    found = tags.parse(signature.field.value.decode("utf-8", "surrogateescape"))
    return tuple(name for name in _NAMING_TAGS if name in found and not found[name].startswith("@"))
