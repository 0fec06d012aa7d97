"""The people of address fields (RFC 5322, 3.4), whatever somebody wrote there."""

import re
from collections.abc import Sequence
from email.utils import getaddresses

_ADDRESS = r"[^\s<>\"(),;:@\[\]]{1,200}@[^\s<>\"(),;:@\[\]]{1,200}"
_WELL_WRITTEN = re.compile(rf"{_ADDRESS}|\"[^\"]*\"@[^\s<>@]+|[^\s<>@]+@\[[^\s<>@]+\]")
_BRACKETED = re.compile(rf"<\s*({_ADDRESS})\s*>")
_BARE = re.compile(_ADDRESS)
_HIDDEN = re.compile(r"\s*([\w.+-]{1,64}) at ([\w-]{1,63}(?:\.[\w-]{1,63})+)\s*(?:\([^()]*\))?\s*")
"""As public archives of lists write it: "anne at corp.example (Anne Roy)"."""


def people_of(fields: Sequence[str]) -> list[tuple[str, str]]:
    """Name and address of each, as the standard library cuts the fields.

    It goes down into every bracket of a comment, without end: what has thousands of them is cut
    as if it had none. Nothing is raised.
    """
    try:
        return getaddresses(list(fields))
    except RecursionError:
        return getaddresses([one.replace("(", " ").replace(")", " ") for one in fields])


def sender_of(field: str) -> str:
    """The one address of a field, however it is written; "" for none, or several.

    The standard library takes a name in front of an address for a part of it, where no brackets
    stand around that or a quote does not close.
    """
    told = {address for _name, address in people_of([field]) if "@" in address}
    if len(told) == 1 and _WELL_WRITTEN.fullmatch(address := told.pop()):
        return address
    for form in (_BRACKETED, _BARE):
        if len(found := set(form.findall(field))) == 1:
            return str(found.pop())
    hidden = _HIDDEN.fullmatch(field)
    return f"{hidden[1]}@{hidden[2]}" if hidden else ""
