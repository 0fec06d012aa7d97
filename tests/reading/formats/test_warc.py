import gzip
from pathlib import Path

import pytest

from affiant.reading.failure import Reason
from affiant.reading.outcome import Failed, Read
from tests.reading.containers import Walked, read


def page(number: int) -> bytes:
    return (
        f"<html><body><p>The invented page number {number} says little.</p></body></html>".encode()
    )


def record(kind: str, path: str, block: bytes, media_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://example.org/{path}\r\n"
        f"WARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{path}>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(path: str, status: str, payload: bytes, more: str = "") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"{more}Content-Length: {len(payload)}\r\n\r\n"
    )
    return record("response", path, head.encode() + payload, "application/http; msgtype=response")


def archive(*, packed: bool) -> bytes:
    records = [
        response("one", "200 OK", page(1)),
        response("gone.html", "404 Not Found", page(2)),
        response("moved", "301 Moved", b""),
        response("packed", "200 OK", gzip.compress(page(3)), "Content-Encoding: gzip\r\n"),
        record("metadata", "m", b"fetchTimeMs: 12\r\n", "application/warc-fields"),
        record("resource", "t.csv", b"year,tons\n2024,12\n", "text/csv"),
    ]
    return b"".join(gzip.compress(r) if packed else r for r in records)


def names(found: Walked) -> list[str]:
    return [o.name for o in found.outcomes if isinstance(o, Read | Failed)][:-1]


@pytest.mark.parametrize("packed", [True, False])
def test_payloads_are_members_whatever_their_status(tmp_path: Path, packed: bool) -> None:
    found = read(tmp_path, "crawl.warc", archive(packed=packed))
    assert names(found) == ["one.html", "gone.html", "packed.html", "t.csv"]
    assert found.top.members == 4
    assert set(found.ends().values()) == {None}


def test_a_member_knows_where_it_was_fetched(tmp_path: Path) -> None:
    found = read(tmp_path, "crawl.warc.gz", archive(packed=True))
    first = next(o for o in found.outcomes if isinstance(o, Read))
    assert first.document is not None
    assert first.document.url == "http://example.org/one"


def test_a_payload_is_kept_as_a_browser_sees_it(tmp_path: Path) -> None:
    found = read(tmp_path, "crawl.warc.gz", archive(packed=True))
    key = next(o.path[1] for o in found.outcomes if o.name == "packed.html")
    assert found.kept(key) == page(3)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("missing", [9, 60, 300])
def test_a_crawl_that_was_cut_off_is_not_taken_for_whole(
    tmp_path: Path,
    packed: bool,
    missing: int,
) -> None:
    found = read(tmp_path, "crawl.warc", archive(packed=packed)[:-missing])
    assert found.ends()[()] is Reason.DAMAGED
    assert "one.html" in names(found)


def test_bytes_that_are_no_record_are_reported(tmp_path: Path) -> None:
    found = read(tmp_path, "crawl.warc", archive(packed=False) + b"and then something else")
    assert found.ends()[()] is Reason.DAMAGED
