"""The digest of a stretch of a file, read piece by piece."""

import hashlib
from typing import BinaryIO

_PIECE = 1 << 20


def digest_of(file: BinaryIO, start: int, end: int) -> str:
    """The SHA-256 of a stretch of a file, of what there is of it."""
    file.seek(start)
    digest, left = hashlib.sha256(), end - start
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()
