"""The encryption: age, by pyrage, in a stream.

For recipients the file is plain age. pyrage streams to keys only, so for a passphrase the file
begins with a key of its own, in age's armour and closed by the passphrase, and age to that key
follows. Without affiant: cut the armoured block off into `key.age`, the rest into `backup.age`;
`age -d key.age > key`, then `age -d -i key backup.age | tar x`.

pyrage hides what a reader or a writer raises, and loses the error of a last write altogether:
both are kept here and raised again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, Any, Protocol

import pyrage

from affiant.evidence.backup.errors import BackupError, Problem
from affiant.evidence.backup.member import Plain
from affiant.evidence.backup.scrypt_age import (
    ARMOUR,
    ARMOUR_END,
    NotSealedSoError,
    WrongPassphraseError,
    close,
    open_closed,
)

_LONGEST_ARMOUR = 4096  # bytes; one of ours has 450
_PLAIN_AGE = b"age-encryption.org/"
LEAST_CHARACTERS = 12


class Closing(Protocol):
    """To whom a backup is closed."""

    def begin(self, sealed: IO[bytes]) -> Sequence[Any]:
        """Write what stands before the age file; the recipients (pyrage's) of it."""
        ...


class Opening(Protocol):
    """What opens a backup."""

    def begin(self, sealed: IO[bytes]) -> Sequence[Any]:
        """Read what stands before the age file; the identities (pyrage's) that open it."""
        ...


@dataclass(frozen=True, slots=True)
class Recipients:
    """Public keys: `age1...`, or lines of SSH keys. Who can make a backup cannot open it."""

    keys: tuple[str, ...]

    def begin(self, sealed: IO[bytes]) -> Sequence[Any]:
        """Nothing stands before it. Raises BackupError(BAD_KEY)."""
        del sealed
        return [_recipient(key) for key in self.keys]


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Something that a person knows; both closes and opens."""

    words: str = field(repr=False)

    def begin(self, sealed: IO[bytes]) -> Sequence[Any]:
        """Write a key closed with the passphrase, or read the one that is there.

        Raises BackupError: SHORT_PASSPHRASE, NO_BACKUP, NO_KEY, DAMAGED.
        """
        return self._read(sealed) if sealed.readable() else self._write(sealed)

    def _write(self, sealed: IO[bytes]) -> Sequence[Any]:
        if len(self.words) < LEAST_CHARACTERS:
            raise BackupError(Problem.SHORT_PASSPHRASE, str(LEAST_CHARACTERS))
        key = pyrage.x25519.Identity.generate()
        sealed.write(close(str(key).encode(), self.words))
        return [key.to_public()]

    def _read(self, sealed: IO[bytes]) -> Sequence[Any]:
        armour = _armour(sealed)
        try:
            key = open_closed(armour, self.words).decode()
            return [pyrage.x25519.Identity.from_str(key)]
        except WrongPassphraseError as error:
            raise BackupError(Problem.NO_KEY) from error
        except (NotSealedSoError, pyrage.IdentityError, ValueError) as error:
            raise BackupError(Problem.DAMAGED) from error


@dataclass(frozen=True, slots=True)
class Identities:
    """Secret keys: `AGE-SECRET-KEY-1...`, or a whole SSH key."""

    keys: tuple[str, ...] = field(repr=False)

    def begin(self, sealed: IO[bytes]) -> Sequence[Any]:
        """Nothing is read. Raises BackupError: BAD_KEY, NO_KEY where a passphrase closed it."""
        start = sealed.read(len(ARMOUR))
        sealed.seek(0)
        if start == ARMOUR:
            raise BackupError(Problem.NO_KEY)
        if not start.startswith(_PLAIN_AGE):
            raise BackupError(Problem.NO_BACKUP)
        return [_identity(key) for key in self.keys]


def seal(plain: Plain, sealed: IO[bytes], closing: Closing) -> None:
    """Encrypt all that `plain` gives. Raises what `plain` and `sealed` raise, and BackupError."""
    recipients = closing.begin(sealed)
    source, target = _Source(plain), _Target(sealed)
    with suppress(pyrage.EncryptError, OSError):
        pyrage.encrypt_io(source, target, recipients)
        source.raise_again()
        target.raise_again()
        return
    source.raise_again()
    target.raise_again()
    raise BackupError(Problem.BAD_KEY)


def unseal(sealed: IO[bytes], plain: IO[bytes], opening: Opening) -> None:
    """Decrypt all of it, in pieces that are each proven to be genuine before they are written.

    Raises BackupError: NO_KEY, NO_BACKUP, DAMAGED; and what `sealed` and `plain` raise.
    """
    identities = opening.begin(sealed)
    source, target = _Source(sealed), _Target(plain)
    try:
        pyrage.decrypt_io(source, target, identities)
    except pyrage.DecryptError as error:
        source.raise_again()
        target.raise_again()
        raise BackupError(_trouble(str(error))) from error
    except OSError as error:
        source.raise_again()
        target.raise_again()
        raise BackupError(Problem.DAMAGED) from error
    source.raise_again()
    target.raise_again()


def _trouble(said: str) -> Problem:
    return Problem.NO_KEY if "matching keys" in said else Problem.DAMAGED


class _Keeping:
    """Keeps what goes wrong, for whoever asks when pyrage has ended."""

    def __init__(self) -> None:
        self._error: BaseException | None = None

    @contextmanager
    def _kept(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._error = error
            raise

    def raise_again(self) -> None:
        """Raise what went wrong."""
        if self._error is not None:
            raise self._error


class _Source(_Keeping):
    """Reads."""

    def __init__(self, plain: Plain) -> None:
        super().__init__()
        self._plain = plain

    def read(self, size: int = -1) -> bytes:
        with self._kept():
            return self._plain.read(size)


class _Target(_Keeping):
    """Writes all of it; nothing more once something went wrong."""

    def __init__(self, sealed: IO[bytes]) -> None:
        super().__init__()
        self._sealed = sealed

    def write(self, chunk: bytes) -> int:
        if self._error is None:
            with self._kept():
                self._sealed.write(chunk)
        return len(chunk)

    def flush(self) -> None:
        if self._error is None:
            with self._kept():
                self._sealed.flush()


def _armour(sealed: IO[bytes]) -> bytes:
    """The armoured block at the beginning, and the file at what follows. Raises BackupError."""
    start = sealed.read(_LONGEST_ARMOUR)
    end = start.find(ARMOUR_END)
    if start.startswith(_PLAIN_AGE):
        raise BackupError(Problem.NO_KEY)
    if not start.startswith(ARMOUR) or end < 0:
        raise BackupError(Problem.NO_BACKUP)
    sealed.seek(end + len(ARMOUR_END))
    return start[: end + len(ARMOUR_END)]


def _recipient(key: str) -> Any:
    kind = pyrage.ssh if key.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(key.strip())
    except pyrage.RecipientError as error:
        raise BackupError(Problem.BAD_KEY) from error


def _identity(key: str) -> Any:
    try:
        if key.startswith("AGE-"):
            return pyrage.x25519.Identity.from_str(key.strip())
        return pyrage.ssh.Identity.from_buffer(key.encode())
    except pyrage.IdentityError as error:
        raise BackupError(Problem.BAD_KEY) from error
