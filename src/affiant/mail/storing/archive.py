"""Members of archives put into the archive of originals, within a budget."""

from typing import BinaryIO, cast

from affiant.evidence.originals import Originals
from affiant.mail.reading.archive import Member
from affiant.mail.reading.trouble import Trouble
from affiant.reading.failure import Unreadable
from affiant.reading.keeping import Kept

_ALWAYS = 16 << 30  # bytes that any archive may unpack to
_TIMES = 40  # its own size; mail shrinks to a quarter, logs to a twentieth


class Broken(Exception):
    """A member that cannot be unpacked, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def keep(member: Member, originals: Originals, left: int) -> tuple[Kept, bool]:
    """Archive a member's bytes, and tell whether they break off. Raises Broken: locked, a link,
    damaged from the first byte on, or more than `left`.
    """
    if member.trouble is not None:
        raise Broken(member.trouble)
    with member.open() as unpacked:
        try:
            kept = originals.keep(cast("BinaryIO", unpacked), left)
        except Unreadable as error:
            raise Broken(Trouble.BOMB) from error
        if unpacked.is_broken and not kept.size:
            raise Broken(Trouble.DAMAGED)
        return kept, unpacked.is_broken


def budget(size: int) -> int:
    """Bytes that an archive of `size` bytes may unpack to, archives in it included."""
    return max(_ALWAYS, size * _TIMES)
