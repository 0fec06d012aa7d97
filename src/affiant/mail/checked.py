"""One stored message, checked: its signatures, its chain of seals and, where asked, the undoing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from affiant.mail.authentication import arc, checking
from affiant.mail.authentication.arc import Chain
from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.undo.search import Restored, restore
from affiant.mail.authentication.verdict import Reason, Verdict
from affiant.mail.authentication.wire import Wire
from affiant.reading.formats.address_list import people_of

_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)
_UNDOABLE = frozenset({Reason.BODY_DIFFERS, Reason.HEADERS_DIFFER, Reason.BODY_SHORT})
_MOST_ADDRESSES = 20  # of one author that are tried as Sender


@dataclass(frozen=True, slots=True)
class Checked:
    """`restored` has one for each verdict; None where nothing was restored, or nothing asked."""

    verdicts: tuple[Verdict, ...]
    chain: Chain
    restored: tuple[Restored | None, ...]


def check(raw: bytes, keys: KeyArchive, as_of: datetime | None, *, is_of_mailbox: bool) -> Checked:
    """As it is, without undoing.

    A mailbox marks lines that begin with "From ": where a signature holds only without these
    marks, they are taken away, and the verdict says so.
    """
    verdicts = checking.check(raw, keys, as_of)
    if is_of_mailbox and _STUFFED.search(raw) and not all(one.passes for one in verdicts):
        plain = checking.check(_STUFFED.sub(rb"\1", raw), keys, as_of)
        mark = (Undone(Change.STUFFED, "body"),)
        verdicts = tuple(
            replace(other, undone=mark) if other.passes and not one.passes else one
            for one, other in zip(verdicts, plain, strict=True)
        )
    return Checked(verdicts, arc.check(raw, keys, as_of), (None,) * len(verdicts))


def undone(found: Checked, raw: bytes, keys: KeyArchive, addresses: Sequence[str] = ()) -> Checked:
    """The same, with what could be restored; a verdict of a restored message says what was undone.

    What dates said of the message as it is, they say of the restored one.
    """
    restored = tuple(_restored(one, raw, keys, addresses) for one in found.verdicts)
    verdicts = tuple(
        one if other is None else replace(other.verdict, time=one.time)
        for one, other in zip(found.verdicts, restored, strict=True)
    )
    return replace(found, verdicts=verdicts, restored=restored)


def _restored(
    one: Verdict, raw: bytes, keys: KeyArchive, addresses: Sequence[str]
) -> Restored | None:
    if one.signature is None or one.reason not in _UNDOABLE:
        return None
    return restore(raw, one.signature, keys, addresses)


class Authors:
    """The accounts under which a trove shows each author, by the name they write under."""

    def __init__(self) -> None:
        self._known: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def note(self, raw: bytes) -> None:
        """Take in a message's From and Sender."""
        for name, address in _named(raw, ("from", "sender")):
            held = self._known[name.casefold()]
            if name and address and len(held) < _MOST_ADDRESSES:
                held[address] = None

    def addresses(self, raw: bytes) -> tuple[str, ...]:
        """Those that the author of this message is known to use."""
        names = {name.casefold() for name, _ in _named(raw, ("from",)) if name}
        return tuple(address for name in names for address in self._known.get(name, ()))


def _named(raw: bytes, fields: Iterable[str]) -> list[tuple[str, str]]:
    head = raw[: 64 * 1024].replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"
    wire = Wire.of(head)
    told = [one.unfolded for name in fields for one in wire.named(name)]
    return people_of(told[:4])
