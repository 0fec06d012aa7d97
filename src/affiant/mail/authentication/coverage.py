"""Which fields a signature takes in, and what stands there beside them."""

from collections import Counter

from affiant.mail.authentication.signature import Signature
from affiant.mail.authentication.verdict import Coverage
from affiant.mail.authentication.wire import Field, Wire


def selected(wire: Wire, names: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields that are hashed: of each name from the bottom up (RFC 6376, 5.4.2).

    A name that stands more often in h= than fields stand in the message selects nothing more.
    """
    left: dict[str, list[Field]] = {name: [] for name in names}
    for field in wire.fields:
        if field.name in left:
            left[field.name].append(field)
    return tuple(left[name].pop() for name in names if left[name])


def coverage(wire: Wire, signature: Signature, signed: int, whole: int) -> Coverage:
    """`signed` and `whole` are bytes of the canonical body."""
    there = Counter([field.name for field in wire.fields if field.name])
    asked = Counter(signature.signed)
    own = signature.field.name
    return Coverage(
        signed=tuple(name for name in signature.signed if there[name]),
        open=tuple(name for name in asked if asked[name] <= there[name]),
        unsigned=tuple(name for name, n in there.items() if n > asked[name] and name != own),
        body_signed=signed,
        body_whole=whole,
    )
