"""The head of the log, kept outside the database and signed: what was cut off is missed.

`keys/audit-head` holds the number and hash of the last entry with a signature over both. It
moves after an entry is committed, so a run killed in between leaves it behind, never ahead:
the entries after it are then held by the chain alone, until the next one is written. A head
that the log contradicts, or that is gone, does not move: it stays as the proof until a person
has looked and calls `adopt`.

The file has two slots of one disk sector each, written in turn and in place: a power cut in the
middle of one leaves the other. So the disk need not be waited for; that would double the 8 ms
of an entry.
"""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from affiant.access.audit.chain import Fault, Flaw
from affiant.access.audit.link import Head
from affiant.access.whole import write_whole

FILE = "audit-head"
SLOT, SLOTS = 512, 2  # bytes
_SIGNED = "affiant audit head 1"
FOLDER_OWNER_ONLY = 0o700


class Signature(Protocol):
    """A signature and the key that checks it, both in base64."""

    @property
    def signature(self) -> str:
        """The signature itself."""
        ...

    @property
    def public_key(self) -> str:
        """The key that checks it."""
        ...


class Signer(Protocol):
    """Signs with the casefile's key, the same content always the same way (Ed25519, RFC 8032)."""

    def sign(self, content: bytes) -> Signature:
        """A signature over these bytes."""
        ...


@dataclass(frozen=True, slots=True)
class _Slot:
    head: Head
    signature: str
    public_key: str

    @property
    def written(self) -> bytes:
        told = [str(self.head), self.signature, self.public_key]
        return (json.dumps(told).ljust(SLOT - 1) + "\n").encode()


def _slot(content: bytes) -> _Slot | None:
    try:
        head, signature, public_key = json.loads(content)
        return _Slot(Head.parse(head), signature, public_key)
    except (ValueError, TypeError, AttributeError):
        return None  # damaged, or half written when the power was cut


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head's file in the casefile's folder of keys, and who signs it."""

    keys: Path
    signer: Signer

    @property
    def file(self) -> Path:
        """Where the head is kept."""
        return self.keys / FILE

    def begin(self) -> None:
        """Set the head of an empty log, before its first entry."""
        self.keys.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
        with self._alone():
            if not self.file.exists():
                self._write(Head())

    def advance(self, head: Head, *, stands: Callable[[Head], bool]) -> None:
        """Move the head forward, if the log still has the entry it is at (`stands` tells).

        One that is further already stays: writers may overtake each other.
        """
        with self._alone():
            kept, faults = self.check()
            if kept and not faults and kept.sequence < head.sequence and stands(kept):
                with self.file.open("r+b") as file:
                    file.seek(head.sequence % SLOTS * SLOT)
                    file.write(self._signed(head))

    def adopt(self, head: Head) -> None:
        """Take this head for the true one: after a restore, or once a person has looked."""
        with self._alone():
            self._write(head)

    def check(self) -> tuple[Head | None, tuple[Fault, ...]]:
        """The head as it is kept, and what is wrong with it. None where there is no head."""
        if not self.file.exists():
            return None, ()
        slots = self._slots()
        if not slots:
            return None, (Fault(Flaw.UNREADABLE_HEAD),)
        kept = slots[-1]
        # Ed25519 gives one signature per key and content: to sign again is to check.
        if kept.written != self._signed(kept.head):
            return kept.head, (Fault(Flaw.BAD_SEAL, kept.head.sequence),)
        return kept.head, ()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.keys / f"{FILE}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _slots(self) -> list[_Slot]:
        """What can be read, the furthest last."""
        try:
            content = self.file.read_bytes()
        except FileNotFoundError:
            return []
        slots = (_slot(content[at : at + SLOT]) for at in range(0, SLOTS * SLOT, SLOT))
        return sorted((slot for slot in slots if slot), key=lambda slot: slot.head.sequence)

    def _signed(self, head: Head) -> bytes:
        signed = self.signer.sign(_content(head))
        slot = _Slot(head, signed.signature, signed.public_key)
        return slot.written

    def _write(self, head: Head) -> None:
        write_whole(self.file, self._signed(head) * SLOTS)


def _content(head: Head) -> bytes:
    return f"{_SIGNED}\n{head}".encode()
