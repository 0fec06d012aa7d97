"""The people of address fields (RFC 5322, 3.4), whatever somebody wrote there."""

from collections.abc import Sequence
from email.utils import getaddresses


def people_of(fields: Sequence[str]) -> list[tuple[str, str]]:
    """Name and address of each, as the standard library cuts the fields.

    It goes down into every bracket of a comment, without end: what has thousands of them is cut
    as if it had none. Nothing is raised.
    """
    try:
        return getaddresses(list(fields))
    except RecursionError:
        return getaddresses([one.replace("(", " ").replace(")", " ") for one in fields])
