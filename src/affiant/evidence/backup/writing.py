"""Making a backup, while others work.

What is in it: the database as of one moment; every original that it has a row of; the editions
that were published; the folder of keys (the signing key, the ring, still closed by its own
passphrase, the escrow copy, and the audit log's head). What is not: locks, files that were
uploaded and not read yet, and the keys that open the ring.
"""

import hashlib
import json
import os
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from affiant import __version__
from affiant.evidence.backup.errors import BackupError, Problem
from affiant.evidence.backup.member import CHUNK, CLOSING, END, HEAD, Member
from affiant.evidence.backup.roll import Roll
from affiant.evidence.backup.sealing import Closing, seal
from affiant.evidence.backup.source import Source, at_one_moment
from affiant.evidence.casefile import PUBLISHED, Casefile
from affiant.evidence.originals import Originals
from affiant.evidence.signing import Signer

FORM = "affiant backup 1"
PART = 8 * 1024 * 1024  # bytes of a part of the database, compressed: held in memory
LEVEL = 1  # zlib's quickest; texts and facts still shrink to a third
ATTEMPTS = 3  # at a ring of keys that changes meanwhile
_NOT_KEPT = (".lock", ".part")
OWNER_ONLY = 0o600

Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds. `damaged` are originals that were gone or could not be read."""

    file: Path
    bytes: int
    originals: int
    damaged: tuple[str, ...]
    fingerprint: str
    sha256: str


def quietly(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""


def back_up(
    casefile: Casefile, file: Path, closing: Closing, now: datetime, told: Told = quietly
) -> Made:
    """Write the open casefile into `file`, whole or not at all.

    `told` gets what is being done ("database", "originals"), and how far it is. Raises
    BackupError, OSError, django.db.Error, sqlite3.Error.
    """
    if file.exists():
        raise BackupError(Problem.EXISTS, file.name)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        for _ in range(ATTEMPTS):
            copying = _Copying(casefile, now, told)
            _write(part, copying, closing)
            if copying.ring == _ring(_keys(casefile.folder / "keys")):
                return copying.made(_settled(part, file), file)
            part.unlink()
        raise BackupError(Problem.UNSTEADY)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _write(part: Path, copying: "_Copying", closing: Closing) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as sealed:
        seal(Stream(copying.chunks()), sealed, closing)
        sealed.flush()
        os.fsync(sealed.fileno())


def _settled(part: Path, file: Path) -> str:
    """Give it its name, if nobody else took that meanwhile; its digest."""
    with part.open("rb") as written:
        sha256 = hashlib.file_digest(written, "sha256").hexdigest()
    try:
        os.link(part, file)
    except FileExistsError as error:
        raise BackupError(Problem.EXISTS, file.name) from error
    except OSError:  # a stick without links
        part.rename(file)
    return sha256


class Stream:
    """Reads from chunks."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = memoryview(chunk)
        size = len(self._rest) if size < 0 else size
        found, self._rest = self._rest[:size], self._rest[size:]
        return bytes(found)


class _Copying:
    """One attempt."""

    def __init__(self, casefile: Casefile, now: datetime, told: Told) -> None:
        self._casefile = casefile
        self._signer = Signer.of(casefile.folder)
        self._now = now
        self._told = told
        self._roll = Roll()
        self._originals = 0
        self._damaged: list[str] = []
        self.ring = b""

    def chunks(self) -> Iterator[bytes]:
        """The whole tar."""
        keys = _keys(self._casefile.folder / "keys")  # the log's head may be behind, never ahead
        self.ring = _ring(keys)
        with at_one_moment(self._casefile, lambda n, of: self._told("database", n, of)) as source:
            yield from self._whole(HEAD, self._head(source))
            for name, content in sorted(keys.items()):
                yield from self._whole(f"keys/{name}", content)
            for name, chunks in source.files():
                for number, content in enumerate(_compressed(chunks), start=1):
                    yield from self._whole(f"database/{name}.{number:06d}", content)
            yield from self._all_originals(source)
            yield from self._editions()
        yield from self._whole(END, self._end())
        yield CLOSING

    def _head(self, source: Source) -> bytes:
        count = sum(1 for _ in source.originals())
        self._originals = count
        return _json(
            {
                "form": FORM,
                "affiant": __version__,
                "made": self._now.isoformat(),
                "database": source.kind,
                "migrations": source.migrations,
                "originals": count,
                "fingerprint": self._signer.fingerprint,
            }
        )

    def _all_originals(self, source: Source) -> Iterator[bytes]:
        for done, sha256 in enumerate(source.originals(), start=1):
            yield from self._original(self._casefile.originals, sha256)
            self._told("originals", done, self._originals)

    def _original(self, originals: Originals, sha256: str) -> Iterator[bytes]:
        name = f"originals/{sha256[:2]}/{sha256[2:]}"
        found = yield from self._file(originals.path(sha256), name)
        if found != sha256:
            self._damaged.append(sha256)

    def _editions(self) -> Iterator[bytes]:
        """Editions never change: those of this moment are among those that are there."""
        for file in sorted((self._casefile.folder / PUBLISHED).glob("*.zip")):
            yield from self._file(file, f"{PUBLISHED}/{file.name}")

    def _file(self, path: Path, name: str) -> Generator[bytes, None, str]:
        """A file, and its digest; where the disk gives only a part of it, zeros follow. "" for
        none."""
        try:
            file = path.open("rb")
        except OSError:
            return ""
        with file:
            member = Member(name, os.fstat(file.fileno()).st_size)
            yield member.header
            digest, left = hashlib.sha256(), member.size
            while left:
                try:
                    chunk = file.read(min(CHUNK, left))
                except OSError:
                    chunk = b""
                chunk = chunk or bytes(min(CHUNK, left))
                digest.update(chunk)
                left -= len(chunk)
                yield chunk
            yield bytes(member.padding)
        found = digest.hexdigest()
        self._roll.add(member.name, member.size, found)
        return found

    def _whole(self, name: str, content: bytes) -> Iterator[bytes]:
        member = Member(name, len(content))
        yield member.header + content + bytes(member.padding)
        self._roll.add(name, len(content), hashlib.sha256(content).hexdigest())

    def _end(self) -> bytes:
        signature = self._signer.sign(self._roll.signed)
        return _json(
            {
                "parts": self._roll.parts,
                "bytes": self._roll.length,
                "roll": self._roll.digest,
                "signature": signature.signature,
                "public_key": signature.public_key,
            }
        )

    def made(self, sha256: str, file: Path) -> Made:
        """What came of it."""
        size, key = file.stat().st_size, self._signer.fingerprint
        return Made(file, size, self._originals, tuple(self._damaged), key, sha256)


def _keys(folder: Path) -> dict[str, bytes]:
    """The files of the folder of keys, but for locks and what is half written."""
    return {
        file.name: file.read_bytes()
        for file in sorted(folder.glob("*"))
        if file.is_file() and not file.name.endswith(_NOT_KEPT)
    }


def _ring(keys: dict[str, bytes]) -> bytes:
    """What must not change while the database is copied, or rows could need a key that is not in
    the backup."""
    return keys.get("ring.json", b"")


def _compressed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes as one gzip file, in parts."""
    packer, held = zlib.compressobj(LEVEL, wbits=31), bytearray()
    for chunk in chunks:
        held += packer.compress(chunk)
        if len(held) >= PART:
            yield bytes(held)
            held.clear()
    yield bytes(held) + packer.flush()


def _json(told: dict[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
