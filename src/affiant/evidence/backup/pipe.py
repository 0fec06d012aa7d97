"""What is decrypted, to be read: age writes in a thread of its own, into a pipe."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO

from affiant.evidence.backup.errors import BackupError
from affiant.evidence.backup.sealing import Opening, unseal


class Plainly:
    """The thread's end of it: what went wrong there is raised here."""

    def __init__(self, sealed: IO[bytes], opening: Opening) -> None:
        self._sealed = sealed
        self._opening = opening
        self._error: BaseException | None = None
        reading, writing = os.pipe()
        self._out = os.fdopen(reading, "rb")
        self._thread = Thread(target=self._run, args=(os.fdopen(writing, "wb"),), daemon=True)
        self._thread.start()

    def _run(self, plain: IO[bytes]) -> None:
        try:
            unseal(self._sealed, plain, self._opening)
        except BaseException as error:  # noqa: BLE001 - raised again where it is read
            self._error = error
        finally:
            with suppress(OSError):
                plain.close()

    def read(self, size: int, /) -> bytes:
        """At most so many bytes. Raises at the end what went wrong before it."""
        found = self._out.read(size)
        if len(found) < size:
            self._thread.join()
            if isinstance(self._error, (BackupError, OSError)):
                raise self._error
        return found

    def close(self) -> None:
        """Read no further."""
        self._out.close()
        self._thread.join()


@contextmanager
def plainly(sealed: IO[bytes], opening: Opening) -> Iterator[Plainly]:
    """What is inside, for the time of the block."""
    plain = Plainly(sealed, opening)
    try:
        yield plain
    finally:
        plain.close()
