"""A day as a user types it."""

from datetime import date

from affiant.cli.messages import _
from affiant.cli.output import printable
from affiant.cli.unlocking import refuse


def day_of(told: str) -> date | None:
    """A day that the user typed; None for none. Exit code 2 for anything else."""
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        refuse(_("This is no day: {told}. Write it as 2014-03-01.").format(told=printable(told)))
