"""Who judges, records or publishes: whoever is named, else who is logged in."""

import getpass

from affiant.cli.messages import _
from affiant.cli.unlocking import refuse


def person(by: str) -> str:
    """`by`, or the login name; exit code 2 where the system knows no name (as in a container)."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # the latter from Python 3.13 on
        refuse(_("The system does not know your name. Say it with --by or in AFFIANT_BY."))
