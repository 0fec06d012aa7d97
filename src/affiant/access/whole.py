"""Files for their owner alone, each written in one of three ways: over what is there, only where
nothing is, or only where nobody was faster."""

import os
import secrets
from pathlib import Path

OWNER_ONLY = 0o600


def write_whole(file: Path, content: bytes) -> None:
    """Write the file, whole or not at all, and onto the disk; what was there is gone."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        _written(part, content, os.O_TRUNC)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)  # of a full disk


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError, and leaves what is there."""
    _written(file, content, os.O_EXCL)


def write_once(file: Path, content: bytes) -> None:
    """Write the file, whole or not at all; of two that make one at once the first counts, and who
    reads it after this has that one."""
    part = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    _written(part, content, os.O_EXCL)
    try:
        os.link(part, file)
    except FileExistsError:
        pass  # another process was faster
    finally:
        part.unlink()


def _written(file: Path, content: bytes, how: int) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | how, OWNER_ONLY), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
