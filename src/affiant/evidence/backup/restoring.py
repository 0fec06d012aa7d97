"""A casefile out of a backup: whole, or nothing.

All of it is made beside its place, in `restoring.part` inside the new folder, each part proven
to be as it was signed; then it is moved, the database last, so that no folder ever looks like a
casefile before it is one.
"""

import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from affiant.evidence.backup.errors import BackupError, Problem
from affiant.evidence.backup.member import CHUNK, END, HEAD, Malformed, Member, content, next_member
from affiant.evidence.backup.pipe import Plainly, plainly
from affiant.evidence.backup.place import Place, Taking, place_for
from affiant.evidence.backup.roll import Roll
from affiant.evidence.backup.sealing import Opening
from affiant.evidence.backup.writing import FORM, Told, quietly
from affiant.evidence.casefile import PUBLISHED
from affiant.evidence.originals import READ_ONLY
from affiant.evidence.signing import Signature

STAGING = "restoring.part"
LONGEST_TOLD = 4 * 1024 * 1024  # bytes of a head or an end, which are JSON
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. `damaged` originals were so when the backup was made."""

    folder: Path
    made: str
    originals: int
    damaged: tuple[str, ...]
    fingerprint: str


def restore(
    file: Path,
    folder: Path,
    opening: Opening,
    *,
    database: str | None = None,
    key: str | None = None,
    told: Told = quietly,
) -> Restored:
    """Make the casefile of a backup in `folder`, which is empty or not there.

    `database` is the URL of an empty PostgreSQL database, for a backup of one; `key` is the
    fingerprint of the casefile that must have made it. Raises BackupError, OSError,
    django.db.Error.
    """
    made_here = _prepare(folder)
    staging = folder / STAGING
    try:
        with file.open("rb") as sealed, plainly(sealed, opening) as plain:
            restoring = _Restoring(plain, staging, place_for(staging, database), told)
            restored = restoring.run(key)
        _move(staging, folder)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        if made_here:
            with suppress(OSError):
                folder.rmdir()
        raise
    return Restored(folder, *restored)


def _prepare(folder: Path) -> bool:
    """Make the folder and what is inside; whether it was not there. Raises BackupError."""
    there = folder.is_dir()
    if there and any(one.name != STAGING for one in folder.iterdir()):
        raise BackupError(Problem.NOT_EMPTY, folder.name)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.rmtree(folder / STAGING, ignore_errors=True)  # of a restore that was killed
    (folder / STAGING / "originals").mkdir(mode=0o700, parents=True)
    (folder / STAGING / "keys").mkdir(mode=0o700)
    return not there


def _move(staging: Path, folder: Path) -> None:
    os.sync()
    for name in ("originals", "keys", PUBLISHED, "casefile.db"):
        if (staging / name).exists():
            (staging / name).rename(folder / name)
    staging.rmdir()


class _Restoring:
    """One pass through a backup."""

    def __init__(self, plain: Plainly, staging: Path, place: Place, told: Told) -> None:
        self._plain = plain
        self._staging = staging
        self._place = place
        self._told = told
        self._roll = Roll()
        self._originals = 0
        self._damaged: list[str] = []
        self._sha256 = ""
        self._last = Member(END, 0)

    def run(self, key: str | None) -> tuple[str, int, tuple[str, ...], str]:
        """All parts into their places. Raises BackupError."""
        try:
            head = self._head()
            with self._place.made([(app, name) for app, name in head["migrations"]]):
                self._parts(head)
                signer = self._end(key)
        except (Malformed, KeyError, TypeError, ValueError, zlib.error) as error:
            raise BackupError(Problem.DAMAGED) from error
        return head["made"], self._originals, tuple(self._damaged), signer

    def _head(self) -> dict[str, Any]:
        member = next_member(self._plain)
        if member is None or member.name != HEAD:
            raise BackupError(Problem.NO_BACKUP)
        head: dict[str, Any] = self._json(member, LONGEST_TOLD)
        if head.get("form") != FORM:
            raise BackupError(Problem.NEWER)
        if head["database"] != self._place.kind:
            raise BackupError(Problem.OTHER_DATABASE, head["database"])
        return head

    def _parts(self, head: dict[str, Any]) -> None:
        with _Files(self._place) as files:
            while (member := self._next()).name != END:
                kind, _, name = member.name.partition("/")
                if kind == "database":
                    files.take(name.partition(".")[0], self._counted(member))
                elif kind == "keys":
                    _write(self._staging / "keys" / name, self._counted(member), OWNER_ONLY)
                elif kind == PUBLISHED:
                    (self._staging / PUBLISHED).mkdir(mode=0o700, exist_ok=True)
                    _write(self._staging / PUBLISHED / name, self._counted(member), READ_ONLY)
                else:
                    self._original(member, name)
                    self._told("originals", self._originals, head["originals"])
            self._last = member

    def _next(self) -> Member:
        member = next_member(self._plain)
        if member is None or member.name == HEAD:
            raise Malformed("a part is out of its place")
        return member

    def _counted(self, member: Member) -> Iterator[bytes]:
        """The content, entered in the roll when it has all come."""
        digest = hashlib.sha256()
        for chunk in content(self._plain, member):
            digest.update(chunk)
            yield chunk
        self._roll.add(member.name, member.size, digest.hexdigest())
        self._sha256 = digest.hexdigest()

    def _original(self, member: Member, name: str) -> None:
        place = self._staging / "originals" / name
        place.parent.mkdir(exist_ok=True)
        _write(place, self._counted(member), READ_ONLY)
        self._originals += 1
        if self._sha256 != name.replace("/", ""):
            self._damaged.append(name.replace("/", ""))

    def _json(self, member: Member, longest: int) -> Any:
        if member.size > longest:
            raise Malformed("a part is too long")
        return json.loads(b"".join(self._counted(member)))

    def _end(self, key: str | None) -> str:
        """Who signed the roll. Raises BackupError(FORGED), and Malformed if more follows."""
        roll = self._roll.signed
        end = self._json(self._last, LONGEST_TOLD)
        signature = Signature(end["signature"], end["public_key"])
        if not signature.holds(roll):
            raise BackupError(Problem.FORGED)
        if key is not None and "".join(key.split()) != "".join(signature.fingerprint.split()):
            raise BackupError(Problem.FORGED, signature.fingerprint)
        if next_member(self._plain) is not None:
            raise Malformed("something follows on the end")
        return signature.fingerprint


class _Files:
    """The database's files, one after the other, each in some parts of one gzip file."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._stack = ExitStack()
        self._name = ""
        self._unpacker: Any = None
        self._target: Taking | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        if error[0] is None:
            self._close()
        self._stack.__exit__(*error)

    def take(self, name: str, chunks: Iterator[bytes]) -> None:
        """The next part, of this file."""
        if name != self._name:
            self._close()
            self._name, self._unpacker = name, zlib.decompressobj(wbits=31)
            self._target = self._stack.enter_context(self._place.taking(name))
        for chunk in chunks:
            self._write(chunk)

    def _write(self, chunk: bytes) -> None:
        while chunk and self._target is not None:
            self._target.write(self._unpacker.decompress(chunk, CHUNK))
            chunk = self._unpacker.unconsumed_tail

    def _close(self) -> None:
        """No part of the file follows. Raises Malformed where its end is missing."""
        if self._target is not None:
            self._target.write(self._unpacker.flush())
            if not self._unpacker.eof:
                raise Malformed("a file of the database is cut off")
        self._stack.close()
        self._target = None


def _write(file: Path, chunks: Iterator[bytes], mode: int) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as opened:
        for chunk in chunks:
            opened.write(chunk)
