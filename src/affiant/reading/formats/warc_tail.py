"""Whether a web archive ends where its last record does.

FastWARC hands out what is left of a record that was cut off, and stops at bytes that it does
not understand, both in silence. A crawl that was killed must be told from a whole one.
"""

import re
import zlib
from typing import BinaryIO

from affiant.reading.failure import Reason, Unreadable

_GZIP = b"\x1f\x8b"
_WITH_HEADER = 31  # zlib's window bits for a gzip stream
_CHUNK = 64 * 1024
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")


def require_whole(file: BinaryIO, last: int) -> None:
    """Raise Unreadable(DAMAGED) unless `file` ends with the record that starts at byte `last`."""
    file.seek(last)
    head = file.read(_CHUNK)
    file.seek(last)
    rest = _after_gzip(file) if head.startswith(_GZIP) else _after_plain(file, head)
    if rest.strip(b"\r\n\0 "):
        raise Unreadable(Reason.DAMAGED, f"unknown bytes after the record at byte {last}")


def _after_gzip(file: BinaryIO) -> bytes:
    unpacker = zlib.decompressobj(_WITH_HEADER)
    try:
        while not unpacker.eof and (chunk := file.read(_CHUNK)):
            while chunk and not unpacker.eof:
                unpacker.decompress(chunk, _CHUNK)
                chunk = unpacker.unconsumed_tail
    except zlib.error as error:
        raise Unreadable(Reason.DAMAGED, "the last record does not unpack") from error
    if not unpacker.eof:
        raise Unreadable(Reason.DAMAGED, "the last record is cut off")
    return unpacker.unused_data + file.read(_CHUNK)


def _after_plain(file: BinaryIO, head: bytes) -> bytes:
    end, length = _END_OF_HEADER.search(head), _LENGTH.search(head)
    if end is None or length is None or length.start() > end.start():
        raise Unreadable(Reason.DAMAGED, "the last record has no header")
    block = end.end() + int(length.group(1))
    start = file.tell()
    if file.seek(0, 2) < start + block:
        raise Unreadable(Reason.DAMAGED, "the last record is cut off")
    file.seek(start + block)
    return file.read(_CHUNK)
