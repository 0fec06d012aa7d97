"""Web archives (ISO 28500), plain or compressed record by record.

Responses of any status, resources and conversions that have a payload are members, with the
address that they were fetched from. Requests, metadata, revisits and DNS records are not.
Payloads are archived as a browser would see them, without chunks and content encoding.
"""

import mimetypes
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from affiant.reading.formats.archive_names import last
from affiant.reading.formats.archive_stream import reasons, unpacking
from affiant.reading.formats.warc_tail import require_whole
from affiant.reading.limits import Limits
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.source import Source

_SIGNATURE = b"WARC/"
_GZIP = b"\x1f\x8b\x08"
_WITH_HEADER = 31  # zlib's window bits for a gzip stream
_BY_NAME = 0.5


class WarcReader:
    """WARC 1.0 and 1.1 through FastWARC."""

    name = "warc"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by signature, looking into the compression; 0.5 by name."""
        if _unpacked_start(source.head).startswith(_SIGNATURE):
            return 1.0
        return _BY_NAME if source.suffix == ".warc" else None

    def read(self, source: Source, limits: Limits) -> Reading:  # noqa: ARG002 - members are limited one by one
        """A damaged or cut record is found while members are read: Unreadable(DAMAGED)."""
        return Reading(members=_members(source))


def _unpacked_start(head: bytes) -> bytes:
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(_WITH_HEADER).decompress(head, len(_SIGNATURE))
    except zlib.error:
        return b""


def _members(source: Source) -> Iterator[Member]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - not at start-up

    wanted = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
    position = 0
    with source.path.open("rb") as file:
        with reasons("warc record"):
            for ordinal, record in enumerate(ArchiveIterator(file, auto_decode="all")):
                position = record.stream_pos
                if record.record_type in wanted:
                    yield from _member(ordinal, record)
        require_whole(file, position)


def _member(ordinal: int, record: Any) -> Iterator[Member]:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    payload = unpacking(record.reader, "warc payload")
    # Redirects have none, and name servers' answers are no documents.
    if url.startswith("dns:") or not payload.peek(1):  # type: ignore[attr-defined] # a BufferedReader
        return
    declared = _declared(record)
    identity = (record.record_id or "").strip("<>").removeprefix("urn:uuid:")
    yield Member(f"{ordinal:07d}@{identity}", _name(url, declared), payload, declared, url or None)


def _declared(record: Any) -> str | None:
    if record.http_headers is None:
        claimed: str | None = record.headers.get("Content-Type")
        return claimed
    media_type: str | None = record.http_content_type
    charset: str | None = record.http_charset
    return f"{media_type}; charset={charset}" if media_type and charset else media_type


def _name(url: str, declared: str | None) -> str:
    """The last segment of the address, with an extension where it has none."""
    try:
        segment = unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1])
    except ValueError:
        segment = ""
    if "." in segment:
        return last(segment)
    media_type = (declared or "").partition(";")[0].strip()
    return last((segment or "index") + (mimetypes.guess_extension(media_type) or ""))


READER: Reader = WarcReader()
