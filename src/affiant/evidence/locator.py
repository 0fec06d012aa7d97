"""Paths of files as text that any database takes, and back to the very bytes.

File names are bytes and need not be UTF-8. What is UTF-8 stays as it is; every other byte is
written \\xNN, and a backslash of the name is doubled, so that two names never meet.
"""

import hashlib
import os
import re
from pathlib import Path

_ESCAPE = re.compile(rb"\\(\\|x[0-9a-f]{2})")


def locator(path: Path) -> str:
    """The path as text. Undone by `path_of`."""
    raw = os.fsencode(path).replace(b"\\", b"\\\\")
    return raw.decode("utf-8", "backslashreplace").replace("\x00", "\\x00")


def path_of(locator: str) -> Path:
    """The path that `locator` was made from."""

    def byte(match: re.Match[bytes]) -> bytes:
        escape = match.group(1)
        return b"\\" if escape == b"\\" else bytes([int(escape[1:], 16)])

    return Path(os.fsdecode(_ESCAPE.sub(byte, locator.encode("utf-8"))))


def key_digest(key: str) -> str:
    """What the ledger's unique index holds instead of a key of any length."""
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()


def storable(text: str) -> str:
    """`text` as any database takes it: NUL and lone surrogates spelled out."""
    return text.replace("\x00", "\\x00").encode("utf-8", "backslashreplace").decode()
